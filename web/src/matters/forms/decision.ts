// What a decision needs before it is sent.
import { t } from '../../i18n/desk'
import type { Level, Matter, NewDecision, Outcome } from '../../api/types'
import type { FieldError } from '../../ui/ErrorSummary.vue'

export interface DecisionDraft {
  solution: string
  level: Level
  lead_unit_id: string
  owner_id: string
  stand_in_id: string
  assisting_unit_ids: string[]
  parts: Record<string, string>
  due_on: string
  expected_outcome: Outcome
  decided_by_id: string
}

export const kLevels: readonly Level[] = ['unit', 'line', 'company']
export const kOutcomes: readonly Outcome[] = ['at_once', 'on_the_spot', 'timetable', 'escalated', 'explained']

export function draftOf(matter: Matter): DecisionDraft {
  const before = matter.decision
  return {
    solution: before?.solution ?? '',
    level: before?.level ?? 'unit',
    lead_unit_id: before?.lead_unit.id ?? '',
    owner_id: before?.owner.id ?? '',
    stand_in_id: before?.stand_in.id ?? '',
    assisting_unit_ids: before?.assisting_units.map((unit) => unit.id) ?? [],
    parts: Object.fromEntries(matter.parts.map((part) => [part.unit.id, part.text ?? ''])),
    due_on: matter.proposed_due_on ?? '',
    expected_outcome: before?.expected_outcome ?? 'timetable',
    decided_by_id: '',
  }
}

export function errorsOf(draft: DecisionDraft, today: string, leaderNeeded: boolean): FieldError[] {
  const errors: FieldError[] = []
  const need = (bad: boolean, field: string, text: string) => bad && errors.push({ field, text })
  need(!draft.solution.trim(), 'decision-solution', t('decision.errSolution'))
  need(!draft.lead_unit_id, 'decision-unit', t('decision.errUnit'))
  need(!draft.owner_id, 'decision-owner', t('decision.errOwner'))
  need(!draft.stand_in_id, 'decision-standin', t('decision.errStandIn'))
  need(Boolean(draft.owner_id) && draft.owner_id === draft.stand_in_id, 'decision-standin', t('decision.errSame'))
  need(!draft.due_on, 'decision-due', t('decision.errDue'))
  need(Boolean(draft.due_on) && draft.due_on < today, 'decision-due', t('decision.errPast'))
  need(leaderNeeded && !draft.decided_by_id, 'decision-by', t('decision.errBy'))
  return errors
}

export function bodyOf(draft: DecisionDraft): NewDecision {
  const { decided_by_id, assisting_unit_ids, parts, ...rest } = draft
  const body: NewDecision = { ...rest }
  const assisting = assisting_unit_ids.filter((id) => id !== draft.lead_unit_id)
  if (assisting.length) body.assisting_unit_ids = assisting
  const asked = assisting.filter((unit_id) => parts[unit_id]?.trim()).map((unit_id) => ({ unit_id, text: parts[unit_id] }))
  if (asked.length) body.assisting_parts = asked
  if (decided_by_id) body.decided_by_id = decided_by_id
  return body
}

export function todayHere(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
