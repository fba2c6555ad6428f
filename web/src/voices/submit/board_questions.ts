// The questions on the public board, to be compared with what is being typed on this device. The request is the same whatever is typed.
import { call } from '../../api/http'
import type { components } from '../../api/schema'
import { compare, gramsOf, kCertain, kLikely, type Grams } from './likeness'

export type SimilarMatter = components['schemas']['SimilarMatters']['items'][number]
export interface Asked {
  number: number
  question: string
  settled: boolean
  grams: Grams
}

const kLatest = 200
const kMost = 3

export async function loadQuestions(signal: AbortSignal): Promise<Asked[]> {
  const { items } = (await call('get', '/api/v1/public/board', { query: { limit: kLatest }, signal })).data
  return items.map(({ number, question, progress }) => ({ number, question, settled: progress === 'answered' || progress === 'closed', grams: gramsOf(question) }))
}

// The most alike first; of two that are equally alike, what is still open.
export function similarTo(text: string, questions: readonly Asked[]): SimilarMatter[] {
  const typed = gramsOf(text)
  return questions
    .map((one) => ({ one, like: compare(typed, one.grams) }))
    .filter(({ like }) => like.percent >= kLikely)
    .sort((a, b) => b.like.percent - a.like.percent || Number(a.one.settled) - Number(b.one.settled))
    .slice(0, kMost)
    .map(({ one, like }) => ({ number: one.number, question: one.question, closeness_percent: like.percent, unsure: like.percent < kCertain, shared: like.shared }))
}

// Both lists as one, each matter once.
export function closest(...lists: readonly (readonly SimilarMatter[])[]): SimilarMatter[] {
  const each = new Map(lists.flat().map((one) => [one.number, one]))
  return [...each.values()].sort((a, b) => b.closeness_percent - a.closeness_percent).slice(0, kMost)
}
