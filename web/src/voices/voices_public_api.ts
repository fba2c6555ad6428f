// What a speaker asks of the server. No cookie, no account; the receipt code goes in a header, never in an address.
import { call } from '../api/http'
import type { NewVoice } from '../api/types'

export const getIntake = async (signal?: AbortSignal) => (await call('get', '/api/v1/public/intake', { signal })).data

export const submitVoice = async (body: NewVoice, key: string) =>
  (await call('post', '/api/v1/public/voices', { body, key })).data

// Matters on the board that a text may be about as well. The server keeps nothing of it.
export const findSimilar = async (text: string) => (await call('post', '/api/v1/public/similar', { body: { text: text.slice(0, 2000) } })).data.items

export const followVoice = async (receipt: string) => (await call('get', '/api/v1/public/voice', { receipt })).data

export const addNote = async (receipt: string, text: string, key: string) =>
  (await call('post', '/api/v1/public/voice/notes', { receipt, key, body: { text } })).data

export const rateAnswer = async (
  receipt: string,
  body: { rating: 'satisfied' | 'partly' | 'not'; comment?: string },
  key: string,
) => (await call('post', '/api/v1/public/voice/rating', { receipt, key, body })).data
