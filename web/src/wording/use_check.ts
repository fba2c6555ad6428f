// Asks the server, a moment after the last key, which places of a wording might tell who somebody is.
import { onUnmounted, ref, shallowRef } from 'vue'
import type { components } from '../api/schema'

export type Checked = components['schemas']['CheckedWording']

export function useCheck<T>(ask: (body: T) => Promise<Checked>) {
  const checked = shallowRef<Checked>({ warnings: [], looked: '' })
  const looked = ref(false)
  const failed = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  function take(found: Checked): void {
    // Other marks than those that were ticked want another look.
    if (found.looked !== checked.value.looked) looked.value = false
    checked.value = found
  }
  async function now(body: T): Promise<boolean> {
    clearTimeout(timer)
    const mine = ++latest
    try {
      const found = await ask(body)
      if (mine === latest) take(found)
      failed.value = false
    } catch {
      failed.value = true
    }
    return !failed.value
  }
  function soon(body: T): void {
    clearTimeout(timer)
    timer = setTimeout(() => void now(body), 500)
  }
  onUnmounted(() => clearTimeout(timer))
  return { checked, looked, failed, take, now, soon }
}
