// That somebody else changed it meanwhile (412), and when, in words. Of what a speaker did by code only the day is known.
import { isProblem } from '../api/faults'
import { localDay, sayDay, sayInstant } from '../i18n/dates'
import { t } from '../i18n/desk'

export interface Stale {
  by: string
  at: string
  on?: string
}

const kHour = 60

// Nothing for any other fault.
export function staleOf(fault: unknown): Stale | undefined {
  if (!isProblem(fault, 'stale')) return undefined
  const { changed_by, changed_at, changed_on } = fault.problem
  return { by: changed_by ?? '', at: changed_at ?? '', on: changed_on }
}

export function minutesSince(instant: string, now = Date.now()): number {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? 0 : Math.max(0, Math.round((now - at) / 60_000))
}

export function sayStale(stale: Stale, now = new Date()): string {
  const name = stale.by || t('stale.somebody')
  if (stale.at) {
    const n = minutesSince(stale.at, now.getTime())
    if (n < 1) return t('stale.now', { name })
    return n > kHour ? t('stale.at', { name, at: sayInstant(stale.at, now) }) : t('stale.minutes', { name, n })
  }
  if (!stale.on) return t('stale.since', { name })
  return stale.on === localDay(now) ? t('stale.today', { name }) : t('stale.at', { name, at: sayDay(stale.on, now) })
}
