// The scan or photo of a paper form. It is looked at on this device while its words are typed; the clerk may also keep it beside the
// voice, as its first photos. Handwriting can tell who wrote: so that is asked for, never done by itself.
import { ApiProblem, Unreached } from '../../api/http'
import { lang } from '../../i18n/core'
import { signedIn } from '../../people/session'
import type { Problem } from '../../api/types'

async function put(voiceId: string, slot: number, picture: File): Promise<void> {
  let response: Response
  try {
    response = await fetch(`/api/v1/private/voices/${encodeURIComponent(voiceId)}/photos/${slot}`, {
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

// A form's pages in their order; the same page again is no harm.
export async function keepScans(voiceId: string, pages: readonly File[]): Promise<void> {
  for (const [at, picture] of pages.entries()) await signedIn(() => put(voiceId, at + 1, picture))
}
