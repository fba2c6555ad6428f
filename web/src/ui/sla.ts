// A deadline in colour, word and number. Working days come from the server's calendar.
import { translate } from '../i18n/core'
import { sayDay } from '../i18n/dates'

export type Tone = 'green' | 'amber' | 'red' | 'blue' | 'plain'
export interface Sla {
  tone: Tone
  text: string
}
export interface Deadline {
  overdue?: boolean
  working_days_left?: number
  // The date, or the number of days to it, goes through a year whose holidays nobody has entered.
  due_is_guess?: boolean
  days_left_is_guess?: boolean
  state: string
  paused_until?: string
  reminder?: { kind: string; level: number }
}

const kSoonDays = 2
// 'open' is a measure's.
const kRunning = ['received', 'accepted', 'linked', 'decided', 'in_progress', 'returned', 'reopened', 'open']

// Undefined where no clock runs: answered, closed, declined, or no date yet.
export function slaOf(of: Deadline): Sla | undefined {
  if (!kRunning.includes(of.state)) return undefined
  if (of.paused_until) return { tone: 'plain', text: translate('sla.paused', { date: sayDay(of.paused_until) }) }
  const left = of.working_days_left
  const counted = (key: string, n: number) => translate(key, { n }) + (of.due_is_guess || of.days_left_is_guess ? translate('guess.short') : '')
  if (of.overdue) {
    const late = left === undefined ? 0 : Math.abs(left)
    return { tone: 'red', text: late ? counted('sla.overdue', late) : translate('sla.overdueToday') }
  }
  if (left === undefined) return undefined
  if (left === 0) return { tone: 'amber', text: translate('sla.today') }
  if (left <= kSoonDays) return { tone: 'amber', text: counted('sla.soon', left) }
  return { tone: 'green', text: counted('sla.ok', left) }
}

// The level of escalation that an overdue date has reached.
export const levelOf = (of: Deadline): number =>
  kRunning.includes(of.state) && of.reminder?.kind === 'after' ? of.reminder.level : 0

const kTones: Record<string, Tone> = {
  received: 'amber',
  accepted: 'blue',
  linked: 'blue',
  decided: 'blue',
  in_progress: 'blue',
  waiting: 'amber',
  answered: 'green',
  verified: 'green',
  closed: 'plain',
  declined: 'plain',
  returned: 'amber',
  reopened: 'amber',
}
export const toneOf = (state: string): Tone => kTones[state] ?? 'plain'

// How far a published matter is, in the table and on its own page alike: the percentage only where some of the work is done.
export const sayProgress = ({ progress, percent }: { progress: string; percent: number }): string =>
  translate(`progress.${progress}`) + (percent > 0 && progress === 'in_progress' ? ` ${translate('board.percent', { n: percent })}` : '')
