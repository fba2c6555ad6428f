// The last linking may be taken back for ten seconds.
import { onUnmounted, ref } from 'vue'

export interface Undoable {
  matterId: string
  voiceIds: readonly string[]
}
const kUndoFor = 10_000

export function useUndo() {
  const last = ref<Undoable>()
  let timer: ReturnType<typeof setTimeout> | undefined
  function offer(done: Undoable): void {
    clearTimeout(timer)
    last.value = done
    timer = setTimeout(() => (last.value = undefined), kUndoFor)
  }
  function take(): Undoable | undefined {
    clearTimeout(timer)
    const taken = last.value
    last.value = undefined
    return taken
  }
  onUnmounted(() => clearTimeout(timer))
  return { last, offer, take }
}
