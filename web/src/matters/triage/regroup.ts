// Splitting and merging matters: through the operations for one voice, so that every voice keeps its own history and nothing is merged
// away. A matter that lost all its voices is dissolved, with the reason.
import { sayFault } from '../../api/faults'
import { KeyRing } from '../../api/keys'
import { t } from '../../i18n/desk'
import type { Matter } from '../../api/types'
import { createMatter, getMatter, matterAction } from '../matters_api'

interface Moved {
  done: string[]
  failed: { id: string; why: string }[]
}

const keys = new KeyRing()

// Moves voices from one matter to another, one after another; each change makes a new version of both.
export async function moveVoices(from: string, to: string, voiceIds: readonly string[], reason: string): Promise<Moved> {
  const moved: Moved = { done: [], failed: [] }
  for (const voice_id of voiceIds) {
    try {
      const { etag } = await getMatter(from)
      const body = { voice_id, to_matter_id: to, reason }
      await keys.with(`move ${from}`, body, (key) => matterAction('move', from, body, key, etag))
      moved.done.push(voice_id)
    } catch (problem) {
      moved.failed.push({ id: voice_id, why: sayFault(problem) })
    }
  }
  return moved
}

export async function dissolve(id: string, reason: string): Promise<void> {
  const { etag } = await getMatter(id)
  await keys.with(`dissolve ${id}`, reason, (key) => matterAction('dissolve', id, { reason }, key, etag))
}

export interface Split extends Moved {
  from: Matter
  made: Matter
}
// A new matter from some voices of this one. They are linked to the new one first, so that no voice is without a matter in between.
export async function splitMatter(from: Matter, voiceIds: readonly string[], question: string): Promise<Split> {
  const body = { question, voice_ids: [...voiceIds], unit_id: from.unit.id }
  const made = (await keys.with('split', body, (key) => createMatter(body, key))).data
  const split: Split = { from, made, done: [], failed: [] }
  const reason = t('regroup.splitReason', { n: made.number })
  for (const voice_id of voiceIds) {
    try {
      const { etag } = await getMatter(from.id)
      const out = { voice_id, reason }
      await keys.with(`unlink ${from.id}`, out, (key) => matterAction('unlink', from.id, out, key, etag))
      split.done.push(voice_id)
    } catch (problem) {
      split.failed.push({ id: voice_id, why: sayFault(problem) })
    }
  }
  return split
}
export async function undoSplit({ from, made, done }: Split): Promise<Moved> {
  const reason = t('regroup.undoReason')
  const back = await moveVoices(made.id, from.id, done, reason)
  if (!back.failed.length) await dissolve(made.id, reason).catch(() => undefined)
  return back
}

export interface Merge extends Moved {
  from: Matter
  into: Matter
}
export async function mergeMatter(from: Matter, into: Matter): Promise<Merge> {
  const ids = from.voices.map((voice) => voice.id)
  const moved = await moveVoices(from.id, into.id, ids, t('regroup.mergeReason', { n: into.number }))
  return { from, into, ...moved }
}
export const undoMerge = ({ from, into, done }: Merge): Promise<Moved> => moveVoices(into.id, from.id, done, t('regroup.undoReason'))
// When nobody took it back.
export const finishMerge = ({ from, into, failed }: Merge): Promise<void> =>
  failed.length ? Promise.resolve() : dissolve(from.id, t('regroup.mergeReason', { n: into.number })).catch(() => undefined)
