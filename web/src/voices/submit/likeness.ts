// How alike two texts are, and by which words: the measure of the server (src/themes/likeness.hpp), so that a text that nobody has sent
// yet can be compared on the device.
//
//   compare(gramsOf(typed), gramsOf(question))   // { percent, shared: the longest common words, three at most }
//
// percent: pairs of neighbouring characters that both have, of those of the shorter text. Below three in common: 0.
export const kLikely = 40
export const kCertain = 60
const kLeastShared = 3
const kWordsNamed = 3

export interface Grams {
  // The characters of each stretch without blanks and punctuation, in the order of the text.
  runs: readonly (readonly string[])[]
  pairs: ReadonlySet<string>
}
export interface Likeness {
  percent: number
  shared: string[]
}

const kUnseen = /[\u200b-\u200f\u2060\ufeff\u00ad]/g
const kFullWidth = /[\uff01-\uff5e]/g
const kMarks = /[\0-/:-`{-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uffef]+/
const kWidth = 0xfee0

export function gramsOf(text: string): Grams {
  const folded = text
    .replace(kUnseen, '')
    .replace(kFullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - kWidth))
    .replace(/[A-Z]/g, (c) => c.toLowerCase())
  const runs = folded.split(kMarks).map((run) => Array.from(run)).filter((run) => run.length > 1)
  return { runs, pairs: new Set(runs.flatMap((run) => run.slice(1).map((c, i) => `${run[i]}${c}`))) }
}

function percentAlike(a: Grams, b: Grams): number {
  const shorter = Math.min(a.pairs.size, b.pairs.size)
  const shared = [...a.pairs].filter((pair) => b.pairs.has(pair)).length
  return shared < Math.min(kLeastShared, shorter) || shared < 2 ? 0 : Math.floor((shared * 100) / shorter)
}

const bytes = (word: string): number => new TextEncoder().encode(word).length

// The stretches of `a` all of whose pairs `b` has too, the longest first.
function commonWords(a: Grams, b: Grams): string[] {
  const words: string[] = []
  for (const run of a.runs) {
    let word = ''
    run.forEach((c, i) => {
      const known = i > 0 && b.pairs.has(`${run[i - 1]}${c}`)
      if (!known && word) words.push(word)
      word = known ? (word || run[i - 1]) + c : ''
    })
    if (word) words.push(word)
  }
  return words.sort((x, y) => bytes(y) - bytes(x))
}

export function compare(a: Grams, b: Grams): Likeness {
  const percent = percentAlike(a, b)
  const shared: string[] = []
  for (const word of percent ? commonWords(a, b) : []) {
    if (shared.length < kWordsNamed && !shared.some((known) => known.includes(word))) shared.push(word)
  }
  return { percent, shared }
}
