// The entry form's rules: what stays from row to row, what is sent, which sheet comes next.
import type { Entry, Identity } from '../../api/types'

// Stays until the clerk changes it: most rows of a pile agree in these.
export interface Pile {
  channel: Entry['channel']
  campaign_id: string
  unit_id: string
  speaker_group: string
  origin: NonNullable<Entry['origin']> | ''
  category: string
}
// One form, call or talk.
export interface Row {
  sheet: string
  text: string
  place: string
  identity: Identity
  name: string
  contact: string
}

export const emptyPile = (): Pile => ({ channel: 'writing', campaign_id: '', unit_id: '', speaker_group: '', origin: '', category: '' })
export const emptyRow = (sheet = ''): Row => ({ sheet, text: '', place: '', identity: 'anonymous', name: '', contact: '' })

// "12" -> "13", "A-009" -> "A-010"; nothing without a number at the end.
export function nextSheet(sheet: string): string {
  const found = /^(.*?)(\d+)$/.exec(sheet.trim())
  if (!found) return ''
  const [, head = '', digits = ''] = found
  return head + String(Number(digits) + 1).padStart(digits.length, '0')
}

export type Missing = 'text' | 'unit' | 'name' | 'campaign'

export function missingIn(pile: Pile, row: Row): Missing | undefined {
  if (!pile.unit_id) return 'unit'
  if (!row.text.trim()) return 'text'
  if (row.identity === 'named' && !row.name.trim()) return 'name'
  if (row.sheet.trim() && !pile.campaign_id) return 'campaign'
  return undefined
}

// The words go as they were typed; of the rest only what was filled in.
export function entryOf(pile: Pile, row: Row): Entry {
  const entry: Entry = { text: row.text, channel: pile.channel, unit_id: pile.unit_id, identity: row.identity }
  if (pile.origin) entry.origin = pile.origin
  if (pile.campaign_id) entry.campaign_id = pile.campaign_id
  if (pile.speaker_group) entry.speaker_group = pile.speaker_group as Entry['speaker_group']
  if (pile.category) entry.category = pile.category
  if (row.sheet.trim()) entry.source_sheet = row.sheet.trim()
  if (row.place.trim()) entry.place = row.place.trim()
  if (row.identity === 'named') {
    entry.speaker_name = row.name.trim()
    if (row.contact.trim()) entry.speaker_contact = row.contact.trim()
  }
  return entry
}
