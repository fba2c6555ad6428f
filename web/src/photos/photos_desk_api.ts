// Photos as those who handle the voices ask for them; the pictures themselves are addresses that the session opens.
import { ref, watchEffect, type Ref } from 'vue'
import { call } from '../api/http'
import type { Photo } from '../api/types'
import { signedIn } from '../people/session'

const kAtOnce = 50 // as many ids as the server takes in one address

export async function listPhotos(voiceIds: readonly string[]): Promise<Record<string, readonly Photo[]>> {
  const found: Record<string, readonly Photo[]> = {}
  for (let from = 0; from < voiceIds.length; from += kAtOnce) {
    const query = { voice_ids: voiceIds.slice(from, from + kAtOnce).join(',') }
    const { data } = await signedIn(() => call('get', '/api/v1/private/photos', { query }))
    for (const { voice_id, photos } of data.items) found[voice_id] = photos
  }
  return found
}

// The photos of these voices by their ids, asked for again when the voices change. Words are shown without waiting for them.
export function usePhotos(voiceIds: () => readonly string[]): Ref<Record<string, readonly Photo[]>> {
  const photos = ref<Record<string, readonly Photo[]>>({})
  let wanted = ''
  watchEffect(() => {
    const ids = voiceIds()
    wanted = ids.join()
    const mine = wanted
    if (!ids.length) return
    listPhotos(ids).then(
      (found) => {
        if (mine === wanted) photos.value = found
      },
      () => undefined, // the voice itself says what is wrong
    )
  })
  return photos
}
