// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { inGroups, looksLikeCode, normaliseCode } from './receipt_code'

const kCode = '7K2M9QF4X3TBD8WN5HJCR601'

describe('a typed receipt code', () => {
  it.each([
    '7K2M-9QF4-X3TB-D8WN-5HJC-R601',
    ' 7k2m 9qf4 x3tb d8wn 5hjc r601 ',
    '7K2M9QF4X3TBD8WN5HJCR6OI',
    '7k2m9qf4x3tbd8wn5hjcr6ol',
    '７Ｋ２Ｍ　9QF4—X3TB–D8WN_5HJC.R601',
  ])('%s is read as it was meant', (typed) => {
    expect(normaliseCode(typed)).toBe(kCode)
    expect(looksLikeCode(normaliseCode(typed))).toBe(true)
  })
  it.each(['', '7K2M', `${kCode}A`, kCode.replace('7', 'U'), kCode.replace('7', '?')])('%s is not taken for one', (typed) => {
    expect(looksLikeCode(normaliseCode(typed))).toBe(false)
  })
  it('is shown in groups of four', () => {
    expect(inGroups(kCode)).toEqual(['7K2M', '9QF4', 'X3TB', 'D8WN', '5HJC', 'R601'])
  })
})
