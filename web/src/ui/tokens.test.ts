// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kReadable } from './token_pairs'

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8')
type Tokens = Record<string, string>

function tokensAfter(opening: string): Tokens {
  const from = css.indexOf(opening)
  const block = css.slice(from + opening.length, css.indexOf('}', from))
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((found) => [found[1], found[2]]))
}
const light = tokensAfter(':root {')
const dark = { ...light, ...tokensAfter(':root[data-theme="dark"] {') }
const darkBySystem = { ...light, ...tokensAfter(':root:not([data-theme="light"]) {') }

function luminance(colour: string): number {
  const part = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}
function ratio(tokens: Tokens, one: string, other: string): number {
  const [a, b] = [luminance(tokens[one] ?? ''), luminance(tokens[other] ?? '')].sort((x, y) => y - x) as [number, number]
  return (a + 0.05) / (b + 0.05)
}

const controls = ['bg', 'card'].flatMap((paper) => ['control', 'primary', 'red'].map((edge) => [edge, paper] as const))

describe.each([
  ['light', light],
  ['dark', dark],
])('in %s', (_, tokens) => {
  it.each([...kReadable])('text %s on %s reaches 4.5', (ink, paper) => {
    expect(ratio(tokens, ink, paper)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(controls)('control %s on %s reaches 3', (edge, paper) => {
    expect(ratio(tokens, edge, paper)).toBeGreaterThanOrEqual(3)
  })
  it('the ring beside the focus colour stands out on every paper', () => {
    for (const paper of ['bg', 'card', 'soft']) expect(ratio(tokens, 'ink', paper)).toBeGreaterThanOrEqual(3)
  })
})

it('the system\'s dark and the chosen dark are the same colours', () => {
  expect(darkBySystem).toEqual(dark)
})
