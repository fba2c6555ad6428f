// The ledger: one function a question; every change goes through matterAction, with its key and the version last seen.
import { call, type Answered } from '../api/http'
import type { paths } from '../api/schema'
import type { Matter, MatterState, Track } from '../api/types'
import { signedIn } from '../people/session'

export type MatterView = 'all' | 'open' | 'mine' | 'handed_to_me' | 'my_measures' | 'to_decide' | 'due_soon' | 'overdue' | 'paused' | 'to_parent'
export interface MatterQuery {
  state?: MatterState
  view?: MatterView
  unit_id?: string
  lead_unit_id?: string
  track?: Track
  cursor?: string
  limit?: number
}

export const listMatters = (query: MatterQuery, signal?: AbortSignal) =>
  signedIn(async () => (await call('get', '/api/v1/private/matters', { query, signal })).data)

export const listMostVoiced = (query: { unit_id?: string; limit?: number }, signal?: AbortSignal) =>
  signedIn(async () => (await call('get', '/api/v1/private/matters/most-voiced', { query, signal })).data.items)

export const getMatter = (id: string, signal?: AbortSignal): Promise<Answered<Matter>> =>
  signedIn(() => call('get', '/api/v1/private/matters/{id}', { path: { id }, signal }))

export interface NewMatter {
  question: string
  voice_ids: string[]
  unit_id?: string
  track?: Track
}
export const createMatter = (body: NewMatter, key: string): Promise<Answered<Matter>> =>
  signedIn(() => call('post', '/api/v1/private/matters', { body, key }))

const kPaths = {
  accept: '/api/v1/private/matters/{id}/accept',
  link: '/api/v1/private/matters/{id}/links',
  unlink: '/api/v1/private/matters/{id}/unlink',
  move: '/api/v1/private/matters/{id}/move',
  decide: '/api/v1/private/matters/{id}/decision',
  return: '/api/v1/private/matters/{id}/return',
  progress: '/api/v1/private/matters/{id}/progress',
  answer: '/api/v1/private/matters/{id}/answer',
  verify: '/api/v1/private/matters/{id}/verification',
  close: '/api/v1/private/matters/{id}/close',
  dissolve: '/api/v1/private/matters/{id}/dissolve',
  reopen: '/api/v1/private/matters/{id}/reopen',
  publish: '/api/v1/private/matters/{id}/publication',
  withdraw: '/api/v1/private/matters/{id}/withdrawal',
  unresolved: '/api/v1/private/matters/{id}/unresolved',
  hand_over: '/api/v1/private/matters/{id}/handover',
  accept_handover: '/api/v1/private/matters/{id}/handover/accept',
  refuse_handover: '/api/v1/private/matters/{id}/handover/refuse',
  withdraw_handover: '/api/v1/private/matters/{id}/handover/withdraw',
  escalate: '/api/v1/private/matters/{id}/escalation',
  ask_parent: '/api/v1/private/matters/{id}/parent',
  record_parent_reply: '/api/v1/private/matters/{id}/parent/{seq}/reply',
  add_measure: '/api/v1/private/matters/{id}/measures',
  change_measure: '/api/v1/private/matters/{id}/measures/{seq}/change',
  finish_measure: '/api/v1/private/matters/{id}/measures/{seq}/done',
  reopen_measure: '/api/v1/private/matters/{id}/measures/{seq}/reopen',
  drop_measure: '/api/v1/private/matters/{id}/measures/{seq}/drop',
  reply_part: '/api/v1/private/matters/{id}/parts/{unit_id}',
  set_track: '/api/v1/private/matters/{id}/track',
  extend: '/api/v1/private/matters/{id}/extension',
  pause: '/api/v1/private/matters/{id}/pause',
  resume: '/api/v1/private/matters/{id}/resumption',
} as const

// Which measure, request or part of the matter is meant.
export interface ActionPath {
  seq?: number
  unit_id?: string
}
export type MatterAction = keyof typeof kPaths
type Post<A extends MatterAction> = paths[(typeof kPaths)[A]]['post']
export type ActionBody<A extends MatterAction> =
  Post<A> extends { requestBody: { content: { 'application/json': infer T } } } ? T : undefined

export function matterAction<A extends MatterAction>(
  action: A,
  id: string,
  body: ActionBody<A>,
  key: string,
  etag: string | undefined,
  path: ActionPath = {},
): Promise<Answered<Matter>> {
  const options = { path: { id, ...path }, body, key, etag } as never
  return signedIn(() => call('post', kPaths[action], options)) as Promise<Answered<Matter>>
}
