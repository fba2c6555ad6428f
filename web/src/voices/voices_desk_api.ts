// Voices as those who handle them ask for them.
import { call } from '../api/http'
import type { VoiceState } from '../api/types'
import { signedIn } from '../people/session'

export interface VoiceQuery {
  state?: VoiceState
  view?: 'all' | 'mine' | 'handed_to_me' | 'due_soon' | 'overdue'
  unit_id?: string
  campaign_id?: string
  cursor?: string
  limit?: number
}

export const listVoices = (query: VoiceQuery, signal?: AbortSignal) =>
  signedIn(async () => (await call('get', '/api/v1/private/voices', { query, signal })).data)

export const getVoice = (id: string, signal?: AbortSignal) =>
  signedIn(() => call('get', '/api/v1/private/voices/{id}', { path: { id }, signal }))

interface Change {
  key: string
  etag?: string
}
export type HandoverStep = { kind: 'offer'; to_id: string; reason: string } | { kind: 'accept' } | { kind: 'refuse'; reason: string } | { kind: 'withdraw' }
export function handVoice(id: string, step: HandoverStep, change: Change) {
  const path = { id }
  return signedIn(async () => {
    if (step.kind === 'offer')
      return call('post', '/api/v1/private/voices/{id}/handover', { path, body: { to_id: step.to_id, reason: step.reason }, ...change })
    if (step.kind === 'refuse')
      return call('post', '/api/v1/private/voices/{id}/handover/refuse', { path, body: { reason: step.reason }, ...change })
    if (step.kind === 'accept') return call('post', '/api/v1/private/voices/{id}/handover/accept', { path, ...change })
    return call('post', '/api/v1/private/voices/{id}/handover/withdraw', { path, ...change })
  })
}

export const acceptVoice = (id: string, change: Change) =>
  signedIn(() => call('post', '/api/v1/private/voices/{id}/accept', { path: { id }, ...change }))

export const declineVoice = (id: string, reason: string, change: Change) =>
  signedIn(() => call('post', '/api/v1/private/voices/{id}/decline', { path: { id }, body: { reason }, ...change }))

export const reviewVoice = (id: string, reason: string, change: Change) =>
  signedIn(() => call('post', '/api/v1/private/voices/{id}/review', { path: { id }, body: { reason }, ...change }))

export interface DirectAnswer {
  text: string
  outcome: 'on_the_spot' | 'at_once' | 'explained'
  reason: string
}
export const answerVoice = (id: string, body: DirectAnswer, change: Change) =>
  signedIn(() => call('post', '/api/v1/private/voices/{id}/answer', { path: { id }, body, ...change }))
