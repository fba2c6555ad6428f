// One open matter and what is done to it. Every change carries the version last seen; when somebody else changed it in between
// (412), `stale` says who and when, and the forms keep what was typed while the matter is read again.
import { ref, shallowRef } from 'vue'
import { isProblem, sayFault } from '../api/faults'
import { KeyRing } from '../api/keys'
import type { Matter } from '../api/types'
import { useLoad } from '../ui/use_load'
import { getMatter, matterAction, type ActionBody, type ActionPath, type MatterAction } from './matters_api'
import { staleOf, type Stale } from './stale'

export type Act = <A extends MatterAction>(action: A, body: ActionBody<A>, path?: ActionPath) => Promise<boolean>

export function useMatter(id: () => string) {
  const matter = shallowRef<Matter>()
  const etag = ref<string>()
  const stale = ref<Stale>()
  const busy = ref(false)
  const fault = ref('')
  const failed = ref<MatterAction>()
  // The numbers of measures that a decision leaves behind.
  const misfits = ref<readonly number[]>([])
  const keys = new KeyRing()
  const { fault: loadFault, phase, run } = useLoad((signal) => getMatter(id(), signal))

  function take(found: { data: Matter; etag?: string }): void {
    matter.value = found.data
    etag.value = found.etag ?? `"${found.data.version}"`
    stale.value = undefined
  }

  async function load(): Promise<void> {
    const found = await run()
    if (!found) return
    take(found)
    fault.value = ''
  }

  async function act<A extends MatterAction>(action: A, body: ActionBody<A>, path: ActionPath = {}): Promise<boolean> {
    if (busy.value || !matter.value) return false
    const of = matter.value.id
    busy.value = true
    fault.value = ''
    failed.value = undefined
    misfits.value = []
    try {
      const changed = await keys.with(`${action} ${of} ${JSON.stringify(path)} ${etag.value}`, body, (key) => matterAction(action, of, body, key, etag.value, path))
      if (of === id()) take(changed)
      return true
    } catch (problem) {
      failed.value = action
      stale.value = staleOf(problem)
      if (!stale.value) fault.value = sayFault(problem)
      if (isProblem(problem, 'conflict')) misfits.value = problem.problem.measures ?? []
      return false
    } finally {
      busy.value = false
    }
  }
  return { matter, etag, stale, busy, fault, misfits, failed, loadFault, phase, load, act }
}
