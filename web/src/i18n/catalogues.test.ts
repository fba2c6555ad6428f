// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Catalogue = Readonly<Record<string, string>>
// Every file of words there is, so that a new one is never left out: folder/zh.ts with en.ts, folder/part_zh.ts with part_en.ts.
const files = import.meta.glob<Catalogue>(['./*/*.ts', '!./*/*.test.ts'], { eager: true, import: 'default' })
const other = (path: string, from: string, to: string) => path.replace(new RegExp(`([/_])${from}\\.ts$`), `$1${to}.ts`)

const kSource = join(__dirname, '..')
const kCjk = /[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e]/
const pairs: Record<string, readonly [Catalogue, Catalogue]> = Object.fromEntries(
  Object.entries(files)
    .filter(([path]) => /[/_]zh\.ts$/.test(path))
    .map(([path, zh]) => [path.slice(2), [zh, files[other(path, 'zh', 'en')] ?? {}] as const]),
)
it('stand in files of both languages', () => {
  const lone = Object.keys(files).filter((path) => !files[other(path, 'zh', 'en')] || !files[other(path, 'en', 'zh')])
  expect(lone).toEqual([])
  expect(Object.keys(pairs).length).toBeGreaterThan(8)
})
const blanks = (sentence: string) => [...sentence.matchAll(/\{(\w+)/g)].map((found) => found[1]).sort()
const unique = (names: (string | undefined)[]) => [...new Set(names)]

describe.each(Object.entries(pairs))('the %s words', (_, [zh, en]) => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  })
  it('leave no sentence empty', () => {
    for (const words of [zh, en]) expect(Object.values(words).filter((sentence) => !sentence.trim())).toEqual([])
  })
  it('have English that holds no Chinese, but for the name of the language', () => {
    const mixed = Object.entries(en).filter(([key, sentence]) => key !== 'lang.other' && kCjk.test(sentence))
    expect(mixed).toEqual([])
  })
  it('fill in the same blanks', () => {
    for (const [key, sentence] of Object.entries(en)) {
      const chinese = unique(blanks(zh[key] ?? ''))
      const month = (name: string | undefined) => (name === 'monthName' ? 'month' : name)
      const english = unique(blanks(sentence).map(month))
      expect([key, english.filter((name) => !chinese.includes(name))]).toEqual([key, []])
    }
  })
})

const sources = readdirSync(kSource, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.(vue|ts)$/.test(path) && !/\.test\.ts$/.test(path) && !path.startsWith('i18n'),
)
it('keep Chinese out of pages and code', () => {
  expect(sources.length).toBeGreaterThan(40)
  expect(sources.filter((path) => kCjk.test(readFileSync(join(kSource, path), 'utf8')))).toEqual([])
})

it('are all used', () => {
  const text = sources.map((path) => readFileSync(join(kSource, path), 'utf8')).join('\n') + readFileSync(join(kSource, 'i18n/dates.ts'), 'utf8')
  const families = [...text.matchAll(/`([\w.]+\.)\$\{/g)].map((found) => found[1] ?? '')
  const keys = Object.values(pairs).flatMap(([zh]) => Object.keys(zh))
  const unused = keys.filter((key) => !text.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)))
  expect(unused).toEqual([])
})
