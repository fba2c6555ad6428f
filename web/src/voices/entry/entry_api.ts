// What staff ask of the server when they write in for others.
import { call } from '../../api/http'
import type { Entry } from '../../api/types'
import { signedIn } from '../../people/session'

export const enterRows = (rows: Entry[], matterId: string | undefined, key: string) =>
  signedIn(async () => {
    const body = matterId ? { rows, matter_id: matterId } : { rows }
    return (await call('post', '/api/v1/private/entries', { body, key })).data
  })

export const printSlips = (voiceIds: string[], key: string) =>
  signedIn(async () => (await call('post', '/api/v1/private/slips', { body: { voice_ids: voiceIds }, key })).data)

export const correctVoice = (id: string, text: string, change: { key: string; etag?: string }) =>
  signedIn(() => call('post', '/api/v1/private/voices/{id}/corrections', { path: { id }, body: { text }, ...change }))
