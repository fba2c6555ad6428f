import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, call, Unreached } from './http'
import { KeyRing, newKey } from './keys'

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers })
const fetched = vi.fn()
beforeEach(() => vi.stubGlobal('fetch', fetched.mockReset()))
afterEach(() => vi.unstubAllGlobals())
const sent = (n = 0) => fetched.mock.calls[n] as [string, RequestInit & { headers: Record<string, string> }]
const problem = (status: number, code: string) => ({ type: `urn:huiyin:problem:${code}`, title: 'no', status, code })

describe('a public request', () => {
  it('carries no cookie, and the receipt code only in its header', async () => {
    fetched.mockResolvedValue(answer(200, {}))
    await call('get', '/api/v1/public/voice', { receipt: '7K2M9QF4X3TBD8WN5HJCR6VE' })
    const [address, options] = sent()
    expect(options.credentials).toBe('omit')
    expect(address).toBe('/api/v1/public/voice')
    expect(Object.keys(options.headers).sort()).toEqual(['Accept', 'Accept-Language', 'Huiyin-Receipt'])
  })
})

describe('a private request', () => {
  it('sends key and version, and gives back the new version', async () => {
    fetched.mockResolvedValue(answer(200, { id: 'x' }, { ETag: '"4"' }))
    const path = { id: '00000000-0000-7000-8000-000000000001' }
    const found = await call('post', '/api/v1/private/matters/{id}/close', { path, key: 'k', etag: '"3"' } as never)
    const [address, options] = sent()
    expect(address).toBe(`/api/v1/private/matters/${path.id}/close`)
    expect(options.headers).toMatchObject({ 'If-Match': '"3"', 'Idempotency-Key': 'k' })
    expect([options.credentials, found.etag]).toEqual(['same-origin', '"4"'])
  })
  it('leaves empty filters out of the address', async () => {
    fetched.mockResolvedValue(answer(200, { items: [] }))
    await call('get', '/api/v1/private/voices', { query: { state: 'received', unit_id: '', cursor: undefined } })
    expect(sent()[0]).toBe('/api/v1/private/voices?state=received')
  })
})

describe('a failure', () => {
  it('tells a refusal from no answer at all', async () => {
    fetched.mockResolvedValueOnce(answer(404, problem(404, 'not_found')))
    await expect(call('get', '/api/v1/public/intake', {})).rejects.toMatchObject({ code: 'not_found' })
    fetched.mockRejectedValueOnce(new TypeError('failed to fetch'))
    await expect(call('get', '/api/v1/public/intake', {})).rejects.toBeInstanceOf(Unreached)
  })
  it('understands a proxy that answers without a problem document', async () => {
    fetched.mockResolvedValueOnce(new Response('<html>', { status: 502 }))
    await expect(call('get', '/api/v1/public/intake', {})).rejects.toMatchObject({ code: 'unavailable', undecided: true })
  })
})

describe('an idempotency key', () => {
  it('has at least 128 random bits in the allowed alphabet', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{40}$/)
    expect(newKey()).not.toBe(newKey())
  })
  it('is kept for a retry after a lost answer and spent by a definite one', async () => {
    const ring = new KeyRing()
    const used: string[] = []
    const lost = (key: string) => (used.push(key), Promise.reject(new Unreached()))
    const broken = (key: string) => (used.push(key), Promise.reject(new ApiProblem(problem(503, 'unavailable') as never)))
    const refused = (key: string) => (used.push(key), Promise.reject(new ApiProblem(problem(409, 'conflict') as never)))
    const done = (key: string) => (used.push(key), Promise.resolve(1))
    for (const send of [lost, broken, refused]) await expect(ring.with('close', { a: 1 }, send)).rejects.toBeDefined()
    await ring.with('close', { a: 1 }, done)
    await ring.with('close', { a: 1 }, done)
    expect([used[0] === used[1], used[1] === used[2], used[2] === used[3], used[3] === used[4]]).toEqual([true, true, false, false])
  })
  it('changes with the content', async () => {
    const ring = new KeyRing()
    const used: string[] = []
    const lost = (key: string) => (used.push(key), Promise.reject(new Unreached()))
    await ring.with('note', 'one', lost).catch(() => undefined)
    await ring.with('note', 'two', lost).catch(() => undefined)
    expect(used[0]).not.toBe(used[1])
  })
})
