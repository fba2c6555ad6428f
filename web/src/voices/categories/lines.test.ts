import { describe, expect, it } from 'vitest'
import { alike, bodyOf, linesOf, merged, moved, newLine } from './lines'

const list = [
  { key: 'safety', zh: '安全隐患', en: 'Safety' },
  { key: 'pay', zh: '薪酬', en: 'Pay', retired: true },
  { key: 'unsure', zh: '不确定', en: 'Not sure' },
]

describe('the list of categories', () => {
  it('is changed without its last, which never moves', () => {
    expect(linesOf(list).map((line) => line.key)).toEqual(['safety', 'pay'])
    expect(bodyOf([...linesOf(list), { ...newLine(), zh: ' 班车 ', en: 'Bus' }])).toEqual([
      { key: 'safety', zh: '安全隐患', en: 'Safety', retired: false },
      { key: 'pay', zh: '薪酬', en: 'Pay', retired: true },
      { zh: '班车', en: 'Bus', retired: false },
    ])
  })
  it('moves a line by one and not over an end', () => {
    const lines = linesOf(list)
    expect(moved(lines, 0, 1).map((line) => line.key)).toEqual(['pay', 'safety'])
    expect(moved(lines, 0, -1).map((line) => line.key)).toEqual(['safety', 'pay'])
    expect(moved(lines, 1, 1).map((line) => line.key)).toEqual(['safety', 'pay'])
  })
  it('keeps what was typed when somebody else was quicker, and takes the rest from them', () => {
    const mine = linesOf(list)
    mine[0]!.zh = '安全'
    const now = [{ ...list[0]!, en: 'Hazards' }, { ...list[1]!, retired: false }, { key: 'category_4', zh: '班车', en: 'Bus' }, list[2]!]
    const lines = merged([...mine, { ...newLine(), zh: '浴室', en: 'Baths' }], list, now)
    expect(lines.map(({ key, zh, en, retired }) => [key, zh, en, retired])).toEqual([
      ['safety', '安全', 'Safety', false],
      ['pay', '薪酬', 'Pay', false],
      [undefined, '浴室', 'Baths', false],
      ['category_4', '班车', 'Bus', false],
    ])
  })
  it('sees two of one name among those that are offered', () => {
    const lines = linesOf(list)
    expect(alike(lines, list[2])).toBe(false)
    lines[1]!.zh = '安全隐患'
    expect(alike(lines, list[2])).toBe(false)
    lines[1]!.retired = false
    expect(alike(lines, list[2])).toBe(true)
    expect(alike([{ ...newLine(), zh: '不确定', en: 'Unclear' }], list[2])).toBe(true)
  })
})
