// Suggestions: that a voice belongs to a matter, or voices to each other, and why. They are shown, marked as what they are, and never
// carried out by themselves.
//
// Two sources: speakers who said on the board that they met this too, and the server's comparison of words (src/themes), which says how
// close two texts are (0 to 1) and whether it is sure.
import { call } from '../api/http'
import { listComma } from '../i18n/dates'
import { t } from '../i18n/desk'
import type { components } from '../api/schema'
import type { Matter } from '../api/types'
import { signedIn } from '../people/session'

export interface Suggestion {
  voiceId: string
  matterId: string
  number: number
  question: string
  reason: string
  closeness?: number
  unsure?: boolean
}
// Voices that speak of the same.
export interface AlikeGroup {
  voiceIds: readonly string[]
  reason: string
  closeness: number
  unsure: boolean
}
export interface Suggestions {
  matters: readonly Suggestion[]
  groups: readonly AlikeGroup[]
}
export const kNoSuggestions: Suggestions = { matters: [], groups: [] }

const kPercent = 100
const reasonOf = (shared: readonly string[]): string => (shared.length ? t('suggest.shared', { words: shared.join(listComma()) }) : t('suggest.alike'))

export function readSuggestions(found: components['schemas']['TriageSuggestions']): Suggestions {
  return {
    matters: found.matters.map((one) => ({
      voiceId: one.voice_id,
      matterId: one.matter.id,
      number: one.matter.number,
      question: one.matter.question,
      reason: reasonOf(one.shared),
      closeness: one.closeness_percent / kPercent,
      unsure: one.unsure,
    })),
    groups: found.groups.map((one) => ({ voiceIds: one.voice_ids, reason: reasonOf(one.shared), closeness: one.closeness_percent / kPercent, unsure: one.unsure })),
  }
}
export const loadSuggestions = (signal?: AbortSignal): Promise<Suggestions> =>
  signedIn(async () => readSuggestions((await call('get', '/api/v1/private/suggestions', { signal })).data))

// One for each voice: what its speaker says counts more than what a machine compares.
export function suggestionsOf(matter: Matter | undefined, { matters }: Suggestions = kNoSuggestions): Map<string, Suggestion> {
  const found = new Map(matters.map((one) => [one.voiceId, one]))
  for (const voice of matter?.suggested_voices ?? []) {
    if (matter) found.set(voice.id, { voiceId: voice.id, matterId: matter.id, number: matter.number, question: matter.question, reason: t('suggest.met') })
  }
  return found
}
