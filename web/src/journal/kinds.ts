// What kind of thing an entry of the journal tells, in plain words.
import { t } from '../i18n/desk'
import words from '../i18n/desk/kinds_zh'

type KindKey = keyof typeof words

// A kind that this page does not know yet stands as it is: an entry is never left out.
export const sayKind = (kind: string): string => {
  const key = `kind.${kind}`
  return key in words ? t(key as KindKey) : kind
}
