// The photos that a speaker chose, in memory only: they go with the tab, and never into the draft on a shared phone.
//
// A photo keeps its place (1 to 6) from its first try on, so that a try whose answer was lost is the same photo again and not a
// second one. One goes after the other; one that fails or is stopped does not hold up the rest. A stopped one keeps its place too: its
// last bytes may have arrived.
import { reactive } from 'vue'
import { ApiProblem } from '../api/http'
import { sayFault } from '../api/faults'

export const kMost = 6

export interface Chosen {
  id: number
  blob: Blob
  url: string
  state: 'waiting' | 'sending' | 'kept' | 'failed' | 'stopped'
  // How much of it has gone, 0 to 100.
  percent: number
  slot?: number
  error?: string
  // Another try cannot help: the server will not take this photo.
  final?: boolean
}

export const tray = reactive({ items: [] as Chosen[], sending: false })
let made = 0
let stopSending: AbortController | undefined
const tried = new Set<number>() // in the present round

export function add(blob: Blob): void {
  tray.items.push({ id: ++made, blob, url: URL.createObjectURL(blob), state: 'waiting', percent: 0 })
}

export function drop(id: number): void {
  const gone = tray.items.find((item) => item.id === id)
  if (gone) URL.revokeObjectURL(gone.url)
  tray.items = tray.items.filter((item) => item.id !== id)
}

export function clear(): void {
  for (const item of [...tray.items]) drop(item.id)
}

export const left = (): Chosen[] => tray.items.filter((item) => item.state !== 'kept' && item.state !== 'stopped' && !item.final)

export type SendPhoto = (slot: number, blob: Blob, sent: (part: number) => void, stop: AbortSignal) => Promise<unknown>

// Not this one: whether its turn has come or not.
export function stop(item: Chosen): void {
  const onItsWay = item.state === 'sending'
  item.state = 'stopped'
  if (onItsWay) stopSending?.abort()
}
// After all, also while others are being sent.
export function again(item: Chosen): void {
  item.state = 'waiting'
  tried.delete(item.id)
}

function freeSlot(taken: ReadonlySet<number>): number | undefined {
  const used = new Set([...taken, ...tray.items.map((item) => item.slot)])
  for (let slot = 1; slot <= kMost; slot++) if (!used.has(slot)) return slot
  return undefined
}

async function sendOne(item: Chosen, taken: ReadonlySet<number>, send: SendPhoto): Promise<void> {
  item.slot ??= freeSlot(taken)
  if (item.slot === undefined) return
  item.state = 'sending'
  item.percent = 0
  item.error = undefined
  stopSending = new AbortController()
  const stopped = () => item.state === 'stopped'
  try {
    await send(item.slot, item.blob, (part) => (item.percent = Math.floor(part * 100)), stopSending.signal)
    item.state = 'kept'
  } catch (fault) {
    if (stopped()) return
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
    tried.clear()
    const next = () => left().find((item) => !tried.has(item.id))
    for (let item = next(); item; item = next()) {
      tried.add(item.id)
      await sendOne(item, taken, send)
    }
  } finally {
    tray.sending = false
  }
}
