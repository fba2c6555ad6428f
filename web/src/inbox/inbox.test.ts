import { beforeEach, describe, expect, it, vi } from 'vitest'
import { startDeskWords } from '../i18n/desk'
import type { MatterItem, VoiceItem } from '../api/types'
import { session } from '../people/session'
import { Batches, sayReport, verbsFor } from './batch'
import { isUnpublished, tabsOf, usualTab } from './inbox_query'
import { cellOf, daysLeft, holds, keepColumns, matterRow, sorted, storedColumns, voiceRow } from './rows'

const voice = (id: string, more: Partial<VoiceItem> = {}) =>
  voiceRow({ id, version: 1, state: 'received', identity: 'anonymous', channel: 'web', category: 'unsure', excerpt: `words of ${id}`, received_on: '2026-03-02', accept_due_on: '2026-03-04', overdue: false, owner: { id: 'p', name: 'Owner' }, rating: 'unrated', ...more })
const matter = (id: string, more: Partial<MatterItem> = {}) =>
  matterRow({ id, number: 7, version: 2, state: 'decided', question: `question of ${id}`, unit: { id: 'u', name: 'Quay' }, owner: { id: 'p', name: 'Owner' }, due_on: '2026-03-20', overdue: false, working_days_left: 4, percent: 0, voice_count: 3, published: false, measures: 2, measures_done: 1, waits_for_parent: false, ...more })
const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id).join(' ')

beforeEach(async () => {
  await startDeskWords()
  localStorage.clear()
  session.me = { id: 'me', name: 'Me', unit: { id: 'u', name: 'Quay' }, roles: [{ id: 'g', role: 'coordinator', unit: { id: 'u', name: 'Quay' } }], absences: [] } as never
})

describe('the rows', () => {
  it('waits for the board what is decided, also when it is done, and not what was never decided or is there', () => {
    const waits = (state: MatterItem['state'], published = false, voice_count = 1) => isUnpublished({ state, published, voice_count })
    expect([waits('decided'), waits('in_progress'), waits('closed'), waits('accepted'), waits('returned'), waits('decided', true), waits('closed', false, 0)]).toEqual([true, true, true, false, false, false, false])
  })
  it('put what is overdue longest first, what is deferred and what has no clock last', () => {
    const rows = [
      voice('soon', { working_days_left: 1 }),
      voice('answered', { state: 'answered', working_days_left: 1 }),
      voice('late', { overdue: true, working_days_left: -5 }),
      matter('deferred', { paused_until: '2026-06-01' }),
      voice('lateToday', { overdue: true, working_days_left: 0 }),
    ]
    expect(ids(sorted(rows, { key: 'left', down: false }))).toBe('late lateToday soon deferred answered')
    expect(daysLeft(rows[0]!)).toBe(1)
  })
  it('are ordered by any column, either way, and by time left where that is the same', () => {
    const rows = [matter('a', { voice_count: 2 }), matter('b', { voice_count: 9 }), matter('c', { voice_count: 2, working_days_left: 1 })]
    expect(ids(sorted(rows, { key: 'voices', down: false }))).toBe('b c a')
    expect(ids(sorted(rows, { key: 'voices', down: true }))).toBe('c a b')
  })
  it('are found by words, unit and owner', () => {
    expect(holds(voice('x'), 'WORDS of')).toBe(true)
    expect(holds(matter('y'), 'quay')).toBe(true)
    expect(holds(matter('y'), 'canteen')).toBe(false)
  })
  it('say measures done of all, and nothing where there are none', () => {
    expect(cellOf(matter('a'), 'measures')).toBe('1/2')
    expect(cellOf(matter('a', { measures: 0, measures_done: 0 }), 'measures')).toBe('')
  })
  it('keep the chosen columns, for voices and matters apart', () => {
    keepColumns('voices', ['left', 'channel'])
    expect(storedColumns('voices')).toEqual(['left', 'channel'])
    expect(storedColumns('matters')).toContain('due')
    keepColumns('voices', [])
    expect(storedColumns('voices')).toEqual([])
  })
})

describe('what is done to many', () => {
  const answers = (...statuses: number[]) => {
    const sent: string[] = []
    vi.stubGlobal('fetch', async (address: string, options: RequestInit) => {
      sent.push(`${options.method} ${address} ${(options.headers as Record<string, string>)['If-Match'] ?? ''}`)
      const status = statuses.shift() ?? 200
      const body = status === 200 ? { id: 'x', version: 3 } : { type: 't', title: 'Closed.', status, code: status === 412 ? 'stale' : 'conflict', changed_by: 'Second' }
      return new Response(JSON.stringify(body), { status, headers: { ETag: '"3"' } })
    })
    return sent
  }
  it('goes one by one with the version that was seen, and names each that failed', async () => {
    const sent = answers(200, 409, 412)
    const report = await new Batches().run([voice('a'), voice('b'), voice('c')], { verb: 'hand_over', to_id: 'p2', reason: 'r' })
    expect(sent).toEqual(['a', 'b', 'c'].map((id) => `POST /api/v1/private/voices/${id}/handover "1"`))
    expect(ids(report.done.map((one) => one.row))).toBe('a')
    expect(report.failed.map((one) => one.row.id)).toEqual(['b', 'c'])
    expect(sayReport(report)).toMatch(/^1 \S+\uff0c2 \S+\uff1aClosed\uff0cSecond/)
  })
  it('can be taken back where nobody has read it: a hand-over by its new version', async () => {
    answers(200)
    const batches = new Batches()
    const back = batches.undoOf(await batches.run([voice('a')], { verb: 'hand_over', to_id: 'p2', reason: 'r' }))
    const sent = answers(200)
    expect((await back?.())?.done.length).toBe(1)
    expect(sent).toEqual(['POST /api/v1/private/voices/a/handover/withdraw "3"'])
    answers(200)
    expect(batches.undoOf(await batches.run([voice('a')], { verb: 'decline', reason: 'r' }))).toBeUndefined()
  })
  it('offers only what roles and states allow', () => {
    expect(verbsFor([voice('a')])).toEqual(['accept', 'link', 'create', 'hand_over', 'answer', 'decline'])
    expect(verbsFor([voice('a', { state: 'closed' })])).toEqual(['link', 'create'])
    expect(verbsFor([])).toEqual([])
    session.me!.roles = [{ id: 'g', role: 'leader', unit: { id: 'u', name: 'Quay' } }] as never
    expect(verbsFor([voice('a')])).toEqual(['answer'])
    expect(verbsFor([matter('m')])).toEqual([])
  })
  it('offers who stands in without a role what a coordinator has, for what is in their charge alone', () => {
    session.me!.roles = []
    const mine = voice('a', { owner: { id: 'me', name: 'Me' } })
    expect(verbsFor([mine])).toEqual(['accept', 'link', 'create', 'hand_over', 'answer', 'decline'])
    expect(verbsFor([mine, voice('b')])).toEqual([])
    expect(verbsFor([matter('m', { owner: { id: 'me', name: 'Me' } })])).toEqual([])
    expect([tabsOf('voices'), usualTab()]).toEqual([['mine'], 'mine'])
    session.me!.roles = [{ id: 'g', role: 'clerk', unit: { id: 'u', name: 'Quay' } }] as never
    expect(verbsFor([mine])).not.toContain('decline')
    expect(tabsOf('voices')).toContain('department')
  })
})
