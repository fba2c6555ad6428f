// What a leader sees at a glance, from the same figures as everywhere else (decisions/0010): nothing here is counted by the page.
import { getFigures, type FigureRow, type FigureTable } from '../figures/figures_api'
import { listMatters, listMostVoiced } from '../matters/matters_api'
import type { MatterItem } from '../api/types'

export const kPeriods = ['month', 'quarter', 'year', 'all'] as const
export type Period = (typeof kPeriods)[number]

export interface Month {
  from: string
  to: string
  label: number
  received: number
  answered: number
}
// A department: what it was given in the period, and what of everything it has is overdue today.
export interface UnitLine extends Pick<FigureRow, 'key' | 'name' | 'exact'> {
  made: number
  answered: number
  overdue: number
}
export interface Overview {
  table: FigureTable
  now: FigureTable // whenever it began: what is open or overdue today
  months: Month[]
  toDecide: MatterItem[]
  moreToDecide: boolean
  mostVoiced: MatterItem[]
  units: UnitLine[]
}

const two = (n: number): string => String(n).padStart(2, '0')

// The six months up to and with the one that `today` lies in.
export function sixMonths(today: string): { from: string; to: string; label: number }[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return [5, 4, 3, 2, 1, 0].map((back) => {
    const at = year * 12 + month - 1 - back
    const [y, m] = [Math.floor(at / 12), (at % 12) + 1]
    const days = new Date(Date.UTC(y, m, 0)).getUTCDate()
    return { from: `${y}-${two(m)}-01`, to: `${y}-${two(m)}-${two(days)}`, label: m }
  })
}

export function unitLines(table: FigureTable, now: FigureTable): UnitLine[] {
  const inPeriod = new Map(table.rows.map((row) => [row.key, row]))
  return now.rows
    .map((row) => {
      const given = inPeriod.get(row.key)
      return { key: row.key, name: row.name, exact: row.exact && (given?.exact ?? true), made: given?.matters.made ?? 0, answered: given?.matters.answered ?? 0, overdue: row.matters.overdue }
    })
    .filter((line) => line.made > 0 || line.overdue > 0)
    .sort((a, b) => b.overdue - a.overdue || b.made - a.made)
}

const kShown = 6

export async function loadOverview(period: Period, unit: string, signal: AbortSignal): Promise<Overview> {
  const unit_id = unit || undefined
  const whole = getFigures({ by: 'unit', unit_id }, signal)
  const [table, now, waiting, mostVoiced] = await Promise.all([
    period === 'all' ? whole : getFigures({ by: 'unit', unit_id, period }, signal),
    whole,
    listMatters({ view: 'to_decide', unit_id, limit: kShown }, signal),
    listMostVoiced({ unit_id, limit: kShown }, signal),
  ])
  const months = await Promise.all(
    sixMonths(table.today).map(async (month) => {
      const { voices } = (await getFigures({ by: 'unit', unit_id, from: month.from, to: month.to }, signal)).totals
      return { ...month, received: voices.received, answered: voices.answered }
    }),
  )
  return { table, now, months, toDecide: waiting.items, moreToDecide: Boolean(waiting.next_cursor), mostVoiced, units: unitLines(table, now) }
}
