// The scan or photo of a paper form. It is looked at on this device while its words are typed; the clerk may also keep it beside the
// voice, as its first photo. Handwriting can tell who wrote: so that is asked for, never done by itself.
import { ApiProblem, Unreached } from '../../api/http'
import { lang } from '../../i18n/core'
import { signedIn } from '../../people/session'
import type { Problem } from '../../api/types'

async function put(voiceId: string, picture: File): Promise<void> {
  let response: Response
  try {
    response = await fetch(`/api/v1/private/voices/${encodeURIComponent(voiceId)}/photos/1`, {
      method: 'PUT',
      headers: { Accept: 'application/json', 'Accept-Language': lang.value, 'Content-Type': picture.type },
      body: picture,
      credentials: 'same-origin',
    })
  } catch {
    throw new Unreached()
  }
  if (response.ok) return
  const said = (await response.json().catch(() => ({ type: '', title: '', status: response.status, code: 'unavailable' }))) as Problem
  throw new ApiProblem(said)
}

export const keepScan = (voiceId: string, picture: File): Promise<void> => signedIn(() => put(voiceId, picture))
