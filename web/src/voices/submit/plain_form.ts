// The form that stands in the page itself, for browsers without scripts: the application takes its place as soon as it has
// arrived. Whoever was quicker and has begun to type goes on where they were.
import type { Speaker } from './voice_form'

export interface Typed {
  text: string
  category: string
  place: string
  speaker: Speaker
  focus: string
  caret: number
}

let before: Typed | undefined

const valueOf = (form: Element, selector: string): string => form.querySelector<HTMLInputElement>(selector)?.value ?? ''

// What stood there from the start (the place of a notice) is not typed.
const changed = (input: HTMLInputElement | null): string => (input && input.value !== input.defaultValue ? input.value : '')

// To be called before the application replaces the form.
export function takePlainForm(root: ParentNode = document): void {
  const form = root.querySelector('form.plain.submit')
  if (!form) return
  const focused = form.contains(document.activeElement) ? (document.activeElement as HTMLTextAreaElement) : undefined
  const category = valueOf(form, 'input[name=category]:checked')
  before = {
    text: valueOf(form, '#voice-text'),
    category: category === 'unsure' ? '' : category,
    place: changed(form.querySelector<HTMLInputElement>('#voice-place')),
    speaker: {
      identity: form.querySelector('input[value=named]:checked') ? 'named' : 'anonymous',
      name: valueOf(form, '#speaker-name'),
      contact: valueOf(form, '#speaker-contact'),
    },
    focus: focused?.id ?? '',
    caret: focused?.selectionStart ?? 0,
  }
}

// Once: the words belong to the first form that asks.
export function typedBefore(): Typed | undefined {
  const typed = before
  before = undefined
  return typed
}

export function focusAgain(typed: Typed): void {
  const field = typed.focus ? (document.getElementById(typed.focus) as HTMLTextAreaElement | null) : null
  if (!field) return
  field.focus({ preventScroll: true })
  const caret = field.value.length - (typed.text.length - typed.caret)
  if (field.id === 'voice-text') field.setSelectionRange(caret, caret)
}
