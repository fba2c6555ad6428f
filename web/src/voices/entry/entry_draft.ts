// What a clerk has typed and not saved, kept on this device for a day. A speaker's name and contact are never kept.
import { emptyPile, emptyRow, type Pile, type Row } from './entry_form'

const kStored = 'huiyin.entry'
const kLifetime = 24 * 60 * 60 * 1000

interface Kept {
  pile: Pile
  row: Row
}

export function loadEntry(person: string, now = Date.now()): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(kStored) ?? 'null') as ({ at: number; person: string } & Kept) | null
    // Another clerk at the same desk starts afresh.
    if (!kept || kept.person !== person || typeof kept.row?.text !== 'string' || Math.abs(now - kept.at) > kLifetime) {
      forgetEntry()
      return { pile: emptyPile(), row: emptyRow() }
    }
    return { pile: { ...emptyPile(), ...kept.pile }, row: { ...emptyRow(), ...kept.row } }
  } catch {
    return { pile: emptyPile(), row: emptyRow() }
  }
}

export function keepEntry(person: string, pile: Pile, row: Row, now = Date.now()): boolean {
  const bare: Row = { ...row, identity: 'anonymous', name: '', contact: '' }
  // The words of somebody who gave a name may name them too.
  if (row.identity === 'named') bare.text = ''
  try {
    localStorage.setItem(kStored, JSON.stringify({ at: now, person, pile, row: bare }))
    return true
  } catch {
    return false
  }
}

export function forgetEntry(): void {
  try {
    localStorage.removeItem(kStored)
  } catch {
    // nothing was kept
  }
}
