// Days and instants as people say them. A day of the organisation's calendar ("2026-11-21") never passes through a time zone.
import { lang, translate } from './core'

const kMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function sayDay(day: string | undefined, now = new Date()): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? '')
  if (!found) return ''
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const params = { year, month, day: date, monthName: kMonths[month - 1] ?? '' }
  return translate(year === now.getFullYear() ? 'date.day' : 'date.full', params)
}

// The month of a day, by its name alone.
export const sayMonth = (month: number): string => (lang.value === 'zh' ? `${month} 月` : (kMonths[month - 1] ?? ''))

// The organisation's time, once somebody is signed in; before that, this device's.
let offsetMinutes: number | undefined
export function useOffset(minutes: number | undefined): void {
  offsetMinutes = minutes
}

// "2026-11-21": the day on which a moment falls there.
export function localDay(at: Date): string {
  return localOf(at).slice(0, 10)
}

function localOf(at: Date): string {
  const minutes = offsetMinutes ?? -at.getTimezoneOffset()
  return new Date(at.getTime() + minutes * 60_000).toISOString()
}

export function sayInstant(instant: string | undefined, now = new Date()): string {
  if (!instant) return ''
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return ''
  const local = localOf(at)
  return translate('date.time', { date: sayDay(local, now), time: local.slice(11, 16) })
}

export const listComma = (): string => (lang.value === 'zh' ? '\u3001' : ', ')
