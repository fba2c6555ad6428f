// What is done to voices: one key an attempt, the fault in words, and a report for many at once.
import { ref } from 'vue'
import { sayFault } from '../../api/faults'
import { KeyRing } from '../../api/keys'
import { t } from '../../i18n/desk'
import { staleOf, type Stale } from '../../matters/stale'
import { say } from '../../ui/status'

export interface Batch {
  done: string[]
  failed: { id: string; why: string }[]
}

export function useVoiceActions() {
  const busy = ref(false)
  const fault = ref('')
  const stale = ref<Stale>()
  const keys = new KeyRing()

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

  // One after another, so that the report can name each that failed.
  async function each(ids: readonly string[], name: string, send: (id: string, key: string) => Promise<unknown>): Promise<Batch> {
    const batch: Batch = { done: [], failed: [] }
    busy.value = true
    for (const id of ids) {
      try {
        await keys.with(name, id, (key) => send(id, key))
        batch.done.push(id)
      } catch (problem) {
        batch.failed.push({ id, why: sayFault(problem) })
      }
    }
    busy.value = false
    return batch
  }
  return { busy, fault, stale, act, each }
}

export function sayBatch(batch: Batch): string {
  const { done, failed } = batch
  if (!failed.length) return t('batch.done', { n: done.length })
  const why = [...new Set(failed.map((one) => one.why))].join(' ')
  return t('batch.partly', { n: done.length, m: failed.length, why })
}
