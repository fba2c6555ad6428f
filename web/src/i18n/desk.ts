import { startWords, translate, type Params } from './core'
import desk, { type DeskKey } from './desk/zh'
import shared, { type SharedKey } from './shared/zh'

export const t = (key: DeskKey | SharedKey, params?: Params): string => translate(key, params)

export const deskWords = {
  zh: async () => ({ ...shared, ...desk }),
  en: async () => {
    const [a, b] = await Promise.all([import('./shared/en'), import('./desk/en')])
    return { ...a.default, ...b.default }
  },
}

export const startDeskWords = () => startWords(deskWords)
