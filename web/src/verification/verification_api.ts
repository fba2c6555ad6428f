// Calling back about answers.
import { call } from '../api/http'
import type { components } from '../api/schema'
import { signedIn } from '../people/session'

type S = components['schemas']
export type DueCall = S['DueCall']
export type Called = S['Called']

export const listDue = (cursor?: string, signal?: AbortSignal, limit = 50): Promise<S['DueCalls']> =>
  signedIn(async () => (await call('get', '/api/v1/private/verifications/due', { query: { cursor, limit }, signal })).data)

export const getVoiceRounds = (id: string, signal?: AbortSignal): Promise<S['VoiceRounds']> =>
  signedIn(async () => (await call('get', '/api/v1/private/voices/{id}/verification', { path: { id }, signal })).data)

export const recordCall = (of: DueCall, body: S['NewCallback'], key: string) =>
  signedIn(() => call('post', '/api/v1/private/voices/{id}/callbacks', { path: { id: of.voice_id }, body, key, etag: `"${of.version}"` }))
