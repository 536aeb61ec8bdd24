/**
 * Complement naive Bayes over Chinese bigrams (Rennie 2003): trained offline. Only aggregate weights are kept, and none of a bigram
 * that stands in fewer than `MIN_DOCUMENTS` messages, so that no message can be told from the file.
 */
export const MIN_DOCUMENTS = 5
/** Kept by information about the class; more than this adds size and no accuracy. */
export const MAX_BIGRAMS = 1000
const SMOOTHING = 3
/** A subject says it shorter than a body does: each of its bigrams counts this often. */
export const SUBJECT_WEIGHT = 3

export interface Message {
  readonly subject: string
  readonly body: string
}
export interface Example extends Message {
  /** Category code of level 1. */
  readonly label: string
}
export interface Weights {
  readonly labels: readonly string[]
  /** bigram → evidence for each label × 100, less that of the label which it speaks least for. */
  readonly bigrams: Readonly<Record<string, readonly number[]>>
}

const RUN = /\p{Script=Han}{2,}/gu
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

/** The different Chinese bigrams of a text; digits, Latin letters and marks divide. */
export const bigramsOf = (text: string): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const [run] of text.matchAll(RUN)) {
    const characters = [...run]
    for (let i = 0; i + 1 < characters.length; i++) found.add(`${characters[i]}${characters[i + 1]}`)
  }
  return found
}

/** Mutual information of a bigram's presence and the label, in nats. */
const information = (counts: readonly number[], sizes: readonly number[]): number => {
  const total = sum(sizes)
  const present = sum(counts)
  const term = (joint: number, row: number, column: number): number =>
    joint === 0 ? 0 : (joint / total) * Math.log((joint * total) / (row * column))
  return sum(
    counts.map((n, i) => {
      const size = sizes[i] ?? 0
      return term(n, present, size) + term(size - n, total - present, size)
    }),
  )
}

/** In how many messages of each label a bigram stands. */
const count = (examples: readonly Example[], labels: readonly string[]): ReadonlyMap<string, readonly number[]> => {
  const counts = new Map<string, number[]>()
  for (const { subject, body, label } of examples) {
    const column = labels.indexOf(label)
    for (const bigram of bigramsOf(`${subject}\n${body}`)) {
      const row = counts.get(bigram) ?? labels.map(() => 0)
      row[column] = (row[column] ?? 0) + 1
      counts.set(bigram, row)
    }
  }
  return counts
}

/** Deterministic: the same examples give the same weights, whatever their order. */
export const train = (examples: readonly Example[]): Weights => {
  const labels = [...new Set(examples.map((example) => example.label))].sort()
  const sizes = labels.map((label) => examples.filter((example) => example.label === label).length)
  const kept = [...count(examples, labels)]
    .filter(([, row]) => sum(row) >= MIN_DOCUMENTS)
    .map(([bigram, row]) => ({ bigram, row, worth: information(row, sizes) }))
    .sort((a, b) => b.worth - a.worth || (a.bigram < b.bigram ? -1 : 1))
    .slice(0, MAX_BIGRAMS)
    .sort((a, b) => (a.bigram < b.bigram ? -1 : 1))
  const inLabel = labels.map((_, i) => sum(kept.map(({ row }) => row[i] ?? 0)))
  const everywhere = sum(inLabel)
  const weigh = (row: readonly number[]): readonly number[] => {
    const elsewhere = row.map((n, i) =>
      Math.log((sum(row) - n + SMOOTHING) / (everywhere - (inLabel[i] ?? 0) + SMOOTHING * kept.length)),
    )
    const most = Math.max(...elsewhere)
    return elsewhere.map((log) => Math.round((most - log) * 100))
  }
  return { labels, bigrams: Object.fromEntries(kept.map(({ bigram, row }) => [bigram, weigh(row)])) }
}
