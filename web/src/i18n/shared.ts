import { translate, type Params } from './core'
import type { SharedKey } from './shared/zh'

export const t = (key: SharedKey, params?: Params): string => translate(key, params)
