// What was done last may be taken back for ten seconds. Two ways: `offer` what is done already and can be undone; `hold` what nobody
// could take back (a speaker has read it): that is done only when the ten seconds are over, at once when the page is left.
import { onUnmounted, ref, shallowRef } from 'vue'
import { leaving } from './router'

export const kUndoFor = 10_000

export interface LastDeed {
  label: string
  held: boolean
}

export function useUndo() {
  const last = shallowRef<LastDeed>()
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let undo: (() => Promise<void>) | undefined
  let held: (() => Promise<void>) | undefined
  let after: (() => Promise<void>) | undefined

  function clear(): void {
    clearTimeout(timer)
    last.value = undefined
    undo = undefined
    held = undefined
    after = undefined
    leaving.ask = false
  }
  // Does what is held, now; what is done stays done.
  async function flush(): Promise<void> {
    const go = held ?? after
    clear()
    await go?.()
  }
  // `finish`: what is left to do once nobody takes it back any more.
  function offer(label: string, take: () => Promise<void>, finish?: () => Promise<void>): void {
    void flush()
    last.value = { label, held: false }
    undo = take
    after = finish
    timer = setTimeout(() => void flush(), kUndoFor)
  }
  function hold(label: string, go: () => Promise<void>): void {
    void flush()
    last.value = { label, held: true }
    held = go
    leaving.ask = true
    timer = setTimeout(() => void flush(), kUndoFor)
  }
  // True when there was something to take back.
  async function takeBack(): Promise<boolean> {
    if (!last.value || busy.value) return false
    const take = undo
    clear()
    busy.value = true
    try {
      await take?.()
    } finally {
      busy.value = false
    }
    return true
  }
  onUnmounted(() => {
    void flush()
  })
  return { last, busy, offer, hold, takeBack, flush }
}
