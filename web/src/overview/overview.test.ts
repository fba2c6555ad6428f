// @vitest-environment node
import { expect, it } from 'vitest'
import { isOnlyHere, noticeAddress } from '../qr/qr_path'
import type { FigureTable } from '../figures/figures_api'
import { sixMonths, unitLines } from './overview'

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

it('a department that is late stands first, also when it was given nothing in the period', () => {
  const table = (rows: [string, number, number][]) =>
    ({ rows: rows.map(([key, made, overdue]) => ({ key, name: key, exact: true, matters: { made, answered: 0, overdue } })) }) as unknown as FigureTable
  const lines = unitLines(table([['busy', 3, 0], ['calm', 1, 0]]), table([['calm', 9, 0], ['late', 4, 2], ['busy', 5, 0], ['idle', 2, 0]]))
  expect(lines.map((line) => [line.key, line.made, line.overdue])).toEqual([['late', 0, 2], ['busy', 3, 0], ['calm', 1, 0]])
})
