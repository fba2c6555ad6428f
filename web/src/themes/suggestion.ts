// A suggestion: that a voice belongs to a matter, and why. It is shown, marked as what it is, and never carried out by itself.
//
// Today there is one source: speakers who said on the board that they met this too. An engine that compares words says how close they
// are (0 to 1) and whether it is sure.
import { t } from '../i18n/desk'
import type { Matter } from '../api/types'

export interface Suggestion {
  voiceId: string
  matterId: string
  number: number
  question: string
  reason: string
  closeness?: number
  unsure?: boolean
}

export function suggestionsOf(matter: Matter | undefined): Map<string, Suggestion> {
  const found = new Map<string, Suggestion>()
  for (const voice of matter?.suggested_voices ?? []) {
    if (matter) found.set(voice.id, { voiceId: voice.id, matterId: matter.id, number: matter.number, question: matter.question, reason: t('suggest.met') })
  }
  return found
}
