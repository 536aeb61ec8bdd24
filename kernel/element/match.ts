import type { Candidate, Match } from './types.ts'

/** From here on a title is offered as a match. */
export const NEAR = 0.4
/** From here on it is taken, unless the asker chooses otherwise. */
export const TAKEN = 0.72
/** What belongs to a name (the ledger's before the field's) says a little less than the name itself. */
const FURTHER = 0.94

/** A title without its unit in brackets, white space and signs of punctuation: `收入 （万元）` and `收入` are one. */
export const plainTitle = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What titles are compared by: each Han character, each other word or number. */
const signsOf = (title: string): readonly string[] =>
  plainTitle(title).match(/\p{Script=Han}|[^\p{Script=Han}\s]+/gu) ?? []

/** How much a sign says: those that stand in many titles (number, name) say little. */
type Weigh = (sign: string) => number

const weigher = (titles: readonly (readonly string[])[]): Weigh => {
  const counts = new Map<string, number>()
  for (const sign of titles.flatMap((signs) => [...new Set(signs)])) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return (sign) => 1 / (1 + Math.log2(1 + (counts.get(sign) ?? 0)))
}

const weightOf = (signs: readonly string[], weigh: Weigh): number => signs.reduce((sum, sign) => sum + weigh(sign), 0)

interface Common {
  readonly weight: number
  readonly signs: readonly string[]
}
const NOTHING: Common = { weight: 0, signs: [] }

/** The heaviest signs that both have in the same order. */
const common = (one: readonly string[], other: readonly string[], weigh: Weigh): Common => {
  let row: readonly Common[] = [NOTHING, ...other.map(() => NOTHING)]
  for (const sign of one) {
    const next: Common[] = [NOTHING]
    for (const [at, against] of other.entries()) {
      const left = next[at] ?? NOTHING
      const up = row[at + 1] ?? NOTHING
      const before = row[at] ?? NOTHING
      const best = up.weight > left.weight ? up : left
      const both = before.weight + weigh(sign)
      next.push(sign === against && both > best.weight ? { weight: both, signs: [...before.signs, sign] } : best)
    }
    row = next
  }
  return row.at(-1) ?? NOTHING
}

type Scored = Omit<Match, 'candidate'>

const compare = (asked: readonly string[], title: readonly string[], weigh: Weigh): Scored => {
  if (asked.join() === title.join()) return { score: 1, why: 'same', shared: asked.join('') }
  const { weight, signs } = common(asked, title, weigh)
  const both = weightOf(asked, weigh) + weightOf(title, weigh)
  const alike = both === 0 ? 0 : (2 * weight) / both
  const whole = signs.length > 1 && signs.length === Math.min(asked.length, title.length)
  const score = whole ? 0.5 + alike / 2 : alike
  return { score: Math.min(score, 0.99), why: whole ? 'contains' : 'near', shared: signs.join('') }
}

/** A search over titles: the best of each candidate's, best first; equal ones in the order given. Only what is near enough. */
export const matcher = (candidates: readonly Candidate[]): ((text: string) => readonly Match[]) => {
  const known = candidates.map((candidate) => ({ candidate, titles: candidate.titles.map(signsOf) }))
  const weigh = weigher(known.flatMap(({ titles }) => titles.slice(0, 1)))
  return (text) => {
    const asked = signsOf(text)
    if (asked.length === 0) return []
    return known
      .flatMap(({ candidate, titles }) => {
        const scored = titles.map((title, at): Scored => {
          const found = compare(asked, title, weigh)
          return at === 0 ? found : { ...found, score: found.score * FURTHER }
        })
        const [best] = scored.toSorted((a, b) => b.score - a.score)
        return best && best.score >= NEAR ? [{ candidate, ...best }] : []
      })
      .toSorted((a, b) => b.score - a.score)
  }
}
