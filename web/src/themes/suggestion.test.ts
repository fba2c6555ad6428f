import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { startDeskWords } from '../i18n/desk'
import type { Matter, VoiceItem } from '../api/types'
import { heapsOf } from '../matters/triage/heaps'
import { suggestionsOf } from './suggestion'
import SuggestionLine from './SuggestionLine.vue'

beforeEach(() => startDeskWords())

describe('a suggestion', () => {
  const base = { voiceId: 'v', matterId: 'm', number: 4, question: 'Fans', reason: 'words in common' }
  it('is marked as one, with its reason and how close it is', () => {
    const text = mount(SuggestionLine, { props: { of: { ...base, closeness: 0.861 } } }).text()
    expect(text).toContain('\u5efa\u8bae')
    expect(text).toContain('0.86')
    expect(text).toContain('words in common')
  })
  it('says when the engine is not sure, and no closeness that nobody measured', () => {
    const text = mount(SuggestionLine, { props: { of: { ...base, unsure: true } } }).text()
    expect(text).toContain('\u62ff\u4e0d\u51c6')
    expect(text).not.toMatch(/\d\.\d/)
  })
  it('comes from nobody where nobody suggested anything', () => {
    expect(suggestionsOf(undefined).size).toBe(0)
    expect(suggestionsOf({ id: 'm', number: 1, question: 'q', suggested_voices: [{ id: 'v' }] } as Matter).get('v')?.matterId).toBe('m')
  })
})

describe('heaps', () => {
  const voice = (id: string, unit: string, channel: string) => ({ id, unit: { id: unit, name: unit }, channel, category: 'unsure' }) as unknown as VoiceItem
  const voices = [voice('1', 'quay', 'web'), voice('2', 'yard', 'phone'), voice('3', 'yard', 'web')]
  it('hold every voice once, the largest first, in their order', () => {
    expect(heapsOf(voices, 'unit').map((heap) => `${heap.name}: ${heap.voices.map((one) => one.id).join()}`)).toEqual(['yard: 2,3', 'quay: 1'])
    expect(heapsOf(voices, 'none').map((heap) => heap.voices.length)).toEqual([3])
    for (const by of ['unit', 'channel', 'category'] as const) expect(heapsOf(voices, by).flatMap((heap) => heap.voices).length).toBe(3)
  })
})
