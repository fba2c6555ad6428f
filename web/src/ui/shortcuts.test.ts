import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { switchShortcuts, useShortcuts } from './shortcuts'

const move = vi.fn()
const link = vi.fn()
const Page = defineComponent({
  setup() {
    useShortcuts({ j: move, Enter: link })
    return () => h('div', [h('textarea'), h('input', { type: 'checkbox' }), h('button', 'go')])
  },
})
let page: ReturnType<typeof mount>
beforeEach(() => {
  move.mockReset()
  link.mockReset()
  page = mount(Page, { attachTo: document.body })
})
afterEach(() => {
  page.unmount()
  switchShortcuts(true)
})
const press = (key: string, more: KeyboardEventInit = {}, on: Element = document.body) =>
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))

describe('a shortcut', () => {
  it('works on the page and on a checkbox, in either case', () => {
    press('j')
    press('J')
    press('j', {}, page.get('input').element)
    expect(move).toHaveBeenCalledTimes(3)
  })
  it('rests while somebody types or composes', () => {
    press('j', {}, page.get('textarea').element)
    press('j', { isComposing: true })
    press('j', { keyCode: 229 } as KeyboardEventInit)
    expect(move).not.toHaveBeenCalled()
  })
  it('leaves the browser its own combinations, and Enter to the button that has the focus', () => {
    press('j', { ctrlKey: true })
    press('j', { metaKey: true })
    press('Enter', {}, page.get('button').element)
    expect([move.mock.calls.length, link.mock.calls.length]).toEqual([0, 0])
    press('Enter')
    expect(link).toHaveBeenCalledOnce()
  })
  it('rests while a box is open, and when switched off, which is remembered', () => {
    const box = document.body.appendChild(document.createElement('dialog'))
    box.setAttribute('open', '')
    press('j')
    box.remove()
    switchShortcuts(false)
    press('j')
    expect(move).not.toHaveBeenCalled()
    expect(localStorage.getItem('huiyin.keys')).toBe('off')
  })
})
