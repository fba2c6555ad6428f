import { describe, expect, it, vi } from 'vitest'
import { fill, lang, setLang, startWords, translate } from './core'
import { sayDay, sayInstant, useOffset } from './dates'
import { workerWords } from './worker'

describe('a sentence', () => {
  it('takes its numbers and chooses singular or plural', () => {
    expect(fill('{n} working {n|day|days} left', { n: 1 })).toBe('1 working day left')
    expect(fill('{n} working {n|day|days} left', { n: 3 })).toBe('3 working days left')
  })
  it('leaves a blank standing that was not given', () => {
    expect(fill('{name} is here')).toBe('{name} is here')
  })
})

describe('the language', () => {
  it('is Chinese at first, is remembered, and is told to the browser', async () => {
    await startWords(workerWords)
    expect([lang.value, document.documentElement.lang]).toEqual(['zh', 'zh-CN'])
    await setLang('en')
    expect([translate('submit.send'), document.documentElement.lang]).toEqual(['Submit', 'en'])
    expect(localStorage.getItem('huiyin.lang')).toBe('en')
    await startWords(workerWords)
    expect(lang.value).toBe('en')
  })
  it('falls back to Chinese when the other words cannot be fetched', async () => {
    localStorage.setItem('huiyin.lang', 'en')
    await startWords({ zh: workerWords.zh, en: vi.fn().mockRejectedValue(new Error('offline')) })
    expect(lang.value).toBe('zh')
  })
  it('says a day of the calendar without a time zone', async () => {
    await startWords(workerWords)
    await setLang('zh')
    const now = new Date(2026, 10, 21)
    expect(sayDay('2026-11-24', now)).toBe('11 月 24 日')
    expect(sayDay('2027-01-04', now)).toBe('2027 年 1 月 4 日')
    await setLang('en')
    expect(sayDay('2026-11-24', now)).toBe('24 Nov')
  })
  it("says an instant in the organisation's time, wherever the device is", async () => {
    await setLang('zh')
    const now = new Date(2026, 10, 21)
    useOffset(480)
    expect(sayInstant('2026-11-23T17:05:00.000Z', now)).toBe('11 月 24 日 01:05')
    useOffset(-210)
    expect(sayInstant('2026-11-24T01:05:00.000Z', now)).toBe('11 月 23 日 21:35')
    useOffset(undefined)
    expect(sayInstant('no instant', now)).toBe('')
  })
})
