import { beforeEach, describe, expect, it } from 'vitest'
import { startDeskWords } from '../../i18n/desk'
import { bodyOf, errorsOf, todayHere, type DecisionDraft } from './decision'

const good: DecisionDraft = {
  solution: '加装风机', level: 'line', lead_unit_id: 'u1', owner_id: 'p1', stand_in_id: 'p2',
  parts: {},
  assisting_unit_ids: ['u1', 'u2'], due_on: '2026-11-30', expected_outcome: 'timetable', decided_by_id: 'p9',
}
const fields = (draft: Partial<DecisionDraft>, leader = true) => errorsOf({ ...good, ...draft }, '2026-11-21', leader).map((error) => error.field)

describe('a decision', () => {
  beforeEach(startDeskWords)
  it('is complete with solution, department, A, B and a date', () => {
    expect(fields({})).toEqual([])
  })
  it.each([
    [{ solution: ' ' }, 'decision-solution'],
    [{ lead_unit_id: '' }, 'decision-unit'],
    [{ stand_in_id: 'p1' }, 'decision-standin'],
    [{ due_on: '2026-11-20' }, 'decision-due'],
    [{ decided_by_id: '' }, 'decision-by'],
  ])('with %o is refused at its field', (change, field) => {
    expect(fields(change)).toEqual([field])
  })
  it('of a leader needs nobody else to have decided', () => {
    expect(fields({ decided_by_id: '' }, false)).toEqual([])
    expect(bodyOf({ ...good, decided_by_id: '' })).not.toHaveProperty('decided_by_id')
  })
  it('does not name the lead department as assisting itself', () => {
    expect(bodyOf(good).assisting_unit_ids).toEqual(['u2'])
  })
  it('may be due today', () => {
    expect(fields({ due_on: '2026-11-21' })).toEqual([])
    expect(todayHere(new Date(2026, 0, 5))).toBe('2026-01-05')
  })
})
