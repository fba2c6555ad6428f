// The box for splitting and merging: what it is open for, what went wrong, and the way back.
import { ref, type Ref } from 'vue'
import { sayFault } from '../../api/faults'
import { t } from '../../i18n/desk'
import type { Matter } from '../../api/types'
import { say } from '../../ui/status'
import { finishMerge, mergeMatter, splitMatter, undoMerge, undoSplit } from './regroup'

interface Page {
  matter: Ref<Matter | undefined>
  offer: (label: string, take: () => Promise<void>, finish?: () => Promise<void>) => void
  changed: () => Promise<void>
  finished: () => Promise<void>
}
type Failed = { failed: { why: string }[] }
const reasonsOf = (moved: Failed): string => [...new Set(moved.failed.map((one) => one.why))].join(' ')

export function useRegroup({ matter, offer, changed, finished }: Page) {
  const regrouping = ref<'split' | 'merge'>()
  const working = ref(false)
  const regroupFault = ref('')

  // What failed stays in the box, named; what was done is done, and can be taken back.
  async function regroup<T extends Failed>(work: () => Promise<T>, done: (moved: T) => void): Promise<void> {
    if (working.value) return
    working.value = true
    regroupFault.value = ''
    try {
      const moved = await work()
      regroupFault.value = reasonsOf(moved)
      if (!regroupFault.value) regrouping.value = undefined
      done(moved)
    } catch (problem) {
      regroupFault.value = sayFault(problem)
    } finally {
      working.value = false
    }
    await changed()
  }
  async function undone(moved: Failed): Promise<void> {
    say(reasonsOf(moved) || t('triage.undone'))
    await changed()
  }
  function split(ids: string[], question: string): void {
    const of = matter.value
    if (!of) return
    void regroup(
      () => splitMatter(of, ids, question),
      (moved) => offer(t('regroup.done.split', { n: moved.done.length, number: moved.made.number }), () => undoSplit(moved).then(undone)),
    )
  }
  function merge(from: Matter): void {
    const into = matter.value
    if (!into) return
    void regroup(
      () => mergeMatter(from, into),
      (moved) =>
        offer(
          t('regroup.done.merge', { n: moved.done.length, number: into.number }),
          () => undoMerge(moved).then(undone),
          () => finishMerge(moved).then(finished),
        ),
    )
  }
  function startRegroup(kind: 'split' | 'merge'): void {
    const action = kind === 'split' ? 'unlink' : 'link'
    regroupFault.value = ''
    if (!matter.value?.actions.includes(action) || (kind === 'split' && matter.value.voices.length < 2)) say(t('regroup.mayNot'))
    else regrouping.value = kind
  }
  return { regrouping, working, regroupFault, split, merge, startRegroup }
}
