// Marks of the preview laid over a text. Places are counted in characters (code points), as the server counts them.
import type { components } from '../api/schema'

export type Warning = components['schemas']['WordingWarning']
export interface Piece {
  text: string
  why?: string
}

export function pieces(text: string, warnings: readonly Warning[]): Piece[] {
  const characters = Array.from(text)
  const found: Piece[] = []
  let reached = 0
  for (const mark of [...warnings].sort((a, b) => a.from - b.from)) {
    const from = Math.max(reached, mark.from)
    const to = Math.min(characters.length, mark.to)
    if (from >= to) continue
    if (from > reached) found.push({ text: characters.slice(reached, from).join('') })
    found.push({ text: characters.slice(from, to).join(''), why: mark.reason })
    reached = to
  }
  if (reached < characters.length) found.push({ text: characters.slice(reached).join('') })
  return found
}

// The marked words themselves, for a list beside the text.
export function marked(text: string, warning: Warning): string {
  return Array.from(text).slice(warning.from, warning.to).join('')
}
