import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useOffset } from '../i18n/dates'
import { startDeskWords } from '../i18n/desk'
import { sayStale } from './stale'

beforeEach(async () => {
  await startDeskWords()
  useOffset(480)
})
afterEach(() => useOffset(undefined))

// In China it is the 22nd already.
const now = new Date('2026-11-21T16:30:00Z')
const what = (stale: { by?: string; at?: string; on?: string }) => sayStale({ by: '', at: '', ...stale }, now).split('改过')[0]

describe('the time of a change by somebody else', () => {
  it('is counted in minutes for an hour, then told as a day with its time', () => {
    expect(what({ by: '何春梅', at: '2026-11-21T16:29:50Z' })).toBe('何春梅 刚刚')
    expect(what({ by: '何春梅', at: '2026-11-21T16:45:00Z' })).toBe('何春梅 刚刚')
    expect(what({ by: '何春梅', at: '2026-11-21T16:28:00Z' })).toBe('何春梅 2 分钟前')
    expect(what({ by: '何春梅', at: '2026-11-19T02:05:00Z' })).toBe('何春梅 在 11 月 19 日 10:05 ')
  })
  it('is only a day where a speaker did it, and never "just now"', () => {
    expect(what({ on: '2026-11-22' })).toBe('有人 今天')
    expect(what({ on: '2026-11-19' })).toBe('有人 在 11 月 19 日 ')
    expect(what({})).toBe('你打开之后，有人 ')
  })
})
