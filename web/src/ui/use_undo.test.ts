import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { leaving } from './router'
import { kUndoFor, useUndo } from './use_undo'

let undo: ReturnType<typeof useUndo>
let page: ReturnType<typeof mount>
const take = vi.fn(async () => {})
const finish = vi.fn(async () => {})
const send = vi.fn(async () => {})
beforeEach(() => {
  vi.useFakeTimers()
  for (const one of [take, finish, send]) one.mockClear()
  page = mount(
    defineComponent({
      setup() {
        undo = useUndo()
        return () => null
      },
    }),
  )
})
afterEach(() => {
  page.unmount()
  vi.useRealTimers()
})
const calls = () => [take, finish, send].map((one) => one.mock.calls.length)

describe('what was done', () => {
  it('can be taken back for ten seconds, once', async () => {
    undo.offer('done', take, finish)
    vi.advanceTimersByTime(kUndoFor - 1)
    expect(await undo.takeBack()).toBe(true)
    expect(await undo.takeBack()).toBe(false)
    vi.advanceTimersByTime(kUndoFor)
    expect(calls()).toEqual([1, 0, 0])
  })
  it('is finished when nobody took it back, or something else is done', () => {
    undo.offer('done', take, finish)
    vi.advanceTimersByTime(kUndoFor)
    expect([...calls(), undo.last.value]).toEqual([0, 1, 0, undefined])
    undo.offer('done', take, finish)
    undo.offer('another', take)
    expect(calls()).toEqual([0, 2, 0])
  })
})
describe('what is held', () => {
  it('is not done when it is taken back', async () => {
    undo.hold('will be sent', send)
    expect(leaving.ask).toBe(true)
    expect(await undo.takeBack()).toBe(true)
    vi.advanceTimersByTime(kUndoFor)
    expect([...calls(), leaving.ask]).toEqual([0, 0, 0, false])
  })
  it('is done when the time is over, at once on demand, and when the page is left', async () => {
    undo.hold('will be sent', send)
    vi.advanceTimersByTime(kUndoFor)
    expect(send).toHaveBeenCalledTimes(1)
    undo.hold('will be sent', send)
    await undo.flush()
    expect(send).toHaveBeenCalledTimes(2)
    undo.hold('will be sent', send)
    page.unmount()
    expect(send).toHaveBeenCalledTimes(3)
    vi.advanceTimersByTime(kUndoFor)
    expect(send).toHaveBeenCalledTimes(3)
  })
})
