// The submit form's rules: what is missing, and what is sent.
import { t } from '../../i18n/worker'
import type { Identity, Intake, NewVoice } from '../../api/types'
import type { FieldError } from '../../ui/ErrorSummary.vue'
import type { Draft } from './draft'

export interface Speaker {
  identity: Identity
  name: string
  contact: string
  // The name of the account that speaks, when somebody who is signed in chose to be named by it.
  account?: string
}

const kTextBytes = 64 * 1024

export function errorsOf(draft: Draft, speaker: Speaker, intake: Intake | undefined): FieldError[] {
  const errors: FieldError[] = []
  if (speaker.identity === 'named' && !speaker.account && !speaker.name.trim()) {
    errors.push({ field: 'speaker-name', text: t('submit.errName') })
  }
  if (!draft.text.trim()) errors.push({ field: 'voice-text', text: t('submit.errEmpty') })
  const max = intake?.limits.text_bytes ?? kTextBytes
  const bytes = new TextEncoder().encode(draft.text).length
  if (bytes > max) {
    const text = t('submit.errLong', { now: Math.ceil(bytes / 1024), max: Math.floor(max / 1024) })
    errors.push({ field: 'voice-text', text })
  }
  return errors
}

// Only what was filled in, so that an anonymous voice holds nothing that was not asked for.
export function voiceOf(draft: Draft, speaker: Speaker): NewVoice {
  const voice: NewVoice = { text: draft.text, identity: speaker.identity }
  if (draft.category) voice.category = draft.category
  if (draft.unit_id) voice.unit_id = draft.unit_id
  if (draft.place.trim()) voice.place = draft.place.trim()
  if (draft.about) voice.about_matter = draft.about
  if (speaker.identity === 'named') {
    if (!speaker.account) voice.speaker_name = speaker.name.trim()
    if (speaker.contact.trim()) voice.speaker_contact = speaker.contact.trim()
  }
  return voice
}
