import { startWords, translate, type Params } from './core'
import desk, { type DeskKey } from './desk/zh'
import publication, { type PublicationKey } from './publication/zh'
import figures, { type FigureKey } from './figures/zh'
import shared, { type SharedKey } from './shared/zh'

export const t = (key: DeskKey | PublicationKey | FigureKey | SharedKey, params?: Params): string => translate(key, params)

export const deskWords = {
  zh: async () => ({ ...shared, ...desk, ...publication, ...figures }),
  en: async () => {
    const parts = await Promise.all([import('./shared/en'), import('./desk/en'), import('./publication/en'), import('./figures/en')])
    return Object.assign({}, ...parts.map((part) => part.default)) as typeof desk & typeof publication & typeof figures & typeof shared
  },
}

export const startDeskWords = () => startWords(deskWords)
