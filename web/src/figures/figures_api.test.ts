import { describe, expect, it } from 'vitest'
import { csvAddress, rowsAddress, share } from './figures_api'

describe('a share', () => {
  it('is cut off, so that a hundred per cent means all', () => {
    expect([share(56, 56), share(999, 1000), share(9999, 10000), share(38, 56), share(0, 7)]).toEqual(['100%', '99.9%', '99.9%', '67.8%', '0%'])
  })
  it('of nothing is a dash', () => {
    expect(share(0, 0)).toBe('\u2013')
  })
})

describe('the address behind a number', () => {
  it('says what the number counts, and nothing that was not asked', () => {
    expect(rowsAddress({ by: 'channel', from: '2026-01-01', unit: '' }, 'voices', 'on_time', 'talk')).toBe(
      '/desk/figures/rows?by=channel&of=voices&figure=on_time&from=2026-01-01&key=talk',
    )
    expect(rowsAddress({ by: 'unit' }, 'matters', 'open')).toBe('/desk/figures/rows?by=unit&of=matters&figure=open')
  })
  it('of the spreadsheet leaves empty choices out', () => {
    expect(csvAddress({ by: 'level', period: 'year', unit_id: '' })).toBe('/api/v1/private/figures/csv?by=level&period=year')
  })
})
