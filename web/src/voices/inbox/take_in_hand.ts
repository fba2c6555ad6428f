// A voice is accepted before it is linked: those that still wait are accepted on the way.
import { KeyRing } from '../../api/keys'
import type { VoiceItem } from '../../api/types'
import { acceptVoice } from '../voices_desk_api'

const keys = new KeyRing()

export async function takeInHand(voices: readonly Pick<VoiceItem, 'id' | 'state'>[]): Promise<void> {
  for (const voice of voices) {
    if (voice.state === 'received') await keys.with('accept', voice.id, (key) => acceptVoice(voice.id, { key }))
  }
}
