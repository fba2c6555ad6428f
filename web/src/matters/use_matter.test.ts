import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startDeskWords } from '../i18n/desk'
import ReasonForm from './forms/ReasonForm.vue'
import StaleNotice from './StaleNotice.vue'
import { useMatter } from './use_matter'
import { defineComponent, h } from 'vue'

const matter = (version: number) => ({ id: 'm1', version, number: 1, state: 'answered', voices: [], actions: ['reopen'] })
const json = (body: unknown, status: number, etag?: string) =>
  new Response(JSON.stringify(body), { status, headers: etag ? { ETag: etag } : {} })
const sent: { method: string; etag?: string; key?: string }[] = []
const answers: Response[] = []
const Page = defineComponent({
  setup() {
    const { matter, stale, busy, fault, load, act } = useMatter(() => 'm1')
    void load()
    return () => [
      matter.value && h('p', { class: 'version' }, String(matter.value.version)),
      h(StaleNotice, { stale: stale.value, onReload: load }),
      h(ReasonForm, { action: 'reopen', act, busy: busy.value, fault: fault.value }),
    ]
  },
})
let page: ReturnType<typeof mount>
beforeEach(async () => {
  await startDeskWords()
  sent.length = 0
  vi.stubGlobal('fetch', async (_: string, options: RequestInit) => {
    const headers = options.headers as Record<string, string>
    sent.push({ method: options.method ?? '', etag: headers['If-Match'], key: headers['Idempotency-Key'] })
    return answers.shift()
  })
  answers.push(json(matter(3), 200, '"3"'))
  page = mount(Page, { attachTo: document.body })
  await flushPromises()
})
afterEach(() => {
  page.unmount()
  answers.length = 0
  vi.unstubAllGlobals()
})
const kStale = { type: '', title: '', status: 412, code: 'stale', changed_by: '何春梅', changed_at: new Date(Date.now() - 120_000).toISOString() }
async function send() {
  await page.get('form').trigger('submit')
  await flushPromises()
}

describe('a matter that somebody else changed', () => {
  it('says who and when, keeps what was typed, and goes through after a reload', async () => {
    answers.push(json(kStale, 412), json(matter(4), 200, '"4"'), json(matter(5), 200, '"5"'))
    await page.get('textarea').setValue('答复没有说清楚')
    await send()
    expect(page.get('.note').text()).toContain('何春梅 2 分钟前改过这一件')
    expect(document.activeElement).toBe(page.get('.note').element)
    await page.get('.note button').trigger('click')
    await flushPromises()
    expect(page.get('.version').text()).toBe('4')
    expect(page.find('.note').exists()).toBe(false)
    expect((page.get('textarea').element as HTMLTextAreaElement).value).toBe('答复没有说清楚')
    await send()
    expect(sent.map((one) => one.etag)).toEqual([undefined, '"3"', undefined, '"4"'])
    expect(sent[1]?.key).not.toBe(sent[3]?.key)
    expect(page.get('.version').text()).toBe('5')
  })
})

describe('a reason', () => {
  it('is asked for before anything is sent', async () => {
    await send()
    expect(page.get('[role=alert]').text()).toBe('请写下理由')
    expect(sent.length).toBe(1)
  })
})
