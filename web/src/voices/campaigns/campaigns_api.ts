// Campaigns as the desk asks for them.
import { call } from '../../api/http'
import type { NewCampaign } from '../../api/types'
import { signedIn } from '../../people/session'

export const listCampaigns = (signal?: AbortSignal) =>
  signedIn(async () => (await call('get', '/api/v1/private/campaigns', { signal })).data.items)

export const getCampaign = (id: string) =>
  signedIn(async () => (await call('get', '/api/v1/private/campaigns/{id}', { path: { id } })).data)

export const createCampaign = (body: NewCampaign, key: string) =>
  signedIn(async () => (await call('post', '/api/v1/private/campaigns', { body, key })).data)

export const changeCampaign = (id: string, body: NewCampaign, key: string, version: number) =>
  signedIn(async () => (await call('patch', '/api/v1/private/campaigns/{id}', { path: { id }, body, key, etag: `"${version}"` })).data)

export const countForms = (id: string, body: { forms_out: number; forms_back: number }, key: string, version: number) =>
  signedIn(async () => (await call('post', '/api/v1/private/campaigns/{id}/forms', { path: { id }, body, key, etag: `"${version}"` })).data)
