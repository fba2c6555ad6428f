import { startWords, translate, type Catalogue, type Params } from './core'
import shared, { type SharedKey } from './shared/zh'
import type { BoardKey } from './worker/board_zh'
import type { FollowKey } from './worker/follow_zh'
import type { PrivacyKey } from './worker/privacy_zh'
import worker, { type WorkerKey } from './worker/zh'

type Key = WorkerKey | FollowKey | BoardKey | PrivacyKey | SharedKey
export const t = (key: Key, params?: Params): string => translate(key, params)

// What the form and its receipt say: there from the start.
export const workerWords: Catalogue = {
  zh: async () => ({ ...shared, ...worker }),
  en: async () => {
    const [a, b] = await Promise.all([import('./shared/en'), import('./worker/en')])
    return { ...a.default, ...b.default }
  },
}
// What the other pages say, each fetched with its page (core.ts, addWords).
export const followWords: Catalogue = {
  zh: async () => (await import('./worker/follow_zh')).default,
  en: async () => (await import('./worker/follow_en')).default,
}
export const boardWords: Catalogue = {
  zh: async () => (await import('./worker/board_zh')).default,
  en: async () => (await import('./worker/board_en')).default,
}
export const privacyWords: Catalogue = {
  zh: async () => (await import('./worker/privacy_zh')).default,
  en: async () => (await import('./worker/privacy_en')).default,
}

export const startWorkerWords = () => startWords(workerWords)
