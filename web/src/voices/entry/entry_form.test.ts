import { beforeEach, describe, expect, it } from 'vitest'
import { forgetEntry, keepEntry, loadEntry } from './entry_draft'
import { emptyPile, emptyRow, entryOf, missingIn, nextSheet } from './entry_form'
import { hideSlips, showSlips, slips } from './slips'

const pile = () => ({ ...emptyPile(), unit_id: 'u', campaign_id: 'c' })

describe('the sheet number', () => {
  it('counts up by itself and keeps its zeros and its letters', () => {
    expect(['1', '9', '099', 'A-009', '表 12', ' 7 '].map(nextSheet)).toEqual(['2', '10', '100', 'A-010', '表 13', '8'])
  })
  it('stays empty when it has none', () => {
    expect(['', '甲', '3a'].map(nextSheet)).toEqual(['', '', ''])
  })
})

describe('an entry', () => {
  it('sends the words as they were typed and nothing that was left empty', () => {
    expect(entryOf({ ...emptyPile(), unit_id: 'u' }, { ...emptyRow(), text: ' 灯坏了\n' })).toEqual({
      text: ' 灯坏了\n', channel: 'writing', unit_id: 'u', identity: 'anonymous',
    })
  })
  it('never sends a name with an anonymous voice', () => {
    const row = { ...emptyRow('3'), text: '灯坏了', name: '甲', contact: '8001' }
    expect(entryOf(pile(), row)).not.toHaveProperty('speaker_name')
    expect(entryOf(pile(), { ...row, identity: 'named' })).toMatchObject({ speaker_name: '甲', speaker_contact: '8001' })
  })
  it('says what is missing', () => {
    const row = { ...emptyRow('1'), text: '灯坏了' }
    expect(missingIn(emptyPile(), row)).toBe('unit')
    expect(missingIn(pile(), { ...row, text: ' ' })).toBe('text')
    expect(missingIn(pile(), { ...row, identity: 'named' })).toBe('name')
    expect(missingIn({ ...pile(), campaign_id: '' }, row)).toBe('campaign')
    expect(missingIn(pile(), row)).toBeUndefined()
  })
})

describe('the draft of an entry', () => {
  beforeEach(forgetEntry)
  it('comes back to the same clerk within a day, and to nobody else', () => {
    keepEntry('me', pile(), { ...emptyRow('12'), text: '半句' }, 1000)
    expect(loadEntry('me', 2000)).toMatchObject({ pile: { campaign_id: 'c' }, row: { sheet: '12', text: '半句' } })
    expect(loadEntry('another', 2000).row.text).toBe('')
    expect(localStorage.length).toBe(0)
  })
  it('never keeps a name, a contact or the words of a named speaker', () => {
    keepEntry('me', pile(), { ...emptyRow('12'), text: '我是试者甲', identity: 'named', name: '试者甲', contact: '8001' }, 1000)
    expect(JSON.stringify({ ...localStorage })).not.toMatch(/试者甲|8001/)
  })
})

describe('slips', () => {
  it('are in memory only and gone when closed', () => {
    const sheet = { organisation: '示例', slips: [] }
    showSlips(sheet)
    expect(slips.value).toEqual(sheet)
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('示例')
    hideSlips()
    expect(slips.value).toBeUndefined()
  })
})
