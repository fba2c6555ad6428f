import { startWords, translate, type Params } from './core'
import shared, { type SharedKey } from './shared/zh'
import worker, { type WorkerKey } from './worker/zh'

export const t = (key: WorkerKey | SharedKey, params?: Params): string => translate(key, params)

export const workerWords = {
  zh: async () => ({ ...shared, ...worker }),
  en: async () => {
    const [a, b] = await Promise.all([import('./shared/en'), import('./worker/en')])
    return { ...a.default, ...b.default }
  },
}

export const startWorkerWords = () => startWords(workerWords)
