// The list of categories as the administrator sees it: all of them, with one version.
import { call } from '../../api/http'
import type { components } from '../../api/schema'
import { signedIn } from '../../people/session'

export type CategoryList = components['schemas']['CategoryList']
export type Category = components['schemas']['Category']
export type NewCategory = components['schemas']['NewCategory']

export const getCategories = (signal?: AbortSignal) => signedIn(async () => (await call('get', '/api/v1/private/categories', { signal })).data)
export const setCategories = (items: NewCategory[], version: number, key: string) =>
  signedIn(async () => (await call('put', '/api/v1/private/categories', { body: { items }, key, etag: `"${version}"` })).data)
