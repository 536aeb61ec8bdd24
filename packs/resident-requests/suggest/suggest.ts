import keywords from './keywords.json' with { type: 'json' }
import type { Message, Weights } from './train.ts'
import { bigramsOf, SUBJECT_WEIGHT } from './train.ts'
import trained from './weights.json' with { type: 'json' }

export interface Suggestion {
  /** Category code, as deep as the words allow. */
  readonly code: string
  /** Words of the text that speak for it; empty where only likeness does. */
  readonly words: readonly string[]
}

/** Evidence of one keyword, in the weights' own unit (log × 100); chosen by cross-validation. */
const KEYWORD = 200

const WORDS: readonly (readonly [string, readonly string[]])[] = Object.entries(keywords)

const likeness = ({ subject, body }: Message, weights: Weights): readonly number[] => {
  const scores = weights.labels.map(() => 0)
  const add = (text: string, times: number): void => {
    for (const bigram of bigramsOf(text)) {
      const row = weights.bigrams[bigram]
      row?.forEach((value, i) => {
        scores[i] = (scores[i] ?? 0) + times * value
      })
    }
  }
  add(`${subject}\n${body}`, 1)
  add(subject, SUBJECT_WEIGHT - 1)
  return scores
}

interface Hit {
  readonly code: string
  readonly words: readonly string[]
}
const hits = ({ subject, body }: Message): readonly Hit[] => {
  const text = `${subject}\n${body}`
  return WORDS.map(([code, words]) => ({ code, words: words.filter((word) => text.includes(word)) })).filter(
    (hit) => hit.words.length > 0,
  )
}

/**
 * Up to three categories that fit a text, best first; empty where nothing speaks for any. A suggestion to the person who
 * assesses, shown with the words that it rests on: nothing is decided by it. Classes that the training data lack are found by
 * keywords alone.
 */
export const suggest = (message: Message, weights: Weights = trained): readonly Suggestion[] => {
  const found = hits(message)
  const scores = likeness(message, weights)
  const middle = scores.length === 0 ? 0 : scores.reduce((sum, n) => sum + n, 0) / scores.length
  const score = (label: string): number => {
    const own = found.filter((hit) => hit.code.startsWith(label)).flatMap((hit) => hit.words)
    return (scores[weights.labels.indexOf(label)] ?? middle) + KEYWORD * new Set(own).size
  }
  const named = found.map((hit) => hit.code.slice(0, 2))
  const seen = scores.some((n) => n > 0) ? weights.labels : []
  return [...new Set([...named, ...seen])]
    .sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1))
    .slice(0, 3)
    .map((label) => deepest(label, found))
}

/** Within a class the code with the most words, the longer code first. */
const deepest = (label: string, found: readonly Hit[]): Suggestion => {
  const [best] = found
    .filter((hit) => hit.code.startsWith(label))
    .sort((a, b) => b.words.length - a.words.length || b.code.length - a.code.length || (a.code < b.code ? -1 : 1))
  return best ?? { code: label, words: [] }
}
