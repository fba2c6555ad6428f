// The photos that a speaker chose, in memory only: they go with the tab, and never into the draft on a shared phone.
//
// A photo keeps its place (1 to 6) from its first try on, so that a try whose answer was lost is the same photo again and not a
// second one. One goes after the other; one that fails does not hold up the rest.
import { reactive } from 'vue'
import { ApiProblem } from '../api/http'
import { sayFault } from '../api/faults'

export const kMost = 6

export interface Chosen {
  id: number
  blob: Blob
  url: string
  state: 'waiting' | 'sending' | 'kept' | 'failed'
  slot?: number
  error?: string
  // Another try cannot help: the server will not take this photo.
  final?: boolean
}

export const tray = reactive({ items: [] as Chosen[], sending: false })
let made = 0

export function add(blob: Blob): void {
  tray.items.push({ id: ++made, blob, url: URL.createObjectURL(blob), state: 'waiting' })
}

export function drop(id: number): void {
  const gone = tray.items.find((item) => item.id === id)
  if (gone) URL.revokeObjectURL(gone.url)
  tray.items = tray.items.filter((item) => item.id !== id)
}

export function clear(): void {
  for (const item of [...tray.items]) drop(item.id)
}

export const left = (): Chosen[] => tray.items.filter((item) => item.state !== 'kept' && !item.final)

export type SendPhoto = (slot: number, blob: Blob) => Promise<unknown>

function freeSlot(taken: ReadonlySet<number>): number | undefined {
  const used = new Set([...taken, ...tray.items.map((item) => item.slot)])
  for (let slot = 1; slot <= kMost; slot++) if (!used.has(slot)) return slot
  return undefined
}

async function sendOne(item: Chosen, taken: ReadonlySet<number>, send: SendPhoto): Promise<void> {
  item.slot ??= freeSlot(taken)
  if (item.slot === undefined) return
  item.state = 'sending'
  item.error = undefined
  try {
    await send(item.slot, item.blob)
    item.state = 'kept'
  } catch (fault) {
    item.state = 'failed'
    item.error = sayFault(fault)
    item.final = fault instanceof ApiProblem && fault.status < 500 && fault.code !== 'rate_limited'
    if (item.final) item.slot = undefined // its place is free for another one
  }
}

// Sends what is left, one after the other. `taken`: the places that are filled already.
export async function sendAll(taken: ReadonlySet<number>, send: SendPhoto): Promise<void> {
  if (tray.sending) return
  tray.sending = true
  try {
    for (const item of left()) await sendOne(item, taken, send)
  } finally {
    tray.sending = false
  }
}
