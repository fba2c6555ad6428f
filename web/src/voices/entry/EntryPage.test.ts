import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startDeskWords } from '../../i18n/desk'
import { session } from '../../people/session'
import { intake } from '../intake'
import { forgetEntry } from './entry_draft'
import EntryPage from './EntryPage.vue'
import { hideSlips } from './slips'

const kUnits = [{ id: 'root', name: '集团', level: 'company' }, { id: 'quay', parent_id: 'root', name: '码头班', level: 'unit' }, { id: 'team', parent_id: 'quay', name: '一组', level: 'unit' }]
const kIntake = {
  organisation: '示例港务集团', units: kUnits, categories: [], channels: [{ key: 'writing', zh: '书面意见', en: 'In writing' }, { key: 'phone', zh: '电话', en: 'Telephone' }],
  speaker_groups: [], campaigns: [], limits: { text_bytes: 65536, note_bytes: 16384 },
  promises: { accept_working_days: 2, answer_working_days: 15, rating_working_days: 10 },
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
const puts: string[] = []
const posts: { url: string; key: string; body: any }[] = []
let enter: () => Response | Promise<Response>
let page: ReturnType<typeof mount>

beforeEach(async () => {
  await startDeskWords()
  posts.length = 0
  puts.length = 0
  intake.value = undefined
  forgetEntry()
  session.me = { id: 'me', name: '试者', unit: { id: 'quay', name: '码头班' }, roles: [{ id: 'g', role: 'clerk', unit: { id: 'quay', name: '码头班' } }], absences: [], utc_offset_minutes: 480 }
  enter = () => json({ entered: 1, rows: [{ row: 0, voice_id: 'v1', version: 1 }] }, 201)
  vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
    if (url.includes('/intake')) return json(kIntake)
    if (options.method === 'PUT') {
      puts.push(url)
      return json({ type: '', title: '', status: 415, code: 'unsupported_type' }, 415)
    }
    if (options.method === 'GET') return json({ items: [{ id: 'c', version: 1, name: '意见表', kind: 'forms', starts_on: '2026-03-02' }] })
    posts.push({ url, key: (options.headers as Record<string, string>)['Idempotency-Key'] ?? '', body: JSON.parse(String(options.body)) })
    if (url.includes('/slips')) return json({ organisation: '示例', slips: [] }, 201)
    return enter()
  })
  page = mount(EntryPage, { attachTo: document.body })
  await flushPromises()
})
afterEach(() => {
  page.unmount()
  hideSlips()
  vi.unstubAllGlobals()
})
const text = () => page.get('#entry-text').element as HTMLTextAreaElement
async function save(words: string) {
  await page.get('#entry-text').setValue(words)
  await page.get('#entry-text').trigger('keydown', { key: 'Enter', ctrlKey: true })
  await flushPromises()
}

describe('the entry page', () => {
  it('offers the units of one’s own scope and chooses the topmost', () => {
    expect(page.findAll('#entry-unit option').map((one) => one.attributes('value'))).toEqual(['', 'quay', 'team'])
    expect((page.get('#entry-unit').element as HTMLSelectElement).value).toBe('quay')
  })
  it('saves by Ctrl+Enter, keeps the pile, counts the sheet up and goes back to the words', async () => {
    await page.get('#entry-campaign').setValue('c')
    await page.get('#entry-sheet').setValue('009')
    await save('灯坏了')
    expect(posts[0]?.body).toEqual({ rows: [{ text: '灯坏了', channel: 'writing', unit_id: 'quay', identity: 'anonymous', campaign_id: 'c', source_sheet: '009' }] })
    expect((page.get('#entry-sheet').element as HTMLInputElement).value).toBe('010')
    expect((page.get('#entry-campaign').element as HTMLSelectElement).value).toBe('c')
    expect(text().value).toBe('')
    expect(document.activeElement).toBe(text())
    expect(page.text()).toContain('表号 009')
  })
  it('keeps the words and the key when no answer came, so that a retry is not a second voice', async () => {
    enter = () => Promise.reject(new TypeError('failed to fetch'))
    await save('门坏了')
    expect(page.find('[role=alert]').exists()).toBe(true)
    expect(text().value).toBe('门坏了')
    enter = () => json({ entered: 1, rows: [{ row: 0, voice_id: 'v2', version: 1 }] }, 201)
    await save('门坏了')
    expect(posts[1]?.key).toBe(posts[0]?.key)
    await save('窗坏了')
    expect(posts[2]?.key).not.toBe(posts[0]?.key)
  })
  it('finds the first try when its words were changed after no answer came, and makes no second voice', async () => {
    enter = () => Promise.reject(new TypeError('failed to fetch'))
    await save('门坏了')
    enter = () => {
      if (posts.at(-1)?.body.rows[0].text !== '门坏了') return json({ type: '', title: '', status: 422, code: 'mismatch' }, 422)
      return json({ entered: 1, rows: [{ row: 0, voice_id: 'v3', version: 1 }] }, 201)
    }
    await save('大门坏了')
    expect(page.get('[role=alert]').text()).toContain('其实已经存下')
    expect(page.findAll('li.card').map((one) => one.get('blockquote').text())).toEqual(['门坏了'])
    expect(text().value).toBe('大门坏了')
  })
  it('says by whom and when a sheet was entered before, and keeps the words', async () => {
    enter = () => json({ entered: 0, rows: [{ row: 0, problem: { type: '', title: '', status: 409, code: 'conflict', field: 'source_sheet', entered_by: '试者乙', entered_on: '2026-03-02', voice_id: 'v9' } }] }, 201)
    await page.get('#entry-campaign').setValue('c')
    await page.get('#entry-sheet').setValue('7')
    await save('重复的')
    expect(page.get('[role=alert]').text()).toContain('试者乙')
    expect(page.get('[role=alert] a').attributes('href')).toBe('/desk/v/v9')
    expect(text().value).toBe('重复的')
  })
  it('keeps a scan only when that is ticked, and says when the words are stored without it', async () => {
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }))
    const input = page.get('#scan-files')
    const file = new File(['x'], 'form.jpg', { type: 'image/jpeg' })
    Object.defineProperty(input.element, 'files', { value: [file, file, file] })
    await input.trigger('change')
    await save('第一张')
    expect(puts).toEqual([])
    await page.get('.scan input[type=checkbox]').setValue(true)
    await save('第二张')
    expect(puts).toEqual(['/api/v1/private/voices/v1/photos/1'])
    expect(page.get('[role=alert]').text()).toBe('原话已经存下，扫描件没有存上')
    expect(page.findAll('li.card').length).toBe(2)
    expect(text().value).toBe('')
  })
  it('asks for slips only of those that were ticked, and never twice', async () => {
    await save('灯坏了')
    const print = page.findAll('button').find((one) => one.text().startsWith('打印回执条'))
    await print?.trigger('click')
    expect(posts.length).toBe(1)
    await page.get('li input[type=checkbox]').setValue(true)
    await print?.trigger('click')
    await flushPromises()
    expect(posts[1]?.body).toEqual({ voice_ids: ['v1'] })
    expect(page.text()).toContain('回执条已打印')
  })
})
