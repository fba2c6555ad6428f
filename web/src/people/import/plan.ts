// A dry run: what a table of units and persons would change here, row by row, before anything is changed.
//
// A person is known again by their login, or without one by name and unit. Nobody is switched off and no role is taken back because
// a table does not name them.
import { t } from '../../i18n/desk'
import type { Level, Person, Role, Unit } from '../../api/types'

export const kFields = ['unit', 'name', 'login', 'role', 'role_unit'] as const
export type Field = (typeof kFields)[number]

export type Step =
  | { kind: 'unit'; path: string; name: string; parent: string; level: Level }
  | { kind: 'person'; name: string; path: string; login: string; role?: Role; rolePath: string }
  | { kind: 'move'; person: Person; path: string }
  | { kind: 'grant'; person: Person; role: Role; path: string }
export interface PlannedRow {
  line: number
  steps: Step[]
  faults: string[]
  name: string
}
export interface Plan {
  missing: Field[]
  rows: PlannedRow[]
}

const kRoles: readonly Role[] = ['worker', 'clerk', 'coordinator', 'leader', 'observer', 'custodian', 'administrator']
const roleOf = (text: string): Role | undefined => kRoles.find((role) => role === text || t(`role.${role}`) === text)
const kHeads: Record<Field, string> = { unit: 'import.unit', name: 'import.name', login: 'import.login', role: 'import.role', role_unit: 'import.roleUnit' }

export const headOf = (field: Field): string => t(kHeads[field] as 'import.unit')
function fieldOf(head: string): Field | undefined {
  const wanted = head.trim().toLowerCase()
  return kFields.find((field) => field === wanted || headOf(field).toLowerCase() === wanted)
}

// The row with the columns' names: a title may stand above it.
const kMostTitles = 10
function headsAt(table: readonly (readonly string[])[]): number {
  const found = table.slice(0, kMostTitles).findIndex((row) => row.some((cell) => fieldOf(cell) === 'unit'))
  return Math.max(0, found)
}

// "Company/Line/Team" to the unit; the topmost may be left out.
export function pathsOf(units: readonly Unit[]): Map<string, Unit> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const paths = new Map<string, Unit>()
  for (const unit of units) {
    const names: string[] = []
    for (let at: Unit | undefined = unit; at; at = at.parent_id ? byId.get(at.parent_id) : undefined) names.unshift(at.name)
    paths.set(names.join('/'), unit)
    if (names.length > 1) paths.set(names.slice(1).join('/'), unit)
  }
  return paths
}

export function planOf(table: readonly (readonly string[])[], units: readonly Unit[], persons: readonly Person[]): Plan {
  const top = headsAt(table)
  const heads = table[top] ?? []
  const lines = table.slice(top + 1)
  const at = new Map<Field, number>()
  heads.forEach((head, n) => {
    const field = fieldOf(head)
    if (field && !at.has(field)) at.set(field, n)
  })
  const missing = (['unit'] as const).filter((field) => !at.has(field))
  if (missing.length) return { missing, rows: [] }
  const root = units.find((unit) => !unit.parent_id)
  const known = new Set(pathsOf(units).keys())
  const made = new Set<string>()
  const paths = pathsOf(units)
  const logins = new Set<string>()
  const rows = lines.flatMap((cells, n): PlannedRow[] => (cells.some((one) => one.trim()) ? [rowOf(cells, top + n + 2)] : []))
  function rowOf(cells: readonly string[], line: number): PlannedRow {
    const cell = (field: Field) => (cells[at.get(field) ?? -1] ?? '').trim()
    const row: PlannedRow = { line, steps: [], faults: [], name: cell('name') }
    const path = clean(cell('unit'))
    if (!path) return { ...row, faults: [t('import.errUnit')] }
    const newUnits = (wanted: string): Step[] => {
      const parts = wanted.split('/')
      return parts.flatMap((name, depth): Step[] => {
        const one = parts.slice(0, depth + 1).join('/')
        if (known.has(one) || made.has(one)) return []
        made.add(one)
        const parent = depth ? parts.slice(0, depth).join('/') : (root?.name ?? '')
        return [{ kind: 'unit', path: one, name, parent, level: depth === 0 ? 'line' : 'unit' }]
      })
    }
    row.steps.push(...newUnits(path))
    const [name, login, roleText] = [cell('name'), cell('login'), cell('role')]
    if (!name) {
      if (login || roleText) row.faults.push(t('import.errName'))
      return row
    }
    const role = roleText ? roleOf(roleText) : undefined
    if (roleText && !role) row.faults.push(t('import.errRole', { role: roleText }))
    const rolePath = clean(cell('role_unit')) || path
    if (role) row.steps.push(...newUnits(rolePath))
    const sameName = persons.find((one) => one.name === name && (!login || !one.login) && paths.get(path)?.id === one.unit.id)
    const before = (login && persons.find((one) => one.login === login)) || sameName
    if (login && logins.has(login)) row.faults.push(t('import.errTwice', { login }))
    if (login) logins.add(login)
    if (before && before.name !== name) row.faults.push(t('import.errOtherName', { login, name: before.name }))
    if (row.faults.length) return row
    if (!before) row.steps.push({ kind: 'person', name, path, login, role, rolePath })
    else {
      if (paths.get(path)?.id !== before.unit.id) row.steps.push({ kind: 'move', person: before, path })
      const unit = paths.get(rolePath)
      if (role && !before.roles?.some((grant) => grant.role === role && grant.unit.id === unit?.id)) row.steps.push({ kind: 'grant', person: before, role, path: rolePath })
    }
    return row
  }
  return { missing: [], rows }
}

const clean = (path: string): string =>
  path
    .split(/[/\uff0f>]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .join('/')

export function sayStep(step: Step): string {
  if (step.kind === 'unit') return t('import.step.unit', { path: step.path })
  if (step.kind === 'person') return t(step.role ? 'import.step.personRole' : 'import.step.person', { name: step.name, unit: step.path, role: step.role ? t(`role.${step.role}`) : '', roleUnit: step.rolePath })
  if (step.kind === 'move') return t('import.step.move', { name: step.person.name, from: step.person.unit.name, to: step.path })
  return t('import.step.grant', { name: step.person.name, role: t(`role.${step.role}`), unit: step.path })
}
