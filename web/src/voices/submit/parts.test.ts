import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reactive } from 'vue'
import { startWorkerWords } from '../../i18n/worker'
import IdentityChoice from './IdentityChoice.vue'
import PlaceFromCode from './PlaceFromCode.vue'
import { takePlainForm, typedBefore } from './plain_form'
import PlainReceipt from './PlainReceipt.vue'
import { pathOf, squaresOf } from './receipt_qr'
import ReceiptCard from './ReceiptCard.vue'
import { similarTo } from './board_questions'
import { gramsOf } from './likeness'
import { sendVoice } from './send_voice'
import SimilarMatters from './SimilarMatters.vue'
import { errorsOf, voiceOf, type Speaker } from './voice_form'
import { emptyDraft } from './draft'

const kReceipt = { receipt_code: '7K2M-9QF4-X3TB-D8WN-5HJC-R6VE', state: 'received' as const, received_on: '2026-11-21', accept_due_on: '2026-11-24' }
const asked: { url: string; body: string; credentials: string | undefined }[] = []
let answer: (url: string) => Response

beforeEach(async () => {
  await startWorkerWords()
  asked.length = 0
  vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
    asked.push({ url, body: String(options.body ?? ''), credentials: options.credentials })
    return answer(url)
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
const json = (body: object, code = 200) => new Response(JSON.stringify(body), { status: code })

describe('who speaks', () => {
  const show = (speaker: Speaker) => mount(IdentityChoice, { props: { modelValue: speaker, errors: [] } })

  it('asks nobody anything while it is anonymous', async () => {
    const page = show({ identity: 'anonymous', name: '', contact: '' })
    await flushPromises()
    expect(asked).toEqual([])
    expect(page.find('#speaker-name').exists()).toBe(false)
  })
  it('offers the name of whoever is signed in, once named, and another name instead', async () => {
    answer = () => json({ name: '试者' })
    const speaker = reactive<Speaker>({ identity: 'named', name: '', contact: '' })
    const page = show(speaker)
    await flushPromises()
    expect(asked[0]).toMatchObject({ url: '/api/v1/private/session', credentials: 'same-origin' })
    expect(page.text()).toContain('以登录的姓名提交：试者')
    expect(errorsOf({ ...emptyDraft(), text: 'a' }, { ...speaker, account: '试者' }, undefined)).toEqual([])
    await page.get('button').trigger('click')
    expect(page.find('#speaker-name').exists()).toBe(true)
  })
  it('asks for a name when nobody is signed in', async () => {
    answer = () => json({ type: '', title: '', status: 401, code: 'unauthenticated' }, 401)
    const page = show({ identity: 'named', name: '', contact: '' })
    await flushPromises()
    expect(page.find('#speaker-name').exists()).toBe(true)
  })
  it('decides by the voice itself by which door it goes', async () => {
    answer = () => json(kReceipt, 201)
    const draft = { ...emptyDraft(), text: '灯坏了' }
    for (const speaker of [
      { identity: 'anonymous', name: '', contact: '', account: '试者' },
      { identity: 'named', name: '李工', contact: '' },
      { identity: 'named', name: '', contact: '', account: '试者' },
    ] as Speaker[]) await sendVoice(voiceOf(draft, speaker), 'k')
    expect(asked.map((one) => [one.url, one.credentials])).toEqual([
      ['/api/v1/public/voices', 'omit'], ['/api/v1/public/voices', 'omit'], ['/api/v1/private/voices', 'same-origin'],
    ])
    expect(asked[0]?.body).toBe('{"text":"灯坏了","identity":"anonymous"}')
  })
})

describe('a scanned place', () => {
  it('is shown, and is gone when it is left out', async () => {
    const page = mount(PlaceFromCode, { props: { modelValue: '公告栏 A12', 'onUpdate:modelValue': (place: string) => page.setProps({ modelValue: place }) } })
    expect(page.text()).toContain('地点：公告栏 A12（来自二维码）')
    await page.findAll('button')[1]?.trigger('click')
    await flushPromises()
    expect(page.text()).toContain('没有写地点')
    expect(page.findAll('button').length).toBe(1)
  })
})

describe('what was typed before the application came', () => {
  const plain = (more = '') => {
    document.body.innerHTML = `<form class="plain submit"><input type="radio" name="identity" value="named"><input type="radio" name="category" value="safety" checked>
      <input id="speaker-name" value="李"><input id="speaker-contact"><textarea id="voice-text">${more}</textarea><input id="voice-place" value="A12"></form>`
  }
  it('is taken once, without what stood there from the start', () => {
    plain('灯坏')
    takePlainForm()
    expect(typedBefore()).toMatchObject({ text: '灯坏', category: 'safety', place: '', speaker: { identity: 'anonymous', name: '李' } })
    expect(typedBefore()).toBeUndefined()
  })
  it('is nothing where there is no such form', () => {
    document.body.innerHTML = '<div id="app"></div>'
    takePlainForm()
    expect(typedBefore()).toBeUndefined()
  })
})

describe('the receipt', () => {
  const given = { receipt: kReceipt, identity: 'anonymous' as const }
  it('shows the code in groups, what comes next with its dates, and a QR', async () => {
    const page = mount(ReceiptCard, { props: { given } })
    expect(page.findAll('.code span').map((one) => one.text())).toEqual(kReceipt.receipt_code.split('-'))
    expect(page.text()).toContain('匿名提交无法找回')
    expect(page.text()).toContain('11 月 24 日前')
    await vi.waitFor(() => expect(page.find('.receipt-qr path').exists()).toBe(true))
  })
  it('has the code behind the # in its QR, with a quiet edge', () => {
    const squares = squaresOf(kReceipt.receipt_code, 'http://plant.test')
    expect(squares.length).toBe(squares[0]?.length)
    expect(squares.slice(0, 2).flat().some(Boolean)).toBe(false)
    expect(pathOf([[true, false], [false, true]])).toBe('M0 0h1v1h-1zM1 1h1v1h-1z')
    expect(squaresOf(kReceipt.receipt_code.toLowerCase(), 'http://plant.test')).toEqual(squares)
  })
  it('is the code alone when nothing else could be fetched', () => {
    expect(mount(PlainReceipt, { props: { given } }).text()).toContain(kReceipt.receipt_code)
  })
})

describe('similar matters', () => {
  const item = { number: 7, question: '夜班没有班车', closeness_percent: 80, unsure: false, shared: ['夜班', '班车'] }
  const board = (...items: [number, string, string][]) => json({ items: items.map(([number, question, progress]) => ({ number, question, progress })) })
  const show = (text: string) => {
    vi.useFakeTimers()
    return mount(SimilarMatters, { props: { text, about: 0 } })
  }
  it('fetches nothing before enough is typed', async () => {
    const page = show('夜班没车坐')
    await page.setProps({ text: '  夜班没有车坐  ' })
    await vi.runAllTimersAsync()
    expect(asked).toEqual([])
  })
  it('fetches the board once, compares on the device, and lets no words leave before the speaker asks', async () => {
    answer = () => board([7, '夜班结束后没有班车', 'in_progress'], [8, '食堂的菜凉了', 'answered'])
    const page = show('夜班结束')
    for (const text of ['夜班结束没有班', '夜班结束没有班车', '夜班结束没有班车坐', '夜班结束没有班车坐，走回去']) {
      await page.setProps({ text })
      await vi.runAllTimersAsync()
    }
    expect(asked).toEqual([{ url: '/api/v1/public/board?limit=200', body: '', credentials: 'omit' }])
    expect(page.findAll('li').length).toBe(1)
    expect(page.text()).toContain('建议')
    expect(page.text()).toContain('都提到：夜班结束、没有班车')
    expect(page.text()).toContain('你写的字没有送出去')
    expect(page.text()).toContain('不保存，也不知道是谁在查')
    expect(page.get('[role=status]').text()).toBe('公示栏上有 1 件相近的事')
    await page.findAll('li button')[0]?.trigger('click')
    expect(page.emitted('too')).toEqual([[7]])
    await page.setProps({ text: '食堂' })
    await vi.runAllTimersAsync()
    expect(page.findAll('li').length).toBe(0)
  })
  it('fetches nothing for a draft that is only back', async () => {
    answer = () => board()
    vi.useFakeTimers()
    const text = '夜班结束没有班车坐'
    const page = mount(SimilarMatters, { props: { text, about: 0, restored: text } })
    await vi.runAllTimersAsync()
    expect(asked).toEqual([])
    expect(page.text()).toContain('查一下')
    await page.setProps({ text: `${text}。` })
    await vi.runAllTimersAsync()
    expect(asked.length).toBe(1)
  })
  it('waits for a pause in the typing', async () => {
    answer = () => board()
    const page = show('夜班结束没有班车坐')
    vi.advanceTimersByTime(500)
    await page.setProps({ text: '夜班结束没有班车坐，走' })
    vi.advanceTimersByTime(500)
    expect(asked.length).toBe(0)
    vi.advanceTimersByTime(100)
    expect(asked.length).toBe(1)
  })
  it('names three at the most, the open one of two that are equally alike, and says where it is unsure', () => {
    const questions = ([[1, '夜班结束没有班车', true], [2, '夜班结束没有班车', false], [3, '夜班结束没有车', false], [4, '没有班车夜班', false], [5, '食堂', false]] as const).map(
      ([number, question, settled]) => ({ number, question, settled, grams: gramsOf(question) }))
    expect(similarTo('夜班结束没有班车', questions).map((one) => one.number)).toEqual([2, 1, 3])
    expect(similarTo('夜班没有饮水机', [{ number: 9, question: '车间没有饮水', settled: false, grams: gramsOf('车间没有饮水') }])).toMatchObject([{ unsure: false, closeness_percent: 60 }])
    expect(similarTo('夜班没有饮水机', [{ number: 9, question: '车间里没有饮水', settled: false, grams: gramsOf('车间里没有饮水') }])).toMatchObject([{ unsure: true, closeness_percent: 50 }])
  })
  it('says nothing when the board does not come, and asks for it three times at the most', async () => {
    answer = () => json({ type: '', title: 'x', status: 500, code: 'internal' }, 500)
    const page = show('夜班结束没有班车')
    for (let i = 0; i < 6; i++) {
      await page.setProps({ text: `夜班结束没有班车${i}` })
      await vi.runAllTimersAsync()
    }
    expect(asked.length).toBe(3)
    expect(page.find('.error').exists()).toBe(false)
    expect(page.text()).toContain('查一下')
  })
  it('adds what lies further back when it is asked for, each matter once', async () => {
    answer = (url) => (url.includes('board') ? board([7, '夜班没有班车', 'waiting']) : json({ items: [item, { ...item, number: 3, question: '夜班班车太早', closeness_percent: 50, unsure: true }] }))
    const page = show('夜班结束没有班车')
    await vi.runAllTimersAsync()
    await page.findAll('button').at(-1)?.trigger('click')
    await flushPromises()
    expect(page.findAll('li a').map((one) => one.attributes('href'))).toEqual(['/board/7', '/board/3'])
  })
  it('offers them with the reason, goes on while typing pauses, and takes "I met this too"', async () => {
    answer = (url) => (url.includes('board') ? board() : json({ items: [item] }))
    const page = show('夜班没有班车')
    await page.get('button').trigger('click')
    await flushPromises()
    expect(asked[0]).toMatchObject({ url: '/api/v1/public/similar', credentials: 'omit', body: '{"text":"夜班没有班车"}' })
    expect(page.text()).toContain('都提到：夜班、班车')
    expect(page.text()).toContain('建议')
    expect(page.get('[role=status]').text()).toBe('公示栏上有 1 件相近的事')
    await page.setProps({ text: '夜班没有班车坐，走回去' })
    expect(asked.length).toBe(1)
    await vi.runAllTimersAsync()
    expect(asked.filter((one) => one.url.includes('similar')).length).toBe(2)
    await page.findAll('button').at(-1)?.trigger('click')
    expect(page.emitted('too')).toEqual([[7]])
    await page.setProps({ about: 7 })
    expect(page.text()).toContain('会和你的话一起提交')
  })
  it('says so when there is none, and when it could not be found out', async () => {
    answer = () => json({ items: [] })
    const page = mount(SimilarMatters, { props: { text: '谢谢食堂的师傅', about: 0 } })
    await page.get('button').trigger('click')
    await flushPromises()
    expect(page.text()).toContain('没有找到相近的事')
  })
})
