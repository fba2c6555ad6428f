// One change by an administrator: its key, its fault, its word when done.
import { ref } from 'vue'
import { sayFault } from '../api/faults'
import { KeyRing } from '../api/keys'
import { say } from '../ui/status'

export function useChange() {
  const busy = ref(false)
  const fault = ref('')
  const keys = new KeyRing()
  async function change(name: string, content: unknown, send: (key: string) => Promise<unknown>, done: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    fault.value = ''
    try {
      await keys.with(name, content, send)
      say(done)
      return true
    } catch (problem) {
      fault.value = sayFault(problem)
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, fault, change }
}
