import { call } from '../api/http'
import type { components } from '../api/schema'
import { signedIn } from '../people/session'

export type Gathering = components['schemas']['Gathering']
export type GatheringKind = components['schemas']['GatheringKind']
export type NewGathering = components['schemas']['NewGathering']
export const kGatheringKinds: readonly GatheringKind[] = ['forum', 'talk', 'visit', 'home_visit', 'survey', 'heart_to_heart']

export const listGatherings = (query: { campaign_id?: string; unit_id?: string; from?: string; to?: string }, signal?: AbortSignal) =>
  signedIn(async () => (await call('get', '/api/v1/private/gatherings', { query, signal })).data)

export const recordGathering = (body: NewGathering, key: string) =>
  signedIn(async () => (await call('post', '/api/v1/private/gatherings', { body, key })).data)

export const changeGathering = (one: Gathering, body: NewGathering, key: string) =>
  signedIn(async () => (await call('patch', '/api/v1/private/gatherings/{id}', { path: { id: one.id }, body, key, etag: `"${one.version}"` })).data)

export const cancelGathering = (one: Gathering, reason: string, key: string) =>
  signedIn(() =>
    call('post', '/api/v1/private/gatherings/{id}/cancel', { path: { id: one.id }, body: { reason }, key, etag: `"${one.version}"` }),
  )
