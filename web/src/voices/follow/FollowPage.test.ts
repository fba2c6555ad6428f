import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addWords } from '../../i18n/core'
import { followWords, startWorkerWords } from '../../i18n/worker'
import { followed } from './followed'
import FollowPage from './FollowPage.vue'

const kCode = '7K2M9QF4X3TBD8WN5HJCR6VE'
const kVoice = {
  state: 'received', identity: 'anonymous', text: '灯坏了', received_on: '2026-11-21', accept_due_on: '2026-11-24', timeline: [], answers: [], notes: [],
  rating: 'unrated', can_rate: false, can_note: true, on_behalf: true, corrections: [{ on: '2026-11-22', text: '纸上写的是“门”' }],
}
const asked: { url: string; receipt: string | undefined }[] = []

beforeEach(async () => {
  await startWorkerWords()
  await addWords(followWords)
  asked.length = 0
  followed.code = ''
  vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
    asked.push({ url, receipt: (options.headers as Record<string, string>)['Huiyin-Receipt'] })
    const body = url.includes('/photos') ? { items: [], can_add: false } : kVoice
    return new Response(JSON.stringify(body), { status: 200 })
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

describe('the follow page opened from a slip', () => {
  it('takes the code from behind the # into a header, and out of the address', async () => {
    history.replaceState(null, '', `/r#${kCode}`)
    const page = mount(FollowPage)
    await flushPromises()
    expect(location.hash).toBe('')
    expect(asked.find((one) => one.receipt)?.receipt).toBe(kCode)
    expect(asked.every((one) => !one.url.includes(kCode))).toBe(true)
    expect(page.text()).toContain('灯坏了')
    expect(page.text()).toContain('由经办人代为录入')
    expect(page.text()).toContain('纸上写的是“门”')
  })
  it('asks nothing for what is no code, and still clears the address', async () => {
    history.replaceState(null, '', '/r#%E0%A4%A')
    const page = mount(FollowPage)
    await flushPromises()
    expect(location.hash).toBe('')
    expect(asked.some((one) => one.receipt)).toBe(false)
    expect(page.find('#receipt-code').exists()).toBe(true)
  })
})
