import { describe, expect, it } from 'vitest'
import { readYearFile, spansOf } from './year_file'

describe('a year file', () => {
  it('is read as it stands', () => {
    const year = { year: 2027, basis: 'x', holidays: ['2027-01-01'], workdays: [] }
    expect(readYearFile(JSON.stringify(year))).toEqual(year)
  })
  it.each(['', '[]', '{}', '{"year":"2027","basis":"x","holidays":[],"workdays":[]}', '{"year":2027,"basis":" ","holidays":[],"workdays":[]}', '{"year":2027,"basis":"x","holidays":["1/1"],"workdays":[]}'])(
    'is refused when it is something else: %s',
    (text) => expect(readYearFile(text)).toBeUndefined(),
  )
})

describe('spans of days', () => {
  it('hold days that follow each other, also over the end of a month', () => {
    expect(spansOf(['2026-10-01', '2026-09-30', '2026-10-03'])).toEqual([
      { from: '2026-09-30', to: '2026-10-01', days: 2 },
      { from: '2026-10-03', to: '2026-10-03', days: 1 },
    ])
  })
})
