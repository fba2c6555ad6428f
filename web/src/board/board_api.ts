import { call } from '../api/http'
import type { BoardProgress, BoardStanding } from '../api/types'

export interface BoardQuery {
  unit_id?: string
  progress?: BoardProgress
  standing?: BoardStanding
  q?: string
  cursor?: string
  limit?: number
}

export const getBoard = async (query: BoardQuery, signal?: AbortSignal) =>
  (await call('get', '/api/v1/public/board', { query, signal })).data

export const getBoardMatter = async (number: number, signal?: AbortSignal) =>
  (await call('get', '/api/v1/public/board/{number}', { path: { number }, signal })).data
