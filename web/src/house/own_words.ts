// The organisation's own sentences, in the language of the page. The greeting stands in the page itself before the application comes, so
// that it does not go and come again.
import { lang } from '../i18n/core'
import type { components } from '../api/schema'

type OwnSentence = components['schemas']['OwnSentence']
let standing: { lang: string; text: string } | undefined

export const sayOwn = (sentence: OwnSentence | undefined): string => (sentence ? (lang.value === 'en' ? sentence.en : sentence.zh) : '')

// To be called before the application replaces the page.
export function takeGreeting(root: ParentNode = document): void {
  const found = root.querySelector<HTMLElement>('.own-greeting')
  standing = found ? { lang: found.closest('[lang=en]') ? 'en' : 'zh', text: found.textContent ?? '' } : undefined
}
export const standingGreeting = (): string => (standing?.lang === lang.value ? standing.text : '')
