// Texts that are often written. Asked for once and kept while the page is open; asked again after a change.
import { shallowRef } from 'vue'
import { call } from '../api/http'
import type { components } from '../api/schema'
import { signedIn } from '../people/session'

export type CannedText = components['schemas']['CannedText']
export type NewCannedText = components['schemas']['NewCannedText']
export type Purpose = components['schemas']['CannedPurpose']
export const kPurposes: readonly Purpose[] = ['answer', 'decline', 'hand_over', 'progress', 'return']

export const cannedTexts = shallowRef<readonly CannedText[]>([])
let asked: Promise<void> | undefined

export async function reloadCanned(signal?: AbortSignal): Promise<void> {
  cannedTexts.value = await signedIn(async () => (await call('get', '/api/v1/private/canned-texts', { signal })).data.items)
}
// A form without them works too.
export function loadCanned(): void {
  asked ??= reloadCanned().catch(() => {
    asked = undefined
  })
}

export const addCanned = (body: NewCannedText, key: string) => signedIn(() => call('post', '/api/v1/private/canned-texts', { body, key }))

export const changeCanned = (id: string, body: NewCannedText, change: { key: string; etag: string }) =>
  signedIn(() => call('patch', '/api/v1/private/canned-texts/{id}', { path: { id }, body, ...change }))

// What stands in the field already stays; the chosen text comes below it.
export const withCanned = (before: string, text: string): string => (before.trim() ? `${before.trimEnd()}\n${text}` : text)
