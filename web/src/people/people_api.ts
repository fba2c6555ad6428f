// Units, persons and roles. Everybody who is signed in may read the names; changes are the administrator's.
import { call } from '../api/http'
import type { Level, Person, Role, Unit } from '../api/types'
import { signedIn } from './session'

export const listUnits = (): Promise<Unit[]> =>
  signedIn(async () => (await call('get', '/api/v1/private/units', {})).data.items)

// All persons of a unit and below (or with a role, or who may be responsible where a unit leads), page by page.
export async function listPersons(query: { unit_id?: string; role?: Role; responsible_for?: string }): Promise<Person[]> {
  const found: Person[] = []
  let cursor: string | undefined
  do {
    const page = await signedIn(
      async () => (await call('get', '/api/v1/private/persons', { query: { ...query, limit: 200, cursor } })).data,
    )
    found.push(...page.items)
    cursor = page.next_cursor
  } while (cursor && found.length < 5000)
  return found
}

export const createUnit = (body: { name: string; parent_id: string; level: Level }, key: string) =>
  signedIn(() => call('post', '/api/v1/private/units', { body, key }))

// A change names the version it was made from; somebody else's in between is refused.
const seen = (of: { version: number }) => `"${of.version}"`

export const changeUnit = (of: Unit, body: { name?: string; head_id?: string }, key: string) =>
  signedIn(() => call('patch', '/api/v1/private/units/{id}', { path: { id: of.id }, body, key, etag: seen(of) }))

export interface NewPerson {
  name: string
  unit_id: string
  login?: string
  password?: string
  roles?: { role: Role; unit_id: string }[]
}
export const createPerson = (body: NewPerson, key: string) =>
  signedIn(() => call('post', '/api/v1/private/persons', { body, key }))

export const changePerson = (of: Person, body: { name?: string; unit_id?: string; active?: boolean }, key: string) =>
  signedIn(() => call('patch', '/api/v1/private/persons/{id}', { path: { id: of.id }, body, key, etag: seen(of) }))

export const grantRole = (id: string, body: { role: Role; unit_id: string }, key: string) =>
  signedIn(() => call('post', '/api/v1/private/persons/{id}/roles', { path: { id }, body, key }))

export const revokeRole = (id: string, grant_id: string) =>
  signedIn(() => call('delete', '/api/v1/private/persons/{id}/roles/{grant_id}', { path: { id, grant_id } }))

export const markAway = (id: string, body: { from_on: string; until_on?: string }, key: string) =>
  signedIn(() => call('post', '/api/v1/private/persons/{id}/absences', { path: { id }, body, key }))

export const markBack = (id: string, absence_id: string) =>
  signedIn(() => call('delete', '/api/v1/private/persons/{id}/absences/{absence_id}', { path: { id, absence_id } }))

export const setPassword = (id: string, body: { password: string; old_password?: string }) =>
  signedIn(() => call('post', '/api/v1/private/persons/{id}/password', { path: { id }, body }))
