import { describe, expect, it } from 'vitest'
import { marked, pieces, type Warning } from './marks'

const mark = (from: number, to: number): Warning => ({ field: 'question', kind: 'name', from, to, reason: '像人名' })

describe('marks over a text', () => {
  it('cut it into pieces that make the same text', () => {
    const text = '请王师傅和李师傅看看'
    const cut = pieces(text, [mark(5, 8), mark(1, 4)])
    expect(cut.map((one) => one.text)).toEqual(['请', '王师傅', '和', '李师傅', '看看'])
    expect(cut.filter((one) => one.why).length).toBe(2)
  })
  it('count characters, not halves of them', () => {
    const text = '🙂🙂王师傅'
    expect(pieces(text, [mark(2, 5)]).map((one) => one.text)).toEqual(['🙂🙂', '王师傅'])
    expect(marked(text, mark(2, 5))).toBe('王师傅')
  })
  it('that overlap or lie behind the end do no harm', () => {
    expect(pieces('abc', [mark(0, 2), mark(1, 9), mark(7, 8)]).map((one) => one.text)).toEqual(['ab', 'c'])
    expect(pieces('', [mark(0, 2)])).toEqual([])
  })
})
