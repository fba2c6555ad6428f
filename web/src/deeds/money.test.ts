import { describe, expect, it } from 'vitest'
import { toFen, toYuan } from './money'

describe('money', () => {
  it('is read to the fen', () => {
    expect(toFen('12')).toBe(1200)
    expect(toFen(' 1,234.5 ')).toBe(123450)
    expect(toFen('0.07')).toBe(7)
  })
  it('refuses what is no amount', () => {
    for (const text of ['', '-1', '1.234', 'abc', '1e9', '.5']) expect(toFen(text)).toBeUndefined()
  })
  it('is written as it was read', () => {
    for (const text of ['12', '1234.50', '0.07']) expect(toFen(toYuan(toFen(text) ?? -1))).toBe(toFen(text))
  })
})
