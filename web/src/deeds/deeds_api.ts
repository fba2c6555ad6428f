// The register of good deeds.
import { call } from '../api/http'
import type { components } from '../api/schema'
import { signedIn } from '../people/session'

type S = components['schemas']
export type Deed = S['Deed']
export type NewDeed = S['NewDeed']

export const listDeeds = (cursor?: string, signal?: AbortSignal): Promise<S['DeedPage']> =>
  signedIn(async () => (await call('get', '/api/v1/private/deeds', { query: { cursor, limit: 50 }, signal })).data)

export const checkDeed = (body: NewDeed): Promise<S['CheckedWording']> =>
  signedIn(async () => (await call('post', '/api/v1/private/deeds/check', { body })).data)

export const enterDeed = (body: NewDeed, key: string) => signedIn(() => call('post', '/api/v1/private/deeds', { body, key }))

export const changeDeed = (deed: Deed, body: NewDeed, key: string) =>
  signedIn(() => call('patch', '/api/v1/private/deeds/{id}', { path: { id: deed.id }, body, key, etag: `"${deed.version}"` }))
