// The list of categories while it is changed: pure.
import type { Category, NewCategory } from './categories_api'

export interface Line {
  id: number // of this page, for the list's keys
  key?: string
  zh: string
  en: string
  retired: boolean
}

let count = 0
export const newLine = (): Line => ({ id: ++count, zh: '', en: '', retired: false })
export const linesOf = (items: readonly Category[]): Line[] =>
  items.filter((one) => one.key !== 'unsure').map((one) => ({ id: ++count, key: one.key, zh: one.zh, en: one.en, retired: one.retired ?? false }))

export const bodyOf = (lines: readonly Line[]): NewCategory[] =>
  lines.map((line) => ({ ...(line.key ? { key: line.key } : {}), zh: line.zh.trim(), en: line.en.trim(), retired: line.retired }))

export function moved(lines: readonly Line[], at: number, by: -1 | 1): Line[] {
  const to = at + by
  const list = [...lines]
  if (to < 0 || to >= list.length) return list
  ;[list[at], list[to]] = [list[to]!, list[at]!]
  return list
}

// Somebody else was quicker: what was changed here stays, what was not takes their words, and what they added is added.
export function merged(mine: readonly Line[], before: readonly Category[], now: readonly Category[]): Line[] {
  const was = new Map(before.map((one) => [one.key, one]))
  const is = new Map(now.map((one) => [one.key, one]))
  const list = mine.map((line) => {
    const [old, fresh] = [was.get(line.key ?? ''), is.get(line.key ?? '')]
    if (!line.key || !old || !fresh) return line
    const touched = line.zh !== old.zh || line.en !== old.en || line.retired !== (old.retired ?? false)
    return touched ? line : { ...line, zh: fresh.zh, en: fresh.en, retired: fresh.retired ?? false }
  })
  const there = new Set(mine.map((line) => line.key))
  return [...list, ...linesOf(now.filter((one) => !there.has(one.key)))]
}

export const alike = (lines: readonly Line[], last: Category | undefined): boolean => {
  const offered = [...lines.filter((line) => !line.retired), ...(last ? [last] : [])]
  return (['zh', 'en'] as const).some((lang) => new Set(offered.map((line) => line[lang].trim())).size < offered.length)
}
