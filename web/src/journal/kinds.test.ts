import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startDeskWords } from '../i18n/desk'
import words from '../i18n/desk/kinds_zh'
import { sayKind } from './kinds'

const page = readFileSync(join(__dirname, '../../../docs/formats/journal.md'), 'utf8')
const listed = /^Kinds:([^]*?)\.$/m.exec(page)?.[1] ?? ''
const kinds = [...listed.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map((found) => found[1] as string)

describe('the kinds of the journal', () => {
  it('have words, each that its format lists, and no others', () => {
    expect(kinds.length).toBeGreaterThan(80)
    expect(Object.keys(words).sort()).toEqual(kinds.map((kind) => `kind.${kind}`).sort())
  })
  it('are said in words, and as they are where nobody knows them', async () => {
    await startDeskWords()
    expect(sayKind('voice.accepted')).toBe('心声已受理')
    expect(sayKind('comet.seen')).toBe('comet.seen')
  })
})
