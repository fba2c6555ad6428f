import { startWords, translate, type Params } from './core'
import desk, { type DeskKey } from './desk/zh'
import publication, { type PublicationKey } from './publication/zh'
import shared, { type SharedKey } from './shared/zh'

export const t = (key: DeskKey | PublicationKey | SharedKey, params?: Params): string => translate(key, params)

export const deskWords = {
  zh: async () => ({ ...shared, ...desk, ...publication }),
  en: async () => {
    const [a, b, c] = await Promise.all([import('./shared/en'), import('./desk/en'), import('./publication/en')])
    return { ...a.default, ...b.default, ...c.default }
  },
}

export const startDeskWords = () => startWords(deskWords)
