// Speaking under one's own name while signed in, and what became of it. These requests carry the session; they are made only
// after somebody chose "named", or opened their own history.
import { call } from '../api/http'
import type { NewVoice } from '../api/types'

export const whoAmI = async () => (await call('get', '/api/v1/private/session', {})).data

export const submitAsMyself = async (body: NewVoice, key: string) =>
  (await call('post', '/api/v1/private/voices', { body, key })).data

export const listMyVoices = async (cursor?: string, signal?: AbortSignal) =>
  (await call('get', '/api/v1/private/my/voices', { query: { limit: 50, cursor }, signal })).data

export const getMyVoice = async (id: string) => (await call('get', '/api/v1/private/voices/{id}', { path: { id } })).data
