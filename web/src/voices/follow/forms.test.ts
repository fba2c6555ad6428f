import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addWords } from '../../i18n/core'
import { followWords, startWorkerWords } from '../../i18n/worker'
import MyVoicesPage from './MyVoicesPage.vue'
import NoteForm from './NoteForm.vue'
import RatingForm from './RatingForm.vue'

const kVoice = { state: 'answered', text: '灯坏了' }
const asked: { url: string; body: string; headers: Record<string, string> }[] = []
let answer: (url: string) => Response
const json = (body: object, status = 200) => new Response(JSON.stringify(body), { status })

beforeEach(async () => {
  await startWorkerWords()
  await addWords(followWords)
  asked.length = 0
  answer = () => json(kVoice, 201)
  vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
    asked.push({ url, body: String(options.body ?? ''), headers: options.headers as Record<string, string> })
    return answer(url)
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('a rating', () => {
  it('wants one of three, and lets go of its fault when one is chosen', async () => {
    const form = mount(RatingForm, { props: { code: 'C' }, attachTo: document.body })
    await form.trigger('submit')
    expect(form.get('[role=alert]').text()).toBe('请选一项')
    expect(asked).toEqual([])
    await form.get('input[value=not]').setValue()
    expect(form.find('[role=alert]').exists()).toBe(false)
    expect(form.text()).toContain('会由另一个人重新答复或说明理由')
    await form.trigger('submit')
    await flushPromises()
    expect(asked[0]).toMatchObject({ url: '/api/v1/public/voice/rating', body: '{"rating":"not"}' })
    expect(asked[0]?.headers['Huiyin-Receipt']).toBe('C')
    expect(form.emitted('rated')).toEqual([[kVoice]])
  })
})

describe('a note', () => {
  it('keeps its words and its key when the server fails', async () => {
    const form = mount(NoteForm, { props: { code: 'C' }, attachTo: document.body })
    await form.trigger('submit')
    expect(form.get('[role=alert]').text()).toBe('请写下要补充的话')
    answer = () => json({ type: '', title: '', status: 503, code: 'unavailable' }, 503)
    await form.get('textarea').setValue('还是漏水')
    await form.trigger('submit')
    await flushPromises()
    expect((form.get('textarea').element as HTMLTextAreaElement).value).toBe('还是漏水')
    answer = () => json(kVoice, 201)
    await form.trigger('submit')
    await flushPromises()
    expect(asked[0]?.headers['Idempotency-Key']).toBe(asked[1]?.headers['Idempotency-Key'])
    expect((form.get('textarea').element as HTMLTextAreaElement).value).toBe('')
  })
})

describe('my named voices', () => {
  const kLine = { id: 'v1', state: 'answered', text: '吊机漏风', excerpt: '吊机漏风', received_on: '2026-11-21', accept_due_on: '2026-11-24' }
  it('ask to sign in when nobody is signed in', async () => {
    answer = () => json({ type: '', title: '', status: 401, code: 'unauthenticated' }, 401)
    const page = mount(MyVoicesPage)
    await flushPromises()
    expect(page.get('a.primary').attributes('href')).toBe('/desk/signin?next=/me')
  })
  it('open one after the other with its answer and what happened, and close', async () => {
    answer = (url) =>
      url.includes('/my/voices')
        ? json({ items: [kLine] })
        : json({ ...kLine, answers: [{ id: 'a', round: 1, outcome: 'at_once', text: '装了门帘', on: '2026-11-23' }], timeline: [{ kind: 'voice.received', on: '2026-11-21', text: '已收到这句话' }] })
    const page = mount(MyVoicesPage)
    await flushPromises()
    const button = page.get('.my-voice button')
    expect(button.attributes('aria-expanded')).toBe('false')
    await button.trigger('click')
    await flushPromises()
    expect(page.text()).toContain('装了门帘')
    expect(page.text()).toContain('已收到这句话')
    await button.trigger('click')
    expect(page.text()).not.toContain('装了门帘')
  })
  it('say that there is none yet', async () => {
    answer = () => json({ items: [] })
    const page = mount(MyVoicesPage)
    await flushPromises()
    expect(page.text()).toContain('还没有实名提交过')
  })
})
