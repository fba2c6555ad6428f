// The preview of a publication. It changes nothing.
import { call } from '../api/http'
import type { components } from '../api/schema'
import { signedIn } from '../people/session'

type S = components['schemas']
export type Preview = S['PublicationPreview']

export const getPreview = (id: string, signal?: AbortSignal): Promise<Preview> =>
  signedIn(async () => (await call('get', '/api/v1/private/matters/{id}/publication/preview', { path: { id }, signal })).data)

export const checkWording = (id: string, body: S['WordingToCheck']): Promise<S['CheckedWording']> =>
  signedIn(async () => (await call('post', '/api/v1/private/matters/{id}/publication/preview', { path: { id }, body })).data)

export const getRounds = (id: string, signal?: AbortSignal): Promise<S['MatterRounds']> =>
  signedIn(async () => (await call('get', '/api/v1/private/matters/{id}/rounds', { path: { id }, signal })).data)
