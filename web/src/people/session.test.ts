import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '../api/http'
import type { Me } from '../api/types'
import { giveUp, session, signedIn, signIn } from './session'

const kMe: Me = { id: 'p1', name: '王敏', unit: { id: 'u1', name: '集团公司' }, roles: [], absences: [], utc_offset_minutes: 480 }
const signedOut = new ApiProblem({ type: '', title: '', status: 401, code: 'unauthenticated' })
beforeEach(() => {
  session.me = kMe
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(kMe), { status: 200 }))
})
afterEach(() => {
  session.expired = false
  vi.unstubAllGlobals()
})

describe('a session that ended while somebody worked', () => {
  it('lets the request wait for a new sign-in and then goes on with it', async () => {
    const request = vi.fn().mockRejectedValueOnce(signedOut).mockResolvedValueOnce('done')
    const result = signedIn(request)
    await flushPromises()
    expect(session.expired).toBe(true)
    await signIn('wangmin', 'secret')
    expect(await result).toBe('done')
    expect([request.mock.calls.length, session.expired]).toEqual([2, false])
  })
  it('fails the request when nobody signs in', async () => {
    const result = signedIn(() => Promise.reject(signedOut))
    await flushPromises()
    giveUp(undefined)
    await expect(result).rejects.toBe(signedOut)
    expect(session.me).toBeUndefined()
  })
  it('is not asked for when nobody had signed in', async () => {
    session.me = undefined
    await expect(signedIn(() => Promise.reject(signedOut))).rejects.toBe(signedOut)
    expect(session.expired).toBe(false)
  })
})
