// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import deskEn from './desk/en'
import deskZh from './desk/zh'
import publicationEn from './publication/en'
import publicationZh from './publication/zh'
import figuresEn from './figures/en'
import figuresZh from './figures/zh'
import sharedEn from './shared/en'
import sharedZh from './shared/zh'
import workerEn from './worker/en'
import workerZh from './worker/zh'

const kSource = join(__dirname, '..')
const kCjk = /[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e]/
const pairs = { shared: [sharedZh, sharedEn], worker: [workerZh, workerEn], desk: [deskZh, deskEn], publication: [publicationZh, publicationEn], figures: [figuresZh, figuresEn] } as const
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
      const chinese = unique(blanks((zh as Record<string, string>)[key] ?? ''))
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
