// What the tabs of the inbox ask the server for, and how many rows one inbox holds.
import { listMatters, type MatterView } from '../matters/matters_api'
import { hasRole, readsVoices, session } from '../people/session'
import { listVoices, type VoiceQuery } from '../voices/voices_desk_api'
import type { MatterItem, MatterState, VoiceItem, VoiceState } from '../api/types'
import { matterRow, voiceRow, type Kind, type Row } from './rows'

export type Tab = 'mine' | 'department' | 'due_soon' | 'overdue' | 'handed_to_me' | 'paused' | 'to_decide' | 'all'
const kTabs: Record<Kind, readonly Tab[]> = {
  voices: ['mine', 'department', 'due_soon', 'overdue', 'handed_to_me', 'all'],
  matters: ['mine', 'department', 'due_soon', 'overdue', 'paused', 'handed_to_me', 'to_decide', 'all'],
}
// Whoever hears for no unit sees the voices for which they stand in, and no others.
export const tabsOf = (of: Kind): readonly Tab[] => (of === 'matters' || readsVoices() ? kTabs[of] : ['mine'])
export const kVoiceStates: readonly VoiceState[] = ['received', 'accepted', 'linked', 'answered', 'closed', 'declined']
export const kMatterStates: readonly MatterState[] = ['received', 'accepted', 'decided', 'in_progress', 'answered', 'verified', 'closed', 'returned', 'reopened']

// Not a state of a matter: something is decided, and nobody has put it on the board. One without voices was dissolved.
export const kUnpublished = 'unpublished'
const kOnceDecided: readonly string[] = ['decided', 'in_progress', 'answered', 'verified', 'closed', 'reopened']
export const isUnpublished = (item: Pick<MatterItem, 'published' | 'state' | 'voice_count'>): boolean => !item.published && item.voice_count > 0 && kOnceDecided.includes(item.state)

export interface Wanted {
  of: Kind
  tab: Tab
  state: string
  unit: string
}

const kPage = 200
export const kMostRows = 1000

export const usualTab = (): Tab => (hasRole('clerk', 'coordinator') || !readsVoices() ? 'mine' : 'department')

async function pages<T>(ask: (cursor: string | undefined) => Promise<{ items: T[]; next_cursor?: string }>, took: (items: T[]) => void): Promise<boolean> {
  let cursor: string | undefined
  let held = 0
  do {
    const page = await ask(cursor)
    took(page.items)
    held += page.items.length
    cursor = page.next_cursor
  } while (cursor && held < kMostRows)
  return Boolean(cursor)
}

// What still waits for somebody, unless a state is asked for: a voice that a matter holds waits there.
function voiceQueries({ tab, state, unit }: Wanted): VoiceQuery[] {
  const unit_id = tab === 'department' && !unit ? session.me?.unit.id : unit
  const view = tab === 'department' ? 'all' : tab === 'paused' || tab === 'to_decide' ? 'all' : tab
  if (view === 'due_soon' || view === 'overdue') return [{ view, unit_id, state: undefined }]
  const states = kVoiceStates.filter((one) => (state ? one === state : ['received', 'accepted'].includes(one)))
  return states.map((one) => ({ view, unit_id, state: one }))
}

const kMatterViews: Record<Tab, MatterView> = {
  mine: 'mine', department: 'open', due_soon: 'due_soon', overdue: 'overdue', handed_to_me: 'handed_to_me', paused: 'paused', to_decide: 'to_decide', all: 'open',
}

// Gives the rows page by page; true when there are more than one inbox holds.
export async function loadRows(wanted: Wanted, signal: AbortSignal, took: (rows: Row[]) => void): Promise<boolean> {
  if (wanted.of === 'voices') {
    let more = false
    for (const query of voiceQueries(wanted)) {
      more = (await pages<VoiceItem>((cursor) => listVoices({ ...query, limit: kPage, cursor }, signal), (items) => took(items.filter((one) => !wanted.state || one.state === wanted.state).map(voiceRow)))) || more
    }
    return more
  }
  const { tab, unit } = wanted
  const unit_id = tab === 'department' && !unit ? session.me?.unit.id : unit
  const state = kMatterStates.find((one) => one === wanted.state)
  const unpublished = wanted.state === kUnpublished
  const view = (state || unpublished) && kMatterViews[tab] === 'open' ? 'all' : kMatterViews[tab]
  const take = (items: MatterItem[]) => took((unpublished ? items.filter(isUnpublished) : items).map(matterRow))
  return pages<MatterItem>((cursor) => listMatters({ view, state, unit_id, limit: kPage, cursor }, signal), take)
}
