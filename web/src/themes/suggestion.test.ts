import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { startDeskWords } from '../i18n/desk'
import type { Matter, VoiceItem } from '../api/types'
import { heapsOf } from '../matters/triage/heaps'
import { readSuggestions, suggestionsOf } from './suggestion'
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

const shared = ['fan', 'hot']
const read = () => readSuggestions({
  matters: [{ voice_id: 'v', matter: { id: 'm2', number: 9, question: 'Fans' }, closeness_percent: 61, unsure: true, shared }],
  groups: [{ voice_ids: ['2', '3'], closeness_percent: 70, unsure: false, shared: [] }],
})
describe('what the server suggests', () => {
  it('has its closeness and the words in common as the reason', () => {
    const found = read()
    expect(found.matters[0]).toMatchObject({ voiceId: 'v', number: 9, closeness: 0.61, unsure: true })
    expect(found.matters[0]?.reason).toContain('fan')
    expect(found.groups[0]?.reason).not.toBe('')
  })
  it('yields to what a speaker said', () => {
    const matter = { id: 'm', number: 1, question: 'q', suggested_voices: [{ id: 'v' }] } as Matter
    expect(suggestionsOf(undefined, read()).get('v')?.matterId).toBe('m2')
    expect(suggestionsOf(matter, read()).get('v')?.matterId).toBe('m')
  })
})

describe('heaps', () => {
  const voice = (id: string, unit: string, channel: string) => ({ id, excerpt: id, unit: { id: unit, name: unit }, channel, category: 'unsure' }) as unknown as VoiceItem
  const voices = [voice('1', 'quay', 'web'), voice('2', 'yard', 'phone'), voice('3', 'yard', 'web')]
  it('hold every voice once, the largest first, in their order', () => {
    expect(heapsOf(voices, 'unit').map((heap) => `${heap.name}: ${heap.voices.map((one) => one.id).join()}`)).toEqual(['yard: 2,3', 'quay: 1'])
    expect(heapsOf(voices, 'none').map((heap) => heap.voices.length)).toEqual([3])
    expect(heapsOf(voices, 'alike', read().groups).map((heap) => [heap.suggested?.closeness, heap.voices.map((one) => one.id).join()])).toEqual([[0.7, '2,3'], [undefined, '1']])
    for (const by of ['alike', 'unit', 'channel', 'category'] as const) expect(heapsOf(voices, by).flatMap((heap) => heap.voices).length).toBe(3)
  })
})
