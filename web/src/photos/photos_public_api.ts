// A speaker's photos. No cookie; the receipt code goes in a header, so pictures are fetched and shown from memory.
import { ApiProblem, call, problemOf, Unreached } from '../api/http'
import { lang } from '../i18n/core'

const kBase = '/api/v1/public/voice/photos'
const kPatience = 120_000

async function ask(path: string, receipt: string, options: RequestInit = {}): Promise<Response> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), kPatience)
  const headers = { ...options.headers, 'Accept-Language': lang.value, 'Huiyin-Receipt': receipt }
  try {
    const response = await fetch(path, { ...options, headers, credentials: 'omit', signal: patience.signal })
    if (!response.ok) throw await problemOf(response)
    return response
  } catch (fault) {
    if (fault instanceof ApiProblem) throw fault
    throw new Unreached()
  } finally {
    clearTimeout(timer)
  }
}

export const listOwnPhotos = async (receipt: string) => (await call('get', kBase, { receipt })).data

// Sends one photo and says how much of it has gone (0 to 1). `fetch` cannot say that. No cookie is meant for this address: the
// session's is for /api/v1/private alone (tests/e2e/anonymity_pages.test.ts looks at each request).
export function putPhoto(receipt: string, slot: number, blob: Blob, sent?: (part: number) => void, stop?: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `${kBase}/${slot}`)
    request.timeout = kPatience
    const headers = { 'Accept-Language': lang.value, 'Huiyin-Receipt': receipt, 'Content-Type': blob.type }
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => total > 0 && sent?.(loaded / total)
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) done()
      else problemOf(new Response(request.responseText, { status: request.status })).then(fail, fail)
    }
    request.onerror = request.ontimeout = request.onabort = () => fail(new Unreached())
    stop?.addEventListener('abort', () => request.abort())
    request.send(blob)
  })
}

// An address within this page; to be revoked.
export async function fetchPhoto(receipt: string, slot: number, size: 'picture' | 'thumb'): Promise<string> {
  const response = await ask(`${kBase}/${slot}${size === 'thumb' ? '/thumb' : ''}`, receipt)
  return URL.createObjectURL(await response.blob())
}
