// The calendar's years and the rules of deadlines. Everybody who is signed in may read them; changes are the administrator's.
import { call } from '../api/http'
import { lang } from '../i18n/core'
import type { CalendarYear, DeadlineRule } from '../api/types'
import { signedIn } from '../people/session'

export const listYears = (signal?: AbortSignal): Promise<CalendarYear[]> =>
  signedIn(async () => (await call('get', '/api/v1/private/calendar-years', { signal })).data.items)

export interface YearFile {
  year: number
  basis: string
  holidays: string[]
  workdays: string[]
}
// `version`: of the data that this replaces, as it was last seen; nothing for a year that is not there yet.
export function setYear({ year, ...body }: YearFile, version: number | undefined, key: string) {
  const etag = version === undefined ? undefined : `"${version}"`
  return signedIn(() => call('put', '/api/v1/private/calendar-years/{year}', { path: { year: String(year) }, body, key, etag }))
}

export const listRules = (signal?: AbortSignal): Promise<DeadlineRule[]> =>
  signedIn(async () => (await call('get', '/api/v1/private/deadline-rules', { signal })).data.items)

// What the rule rests on, in the reader's language where somebody wrote it.
export const basisOf = (rule: { basis: string; basis_en?: string }): string => (lang.value === 'en' && rule.basis_en) || rule.basis

export function setRule({ name, version, ...body }: DeadlineRule, key: string) {
  return signedIn(() => call('put', '/api/v1/private/deadline-rules/{name}', { path: { name }, body, key, etag: `"${version}"` }))
}
