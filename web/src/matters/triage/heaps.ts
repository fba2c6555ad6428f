// Voices in heaps: by what is known of them for certain (who they are from, by which way they came, what they are said to be about),
// or, as a suggestion, by what they say.
import { t } from '../../i18n/desk'
import type { VoiceItem } from '../../api/types'
import type { AlikeGroup } from '../../themes/suggestion'
import { categoryName } from '../../voices/intake'

export const kHeapings = ['none', 'alike', 'unit', 'channel', 'category'] as const
export type Heaping = (typeof kHeapings)[number]
const kNameLetters = 16

export interface Heap {
  key: string
  name: string
  voices: VoiceItem[]
  // Why a machine put them together; what it could not place has none.
  suggested?: AlikeGroup
}

function nameOf(voice: VoiceItem, by: Heaping): string {
  if (by === 'unit') return voice.unit?.name ?? t('inbox.wholeCompany')
  if (by === 'channel') return t(`channel.${voice.channel}`)
  return categoryName(voice.category)
}
const keyOf = (voice: VoiceItem, by: Heaping): string =>
  by === 'unit' ? (voice.unit?.id ?? '') : by === 'channel' ? voice.channel : by === 'category' ? voice.category : ''

// The largest first; within a heap the order stays.
export function heapsOf(voices: readonly VoiceItem[], by: Heaping, groups: readonly AlikeGroup[] = []): Heap[] {
  if (by === 'alike') return alike(voices, groups)
  const heaps = new Map<string, Heap>()
  for (const voice of voices) {
    const key = keyOf(voice, by)
    const heap = heaps.get(key) ?? { key, name: by === 'none' ? '' : nameOf(voice, by), voices: [] }
    heap.voices.push(voice)
    heaps.set(key, heap)
  }
  return [...heaps.values()].sort((a, b) => b.voices.length - a.voices.length)
}

function alike(voices: readonly VoiceItem[], groups: readonly AlikeGroup[]): Heap[] {
  const left = new Map(voices.map((voice) => [voice.id, voice]))
  const heaps: Heap[] = []
  for (const group of groups) {
    const members = group.voiceIds.flatMap((id) => left.get(id) ?? [])
    if (members.length < 2) continue
    for (const voice of members) left.delete(voice.id)
    heaps.push({ key: members[0]?.id ?? '', name: members[0]?.title ?? members[0]?.excerpt.slice(0, kNameLetters) ?? '', voices: members, suggested: group })
  }
  if (left.size) heaps.push({ key: '', name: t('triage.heapRest'), voices: [...left.values()] })
  return heaps
}
