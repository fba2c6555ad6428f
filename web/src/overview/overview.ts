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
export interface Overview {
  table: FigureTable
  months: Month[]
  toDecide: MatterItem[]
  moreToDecide: boolean
  mostVoiced: MatterItem[]
  units: FigureRow[]
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

const kShown = 6

export async function loadOverview(period: Period, unit: string, signal: AbortSignal): Promise<Overview> {
  const unit_id = unit || undefined
  const [table, waiting, mostVoiced] = await Promise.all([
    getFigures({ by: 'unit', unit_id, period: period === 'all' ? undefined : period }, signal),
    listMatters({ view: 'to_decide', limit: kShown }, signal),
    listMostVoiced(kShown, signal),
  ])
  const months = await Promise.all(
    sixMonths(table.today).map(async (month) => {
      const { voices } = (await getFigures({ by: 'unit', unit_id, from: month.from, to: month.to }, signal)).totals
      return { ...month, received: voices.received, answered: voices.answered }
    }),
  )
  const units = table.rows.filter((row) => row.matters.made > 0).sort((a, b) => b.matters.made - a.matters.made)
  return { table, months, toDecide: waiting.items, moreToDecide: Boolean(waiting.next_cursor), mostVoiced, units }
}
