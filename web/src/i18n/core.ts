// The words of the pages. Chinese is the first language and is always loaded; English comes when it is chosen.
// A catalogue is a flat table from key to sentence. In a sentence `{name}` is filled in, and `{n|day|days}` chooses by number.
import { ref, shallowRef } from 'vue'

export type Lang = 'zh' | 'en'
export type Words = Readonly<Record<string, string>>
export type Params = Readonly<Record<string, string | number>>
export type Loader = () => Promise<Words>

const kStored = 'huiyin.lang'

export const lang = ref<Lang>('zh')
const words = shallowRef<Words>({})
export type Catalogue = Readonly<Record<Lang, Loader>>
let loaders: Catalogue | undefined
const added = new Set<Catalogue>()

export function fill(sentence: string, params: Params = {}): string {
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = params[name]
    if (value === undefined) return whole
    if (one !== undefined) return (value === 1 ? one : many) ?? ''
    return String(value)
  })
}

export function translate(key: string, params?: Params): string {
  const sentence = words.value[key]
  return sentence === undefined ? key : fill(sentence, params)
}

function storedLang(): Lang {
  try {
    return localStorage.getItem(kStored) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

async function show(next: Lang): Promise<void> {
  if (!loaders) throw new Error('no catalogue')
  const parts = await Promise.all([loaders, ...added].map((one) => one[next]()))
  words.value = Object.assign({}, ...parts) as Words
  lang.value = next
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
}

// Somebody chose a language: it is kept on this device.
export async function setLang(next: Lang): Promise<void> {
  await show(next)
  try {
    localStorage.setItem(kStored, next)
  } catch {
    // a browser that stores nothing still shows the page
  }
}

// Further words that a page brings with it, fetched before it is shown.
export async function addWords(from: Catalogue): Promise<void> {
  if (added.has(from)) return
  const wanted = lang.value
  const found = await from[wanted]()
  added.add(from)
  if (wanted === lang.value) words.value = { ...words.value, ...found }
  else await show(lang.value)
}

export async function startWords(from: Catalogue): Promise<void> {
  loaders = from
  const wanted = storedLang()
  await show(wanted).catch(() => show('zh'))
}

// For tests: puts a catalogue in place at once.
export function useWords(catalogue: Words, as: Lang = 'zh'): void {
  words.value = catalogue
  lang.value = as
}
