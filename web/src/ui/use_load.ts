// Loading something for a page: nothing is shown for 300 ms, then a skeleton, after 3 s the words and a way to try again.
import { onUnmounted, ref, shallowRef } from 'vue'

export type Phase = 'quiet' | 'skeleton' | 'slow' | 'done' | 'failed'

// `there`: what is known already, shown at once.
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, there?: T) {
  const data = shallowRef<T | undefined>(there)
  const fault = shallowRef<unknown>()
  const phase = ref<Phase>(there === undefined ? 'quiet' : 'done')
  let current: AbortController | undefined
  const timers: ReturnType<typeof setTimeout>[] = []

  const stop = () => {
    timers.splice(0).forEach(clearTimeout)
    current?.abort()
  }

  async function run(): Promise<T | undefined> {
    stop()
    const mine = (current = new AbortController())
    phase.value = 'quiet'
    fault.value = undefined
    timers.push(setTimeout(() => (phase.value = 'skeleton'), 300))
    timers.push(setTimeout(() => (phase.value = 'slow'), 3000))
    try {
      const found = await load(mine.signal)
      if (mine !== current) return undefined
      data.value = found
      phase.value = 'done'
      return found
    } catch (problem) {
      if (mine !== current) return undefined
      fault.value = problem
      phase.value = 'failed'
      return undefined
    } finally {
      if (mine === current) timers.splice(0).forEach(clearTimeout)
    }
  }

  onUnmounted(() => {
    stop()
    current = undefined
  })
  return { data, fault, phase, run }
}
