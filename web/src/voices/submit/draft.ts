// The words of a worker who has not submitted yet, kept on this device only: until they are submitted, cleared, or a day old.
// A name and a way to reach somebody are never kept: the phone may be shared.
import { newKey } from '../../api/keys'
import type { NewVoice } from '../../api/types'

export interface Draft {
  text: string
  category: string
  unit_id: string
  place: string
  // The place of the notice that was scanned last; `place` may have been changed or taken away since.
  scanned: string
  // The number of a matter on the board that the speaker met too; 0: none.
  about: number
  // The idempotency key of this draft; it stays until the server has decided, so that a retry never doubles.
  key: string
  // What was sent with that key while no answer came.
  sent?: NewVoice
}

const kStored = 'huiyin.draft'
const kLifetime = 24 * 60 * 60 * 1000

export const emptyDraft = (): Draft => ({ text: '', category: '', unit_id: '', place: '', scanned: '', about: 0, key: newKey() })

export function loadDraft(now = Date.now()): Draft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(kStored) ?? 'null') as { at: number; draft: Draft } | null
    if (!kept || typeof kept.draft?.text !== 'string' || typeof kept.draft.key !== 'string') return undefined
    if (now - kept.at > kLifetime || kept.at > now + kLifetime) {
      clearDraft()
      return undefined
    }
    return { ...emptyDraft(), ...kept.draft }
  } catch {
    return undefined
  }
}

// False when this browser keeps nothing.
export function saveDraft(draft: Draft, now = Date.now()): boolean {
  const { sent, ...rest } = draft
  const kept = sent ? { ...rest, sent: withoutPerson(sent) } : rest
  try {
    localStorage.setItem(kStored, JSON.stringify({ at: now, draft: kept }))
    return true
  } catch {
    return false
  }
}

export function clearDraft(): void {
  try {
    localStorage.removeItem(kStored)
  } catch {
    // nothing was kept
  }
}

function withoutPerson(voice: NewVoice): NewVoice | undefined {
  return voice.identity === 'named' ? undefined : voice
}
