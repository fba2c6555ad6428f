// The rows of the inbox: voices and matters told in the same columns.
import { categoryName } from '../voices/intake'
import { sayDay } from '../i18n/dates'
import { t } from '../i18n/desk'
import type { MatterItem, VoiceItem } from '../api/types'
import { slaOf } from '../ui/sla'

export type Kind = 'voices' | 'matters'
interface Common {
  id: string
  version: number
  // What was said, or the question.
  words: string
  title?: string
}
export interface VoiceRow extends Common {
  kind: 'voices'
  item: VoiceItem
}
export interface MatterRow extends Common {
  kind: 'matters'
  item: MatterItem
}
export type Row = VoiceRow | MatterRow

export const voiceRow = (item: VoiceItem): VoiceRow => ({
  kind: 'voices',
  id: item.id,
  version: item.version,
  words: item.excerpt,
  title: item.title,
  item,
})
export const matterRow = (item: MatterItem): MatterRow => ({
  kind: 'matters',
  id: item.id,
  version: item.version,
  words: item.question,
  title: t('matter.no', { n: item.number }),
  item,
})

// Working days that are left: what is overdue comes first, then what is due next; what has no running clock comes last.
const kDeferred = 100_000
const kNoClock = 200_000
export function daysLeft(row: Row): number {
  const { item } = row
  const sla = slaOf(item)
  if (!sla) return kNoClock
  if (row.kind === 'matters' && row.item.paused_until) return kDeferred
  const left = item.working_days_left ?? (item.overdue ? 0 : kNoClock - 1)
  return item.overdue ? -Math.abs(left) - 1 : left
}

export type ColumnKey = 'left' | 'state' | 'unit' | 'owner' | 'category' | 'channel' | 'identity' | 'received' | 'due' | 'voices' | 'measures' | 'track' | 'percent'
export const kColumns: Record<Kind, readonly ColumnKey[]> = {
  voices: ['left', 'state', 'unit', 'category', 'owner', 'received', 'due', 'channel', 'identity'],
  matters: ['left', 'state', 'unit', 'owner', 'voices', 'due', 'measures', 'track', 'percent'],
}
// Shown until somebody chooses.
export const kUsual: Record<Kind, readonly ColumnKey[]> = {
  voices: ['left', 'state', 'unit', 'category', 'owner', 'received'],
  matters: ['left', 'state', 'unit', 'owner', 'voices', 'due'],
}

// What a cell says; `left` and `state` are tags and drawn by the table.
export function cellOf(row: Row, key: ColumnKey): string {
  const { item } = row
  if (key === 'owner') return item.owner.name
  if (key === 'due') return item.due_on ? sayDay(item.due_on) : ''
  if (row.kind === 'voices') {
    if (key === 'unit') return row.item.unit?.name ?? t('inbox.wholeCompany')
    if (key === 'category') return categoryName(row.item.category)
    if (key === 'channel') return t(`channel.${row.item.channel}`)
    if (key === 'identity') return t(`identity.${row.item.identity}`)
    if (key === 'received') return sayDay(row.item.received_on)
    return ''
  }
  if (key === 'unit') return (row.item.lead_unit ?? row.item.unit).name
  if (key === 'voices') return String(row.item.voice_count)
  if (key === 'measures') return row.item.measures ? `${row.item.measures_done}/${row.item.measures}` : ''
  if (key === 'track') return row.item.track ? t(`track.${row.item.track}`) : ''
  if (key === 'percent') return t('matter.percent', { n: row.item.percent })
  return ''
}

function orderOf(row: Row, key: ColumnKey): number | string {
  if (key === 'left') return daysLeft(row)
  if (key === 'due') return row.item.due_on ?? '9999'
  if (key === 'received') return row.kind === 'voices' ? row.item.received_on : ''
  if (row.kind === 'matters' && key === 'voices') return -row.item.voice_count
  if (row.kind === 'matters' && key === 'measures') return row.item.measures - row.item.measures_done
  if (row.kind === 'matters' && key === 'percent') return row.item.percent
  if (key === 'state') return row.item.state
  return cellOf(row, key)
}

export interface Order {
  key: ColumnKey
  down: boolean
}
export function sorted(rows: readonly Row[], { key, down }: Order): Row[] {
  const turn = down ? -1 : 1
  const keyed = rows.map((row, at) => ({ row, at, by: orderOf(row, key) }))
  keyed.sort((a, b) => {
    const first = typeof a.by === 'number' && typeof b.by === 'number' ? a.by - b.by : String(a.by).localeCompare(String(b.by), 'zh-CN')
    return first * turn || daysLeft(a.row) - daysLeft(b.row) || a.at - b.at
  })
  return keyed.map((one) => one.row)
}

export const holds = (row: Row, words: string): boolean =>
  !words || `${row.title ?? ''} ${row.words} ${cellOf(row, 'unit')} ${row.item.owner.name}`.toLowerCase().includes(words.toLowerCase())

const kStored = 'huiyin.columns.'
export function storedColumns(kind: Kind): ColumnKey[] {
  try {
    const kept = localStorage.getItem(kStored + kind)
    if (kept !== null) return kColumns[kind].filter((key) => kept.split(' ').includes(key))
  } catch {
    // the usual ones
  }
  return [...kUsual[kind]]
}
export function keepColumns(kind: Kind, columns: readonly ColumnKey[]): void {
  try {
    localStorage.setItem(kStored + kind, columns.join(' '))
  } catch {
    // the choice holds until the page is closed
  }
}
