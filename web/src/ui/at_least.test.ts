// @vitest-environment node
import { expect, it } from 'vitest'
import { totalOf } from './total'

it('a count is never less than it says', () => {
  expect(totalOf(128, 50, true)).toBe(128)
  expect(totalOf(undefined, 50, true)).toBe('50+')
  expect(totalOf(undefined, 7, false)).toBe(7)
})
