// Who is signed in, and what happens when the session ends while somebody works: the request waits, a sign-in box opens over
// the page, and after signing in the request goes on. Nothing that was typed is lost.
import { reactive } from 'vue'
import { isProblem } from '../api/faults'
import { call } from '../api/http'
import { useOffset } from '../i18n/dates'
import type { Me, Role } from '../api/types'

interface Session {
  me: Me | undefined
  // A request waits for somebody to sign in again.
  expired: boolean
}

export const session: Session = reactive({ me: undefined, expired: false })
let waiting: { done: () => void; given: (fault: unknown) => void }[] = []

export const hasRole = (...roles: Role[]): boolean =>
  session.me?.roles.some((grant) => roles.includes(grant.role)) ?? false

// Whoever has no such role sees their own news and the matters they are named in, and speaks on the public pages.
export const readsVoices = (): boolean => hasRole('clerk', 'coordinator', 'leader', 'observer')

// Theirs to decide about: it is in their own charge, as a coordinator's or because they stand in. A clerk answers on the spot alone.
export const inChargeOf = (owner: { id: string } | undefined): boolean => !hasRole('clerk') && owner !== undefined && owner.id === session.me?.id

function enter(me: Me): void {
  session.me = me
  useOffset(me.utc_offset_minutes)
}

export async function openSession(): Promise<void> {
  try {
    enter((await call('get', '/api/v1/private/session', {})).data)
  } catch (fault) {
    if (!isProblem(fault, 'unauthenticated')) throw fault
    session.me = undefined
  }
}

export async function signIn(login: string, password: string): Promise<void> {
  enter((await call('post', '/api/v1/private/session', { body: { login, password } })).data)
  session.expired = false
  waiting.splice(0).forEach((one) => one.done())
}

export function giveUp(fault: unknown): void {
  session.expired = false
  session.me = undefined
  waiting.splice(0).forEach((one) => one.given(fault))
}

export async function signOut(everywhere: boolean): Promise<void> {
  if (everywhere) await call('delete', '/api/v1/private/sessions', {})
  else await call('delete', '/api/v1/private/session', {})
  session.me = undefined
}

// A request of somebody who is signed in.
export async function signedIn<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (fault) {
    if (!isProblem(fault, 'unauthenticated') || !session.me) throw fault
    session.expired = true
    await new Promise<void>((done, given) => waiting.push({ done, given: () => given(fault) }))
    return request()
  }
}
