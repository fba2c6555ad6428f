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

export async function putPhoto(receipt: string, slot: number, blob: Blob): Promise<void> {
  await ask(`${kBase}/${slot}`, receipt, { method: 'PUT', headers: { 'Content-Type': blob.type }, body: blob })
}

// An address within this page; to be revoked.
export async function fetchPhoto(receipt: string, slot: number, size: 'picture' | 'thumb'): Promise<string> {
  const response = await ask(`${kBase}/${slot}${size === 'thumb' ? '/thumb' : ''}`, receipt)
  return URL.createObjectURL(await response.blob())
}
