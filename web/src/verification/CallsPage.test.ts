// How many call-backs are one's own: exact, or at least so many where the server looked at no more of them.
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import HomePage from '../desk/HomePage.vue'
import { lang } from '../i18n/core'
import { startDeskWords } from '../i18n/desk'
import { session } from '../people/session'
import CallsPage from './CallsPage.vue'

let atLeast = false
const kSummary = {
  voices: { received: 0, accepted: 0, linked: 0, answered: 0, closed: 0, declined: 0, mine: 0, overdue: 0, handed_to_me: 0 },
  matters: { open: 0, mine: 0, to_decide: 0, due_soon: 0, overdue: 0, handed_to_me: 0, my_measures: 0 },
}
beforeEach(async () => {
  await startDeskWords()
  session.me = { id: 'me', name: 'Me', unit: { id: 'u', name: 'Quay' }, roles: [{ id: 'g', role: 'coordinator', unit: { id: 'u', name: 'Quay' } }], absences: [] } as never
  vi.stubGlobal('fetch', async (url: string) => {
    const counts = { to_call: 2345, mine: 12, mine_at_least: atLeast, anonymous: 3, called: { satisfied: 0, partly: 0, not: 0, unreached: 0 } }
    return new Response(JSON.stringify(url.includes('/due') ? { items: [], counts } : kSummary), { status: 200 })
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  lang.value = 'zh'
})
async function show(page: typeof HomePage | typeof CallsPage): Promise<string> {
  const shown = mount(page as typeof HomePage)
  await flushPromises()
  const text = shown.text()
  shown.unmount()
  return text
}

describe('call-backs of one\'s own', () => {
  it('are a number where all were looked at', async () => {
    atLeast = false
    expect(await show(HomePage)).toMatch(/等你回访12(?!\+)/)
    expect(await show(CallsPage)).toContain('其中等你回访 12 人')
  })
  it('are at least so many where there are more', async () => {
    atLeast = true
    expect(await show(HomePage)).toContain('等你回访12+')
    const text = await show(CallsPage)
    expect(text).toContain('待回访 2345 人')
    expect(text).toContain('其中等你回访至少 12 人')
  })
})
