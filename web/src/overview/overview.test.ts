// @vitest-environment node
import { expect, it } from 'vitest'
import { isOnlyHere, noticeAddress } from '../qr/qr_path'
import { sixMonths } from './overview'

it('six months go back over the turn of a year, each with all of its days', () => {
  expect(sixMonths('2026-03-09').map((month) => `${month.label}: ${month.from} ${month.to}`)).toEqual([
    '10: 2025-10-01 2025-10-31', '11: 2025-11-01 2025-11-30', '12: 2025-12-01 2025-12-31', '1: 2026-01-01 2026-01-31', '2: 2026-02-01 2026-02-28', '3: 2026-03-01 2026-03-31',
  ])
  expect(sixMonths('2028-02-29').at(-1)?.to).toBe('2028-02-29')
})
it('a notice leads to the place, whatever stands in its name', () => {
  expect(noticeAddress('http://a.test/', ' Gate 2/east ')).toBe('http://a.test/q/Gate%202%2Feast')
  expect(noticeAddress('http://a.test', '')).toBe('http://a.test/')
})
it('a notice that only this computer could follow is noticed', () => {
  expect(['http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:80'].every(isOnlyHere)).toBe(true)
  expect(isOnlyHere('http://voice.example.com')).toBe(false)
})
