// Figures: a table, the rows behind a number, a campaign's brief.
import { call } from '../api/http'
import type { components, paths } from '../api/schema'
import { signedIn } from '../people/session'

type S = components['schemas']
export type FigureTable = S['FigureTable']
export type FigureRow = S['FigureRow']
export type FigureCounts = S['FigureCounts']
export type FigureBy = S['FigureBy']
export type FigureLine = S['FigureLine']
export type Brief = S['Brief']
export type VoiceFigure = keyof S['VoiceFigures']
export type MatterFigure = keyof S['MatterFigures']

type QueryOf<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer T } } } ? NonNullable<T> : never
export type TableQuery = QueryOf<'/api/v1/private/figures'>
export type RowsQuery = QueryOf<'/api/v1/private/figures/rows'>

export const kDimensions: readonly FigureBy[] = ['unit', 'channel', 'speaker_group', 'origin', 'category', 'campaign', 'track', 'level', 'outcome']
export const kPeriods = ['month', 'quarter', 'half_year', 'year'] as const
export const kVoiceFigures: readonly VoiceFigure[] = [
  'received', 'to_accept', 'accepted', 'declined', 'open', 'overdue', 'answered', 'on_time', 'late', 'satisfied', 'partly', 'not', 'unrated',
  'slip_satisfied', 'slip_partly', 'slip_not', 'slip_unrated',
  'call_due', 'called', 'called_satisfied', 'called_partly', 'called_not', 'inside', 'to_parent',
]
export const kMatterFigures: readonly MatterFigure[] = [
  'made', 'open', 'overdue', 'answered', 'on_time', 'late', 'dissolved', 'checked_satisfied', 'checked_partly', 'checked_not', 'inside', 'to_parent',
]

export const getFigures = (query: TableQuery, signal?: AbortSignal) =>
  signedIn(async () => (await call('get', '/api/v1/private/figures', { query, signal })).data)

export const listFigureRows = (query: RowsQuery, signal?: AbortSignal) =>
  signedIn(async () => (await call('get', '/api/v1/private/figures/rows', { query, signal })).data)

export const getBrief = (id: string, signal?: AbortSignal) =>
  signedIn(async () => (await call('get', '/api/v1/private/campaigns/{id}/brief', { path: { id }, signal })).data)

// The address of the page that lists what stands behind a number.
export interface Drill {
  by: FigureBy
  from?: string
  to?: string
  unit?: string
  campaign?: string
}
export function rowsAddress(drill: Drill, of: 'voices' | 'matters', figure: string, key?: string): string {
  const query = new URLSearchParams({ by: drill.by, of, figure })
  for (const [name, value] of Object.entries({ ...drill, key })) if (value) query.set(name, value)
  return `/desk/figures/rows?${query.toString()}`
}

// Cut off, not rounded: a hundred per cent means all.
export function share(part: number, whole: number): string {
  if (!whole) return '\u2013'
  return `${Math.floor((part * 1000) / whole) / 10}%`
}
export const csvAddress = (query: TableQuery): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  return `/api/v1/private/figures/csv?${search.toString()}`
}
