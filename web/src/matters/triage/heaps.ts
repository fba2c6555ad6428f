// Voices in heaps by what is known of them for certain: who they are from, by which way they came, what they are said to be about.
import { t } from '../../i18n/desk'
import type { VoiceItem } from '../../api/types'
import { categoryName } from '../../voices/intake'

export const kHeapings = ['none', 'unit', 'channel', 'category'] as const
export type Heaping = (typeof kHeapings)[number]
export interface Heap {
  key: string
  name: string
  voices: VoiceItem[]
}

function nameOf(voice: VoiceItem, by: Heaping): string {
  if (by === 'unit') return voice.unit?.name ?? t('inbox.wholeCompany')
  if (by === 'channel') return t(`channel.${voice.channel}`)
  return categoryName(voice.category)
}
const keyOf = (voice: VoiceItem, by: Heaping): string =>
  by === 'unit' ? (voice.unit?.id ?? '') : by === 'channel' ? voice.channel : by === 'category' ? voice.category : ''

// The largest first; within a heap the order stays.
export function heapsOf(voices: readonly VoiceItem[], by: Heaping): Heap[] {
  const heaps = new Map<string, Heap>()
  for (const voice of voices) {
    const key = keyOf(voice, by)
    const heap = heaps.get(key) ?? { key, name: by === 'none' ? '' : nameOf(voice, by), voices: [] }
    heap.voices.push(voice)
    heaps.set(key, heap)
  }
  return [...heaps.values()].sort((a, b) => b.voices.length - a.voices.length)
}
