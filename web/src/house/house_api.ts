// What the administrator sets for the pages that everybody sees: each is one thing with one version.
import { call, type Answered } from '../api/http'
import type { components } from '../api/schema'
import { signedIn } from '../people/session'

type S = components['schemas']
export type BoardView = S['BoardView']
export type NewBoardView = S['NewBoardView']
export type OwnWords = S['OwnWords']
export type OwnWordsSetting = S['OwnWordsSetting']
export type NewOwnWords = S['NewOwnWords']

const data = async <T>(answer: Promise<Answered<T>>): Promise<T> => (await answer).data
const change = (key: string, version: number) => ({ key, etag: `"${version}"` })

export const getBoardView = (signal?: AbortSignal) => signedIn(() => data(call('get', '/api/v1/private/board-view', { signal })))
export const setBoardView = (body: NewBoardView, version: number, key: string) =>
  signedIn(() => data(call('put', '/api/v1/private/board-view', { body, ...change(key, version) })))

export const getOwnWords = (signal?: AbortSignal) => signedIn(() => data(call('get', '/api/v1/private/own-words', { signal })))
export const setOwnWords = (body: NewOwnWords, version: number, key: string) =>
  signedIn(() => data(call('put', '/api/v1/private/own-words', { body, ...change(key, version) })))
