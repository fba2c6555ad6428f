// What is done to voices: one key an attempt, the fault in words, and who changed it in between.
import { ref, watch } from 'vue'
import { sayFault } from '../../api/faults'
import { KeyRing } from '../../api/keys'
import { staleOf, type Stale } from '../../matters/stale'
import { say } from '../../ui/status'

export function useVoiceActions() {
  const busy = ref(false)
  const fault = ref('')
  const stale = ref<Stale>()
  const keys = new KeyRing()
  // Once one has looked, the sentence about it goes too.
  watch(stale, (now) => !now && (fault.value = ''), { flush: 'sync' })

  async function act(name: string, content: unknown, send: (key: string) => Promise<unknown>, done: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    fault.value = ''
    stale.value = undefined
    try {
      await keys.with(name, content, send)
      say(done)
      return true
    } catch (problem) {
      // Who shows `stale` says there who changed it, and offers to look; for the others the sentence has to do.
      stale.value = staleOf(problem)
      fault.value = sayFault(problem)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, fault, stale, act }
}
