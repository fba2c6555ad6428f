import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLang } from '../../i18n/core'
import { startWorkerWords } from '../../i18n/worker'
import { lastReceipt } from './last_receipt'
import SubmitPage from './SubmitPage.vue'

const kReceipt = { receipt_code: '7K2M-9QF4-X3TB-D8WN-5HJC-R6VE', state: 'received', received_on: '2026-11-21', accept_due_on: '2026-11-24' }
const kIntake = {
  organisation: '示例港务集团',
  units: [],
  categories: [{ key: 'safety', zh: '安全隐患', en: 'Safety' }, { key: 'unsure', zh: '不确定', en: 'Not sure' }],
  channels: [], speaker_groups: [], campaigns: [],
  limits: { text_bytes: 65536, note_bytes: 16384 },
  promises: { accept_working_days: 2, answer_working_days: 15, rating_working_days: 10 },
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
let submit: () => Response | Promise<Response>
const posts: { headers: Record<string, string>; body: string }[] = []

let page: ReturnType<typeof mount>
beforeEach(async () => {
  await startWorkerWords()
  posts.length = 0
  lastReceipt.value = undefined
  submit = () => json(kReceipt, 201)
  vi.stubGlobal('scrollTo', vi.fn())
  vi.stubGlobal('fetch', async (_: string, options: RequestInit) => {
    if (options.method === 'GET') return json(kIntake)
    posts.push({ headers: options.headers as Record<string, string>, body: String(options.body) })
    return submit()
  })
  page = mount(SubmitPage, { attachTo: document.body })
  await flushPromises()
})
afterEach(() => {
  page.unmount()
  vi.unstubAllGlobals()
})
const write = (text: string) => page.get('#voice-text').setValue(text)
async function press() {
  await page.get('form').trigger('submit')
  await flushPromises()
}

describe('the submit page', () => {
  it('leads an empty form to the missing words: focus on the summary, the same words at the field', async () => {
    await press()
    const summary = page.get('[role=alert]')
    expect(document.activeElement).toBe(summary.element)
    expect(summary.text()).toContain('请写下想说的话')
    expect(page.get('#voice-text-error').text()).toBe('请写下想说的话')
    expect(page.get('#voice-text').attributes('aria-invalid')).toBe('true')
    await summary.get('a').trigger('click')
    expect(document.activeElement?.id).toBe('voice-text')
    expect(page.get('button[type=submit]').attributes('disabled')).toBeUndefined()
    expect(posts).toEqual([])
  })
  it('lets go of the draft when all that was written is deleted', async () => {
    const stored = () => localStorage.getItem('huiyin.draft') ?? ''
    await write('写到一半的话')
    dispatchEvent(new Event('pagehide'))
    expect(stored()).toContain('写到一半的话')
    await write('')
    dispatchEvent(new Event('pagehide'))
    expect(stored()).toBe('')
  })
  it('needs the text alone, and sends nothing that was not asked for', async () => {
    await write('夜班没有班车')
    await press()
    expect(JSON.parse(posts[0]?.body ?? '')).toEqual({ text: '夜班没有班车', identity: 'anonymous' })
    expect(page.find('form').exists()).toBe(false)
    await vi.waitFor(() => expect(page.get('.code').text()).toBe('7K2M 9QF4 X3TB D8WN 5HJC R6VE'))
    expect(localStorage.getItem('huiyin.draft')).toBeNull()
  })
  it('asks a named speaker for a name', async () => {
    await page.get('input[value=named]').setValue()
    await write('灯坏了')
    await press()
    expect(page.get('#speaker-name-error').text()).toBe('请写下姓名，或改选匿名')
    await page.get('#speaker-name').setValue('李工')
    await press()
    expect(JSON.parse(posts[0]?.body ?? '')).toEqual({ text: '灯坏了', identity: 'named', speaker_name: '李工' })
  })
  it('keeps the words and the key when the server fails, and says the number', async () => {
    submit = () => json({ type: '', title: '', status: 500, code: 'internal', reference: 'E-7F3A' }, 500)
    await write('灯坏了')
    await press()
    expect(page.get('[role=alert]').text()).toBe('没有提交成功，内容还在。请过一会儿再试（编号 E-7F3A）')
    expect((page.get('#voice-text').element as HTMLTextAreaElement).value).toBe('灯坏了')
    expect(localStorage.getItem('huiyin.draft')).toContain('灯坏了')
    submit = () => json(kReceipt, 201)
    await press()
    expect(posts[0]?.headers['Idempotency-Key']).toBe(posts[1]?.headers['Idempotency-Key'])
  })
  it('says so when there is no network', async () => {
    submit = () => Promise.reject(new TypeError('failed to fetch'))
    await write('灯坏了')
    await press()
    expect(page.get('[role=alert]').text()).toBe('现在没有网络。内容已存在本机，联网后点“提交”')
  })
  it('never stores the code on the device', async () => {
    await write('灯坏了')
    await press()
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('7K2M')
    expect(location.href).not.toContain('7K2M')
  })
  it('speaks English when asked', async () => {
    await setLang('en')
    await flushPromises()
    expect(page.get('h1').text()).toBe('What would you like to say?')
    expect(page.text()).toContain('Safety')
  })
})
