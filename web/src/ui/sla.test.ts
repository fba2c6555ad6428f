import { beforeEach, describe, expect, it } from 'vitest'
import { useWords } from '../i18n/core'
import en from '../i18n/shared/en'
import zh from '../i18n/shared/zh'
import { levelOf, sayProgress, slaOf } from './sla'

describe('a deadline', () => {
  beforeEach(() => useWords(zh))
  it.each([
    [{ state: 'accepted', working_days_left: 6 }, 'green', '正常 剩 6 个工作日'],
    [{ state: 'in_progress', working_days_left: 2 }, 'amber', '临期 剩 2 个工作日'],
    [{ state: 'decided', working_days_left: 0 }, 'amber', '临期 今天到期'],
    [{ state: 'in_progress', working_days_left: -2, overdue: true }, 'red', '已超期 2 个工作日'],
    [{ state: 'received', overdue: true }, 'red', '已超期'],
  ])('of %o is said in colour, word and number', (of, tone, text) => {
    expect(slaOf(of)).toEqual({ tone, text })
  })
  it('stands still while the matter is deferred', () => {
    expect(slaOf({ state: 'decided', working_days_left: 6, paused_until: '2020-05-01' })).toEqual({ tone: 'plain', text: '暂缓办理，到 2020 年 5 月 1 日' })
  })
  it('has the level of escalation only when it is overdue and somebody is at work', () => {
    expect(levelOf({ state: 'decided', overdue: true, reminder: { kind: 'after', level: 2 } })).toBe(2)
    expect(levelOf({ state: 'decided', reminder: { kind: 'before', level: 1 } })).toBe(0)
    expect(levelOf({ state: 'answered', reminder: { kind: 'after', level: 1 } })).toBe(0)
  })
  it('does not run once answered, closed or declined', () => {
    for (const state of ['answered', 'verified', 'closed', 'declined']) {
      expect(slaOf({ state, working_days_left: -3, overdue: true })).toBeUndefined()
    }
  })
  it('says that it is a guess where a year has no holidays entered', () => {
    expect(slaOf({ state: 'accepted', working_days_left: 9, due_is_guess: true })?.text).toBe('正常 剩 9 个工作日（估算）')
    expect(slaOf({ state: 'accepted', working_days_left: 2, days_left_is_guess: true })?.text).toBe('临期 剩 2 个工作日（估算）')
    expect(slaOf({ state: 'accepted', working_days_left: -4, overdue: true, days_left_is_guess: true })?.text).toBe('已超期 4 个工作日（估算）')
    expect(slaOf({ state: 'accepted', working_days_left: 9, due_is_guess: false, days_left_is_guess: false })?.text).toBe('正常 剩 9 个工作日')
  })
  it('is said in English too, with the right plural', () => {
    useWords(en, 'en')
    expect(slaOf({ state: 'accepted', working_days_left: 1 })?.text).toBe('Due soon: 1 working day left')
    expect(slaOf({ state: 'accepted', working_days_left: -3, overdue: true })?.text).toBe('Overdue by 3 working days')
  })
})

it('says of a published matter a percentage only where some of the work in progress is done', () => {
  useWords({ 'progress.in_progress': 'at work', 'progress.waiting': 'waits', 'progress.answered': 'answered', 'board.percent': '{n} %' })
  const said = ([['in_progress', 0], ['in_progress', 40], ['waiting', 0], ['answered', 60]] as const).map(([progress, percent]) => sayProgress({ progress, percent }))
  expect(said).toEqual(['at work', 'at work 40 %', 'waits', 'answered'])
})
