// By which door a voice goes: named without a name written down is whoever is signed in; everything else is public, without a
// cookie. What decides is the voice itself, so that a second try goes where the first went.
import { submitAsMyself } from '../voices_named_api'
import { submitVoice } from '../voices_public_api'
import type { Send } from './submission'

export const sendVoice: Send = (body, key) =>
  body.identity === 'named' && body.speaker_name === undefined ? submitAsMyself(body, key) : submitVoice(body, key)
