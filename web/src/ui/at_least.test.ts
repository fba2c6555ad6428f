// @vitest-environment node
import { expect, it } from 'vitest'
import { atLeast } from './at_least'

it('says more only where there is more', () => {
  expect(atLeast(50, true)).toBe('50+')
  expect(atLeast(7, false)).toBe(7)
  expect(atLeast(0, false)).toBe(0)
})
