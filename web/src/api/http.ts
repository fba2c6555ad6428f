// One request to the server, typed by its path and method.
//
// Public paths never carry a cookie (`credentials: 'omit'`), private ones carry the session's. Every failure is one of two
// kinds: ApiProblem (the server said no, and why) or Unreached (no answer came: it may or may not have been done).
import { lang } from '../i18n/core'
import type { paths } from './schema'
import type { Problem } from './types'

export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title)
  }
  get code(): Problem['code'] {
    return this.problem.code
  }
  get status(): number {
    return this.problem.status
  }
  // The server broke down half-way: whether the change was made is not known.
  get undecided(): boolean {
    return this.status >= 500
  }
}

export class Unreached extends Error {}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type Json<R> = R extends { content: { 'application/json': infer T } } ? T : undefined
type Ok<O> = O extends { responses: infer R }
  ? 200 extends keyof R
    ? Json<R[200]>
    : 201 extends keyof R
      ? Json<R[201]>
      : undefined
  : never
type Body<O> = O extends { requestBody: { content: { 'application/json': infer T } } } ? { body: T } : { body?: undefined }
type PathParams<O> = O extends { parameters: { path: infer T } } ? { path: T } : { path?: undefined }
type Query<O> = O extends { parameters: { query?: infer T } } ? { query?: T } : { query?: undefined }
type Extra = { key?: string; etag?: string; receipt?: string; signal?: AbortSignal }
type PathOf<M extends Method> = { [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never }[keyof paths]

export type Options<O> = Body<O> & PathParams<O> & Query<O> & Extra
export interface Answered<T> {
  data: T
  etag?: string
}

const kPatience = 30_000

function addressOf(path: string, params: object | undefined, query: object | undefined): string {
  const values = (params ?? {}) as Record<string, unknown>
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${filled}?${text}` : filled
}

function headersOf(extra: Extra, hasBody: boolean): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': lang.value }
  if (hasBody) headers['Content-Type'] = 'application/json'
  if (extra.key) headers['Idempotency-Key'] = extra.key
  if (extra.etag) headers['If-Match'] = extra.etag
  if (extra.receipt) headers['Huiyin-Receipt'] = extra.receipt
  return headers
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const said: unknown = await response.json().catch(() => undefined)
  if (said && typeof said === 'object' && 'code' in said) return new ApiProblem(said as Problem)
  const code = response.status >= 500 ? 'unavailable' : 'invalid'
  return new ApiProblem({ type: `urn:huiyin:problem:${code}`, title: '', status: response.status, code })
}

export async function call<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  options: Options<paths[P][M]>,
): Promise<Answered<Ok<paths[P][M]>>> {
  const given = options as { body?: unknown; path?: object; query?: object } & Extra
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), kPatience)
  given.signal?.addEventListener('abort', () => patience.abort())
  let response: Response
  try {
    response = await fetch(addressOf(path as string, given.path, given.query), {
      method: method.toUpperCase(),
      headers: headersOf(given, given.body !== undefined),
      body: given.body === undefined ? undefined : JSON.stringify(given.body),
      credentials: (path as string).startsWith('/api/v1/public/') ? 'omit' : 'same-origin',
      signal: patience.signal,
    })
    if (!response.ok) throw await problemOf(response)
    const data = (response.status === 204 ? undefined : await response.json()) as Ok<paths[P][M]>
    return { data, etag: response.headers.get('ETag') ?? undefined }
  } catch (fault) {
    if (fault instanceof ApiProblem) throw fault
    throw new Unreached()
  } finally {
    clearTimeout(timer)
  }
}
