import type { Candidate, Match } from './types.ts'

/** From here on a title is offered as a match. */
export const NEAR = 0.32
/** From here on it is taken, unless the asker chooses otherwise. */
export const TAKEN = 0.72
/** What is offered only, is scaled to stay below, so that the nearest still come first. */
const UNTAKEN = TAKEN - 0.01
/** What belongs to a name says a little less than the name itself. */
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

const compare = (
  asked: readonly string[],
  title: readonly string[],
  weigh: Weigh,
): Scored & { readonly whole: boolean } => {
  if (asked.join() === title.join()) return { score: 1, why: 'same', shared: asked.join(''), whole: true }
  const { weight, signs } = common(asked, title, weigh)
  const both = weightOf(asked, weigh) + weightOf(title, weigh)
  const alike = both === 0 ? 0 : (2 * weight) / both
  // what says less than was asked is something wider: it is offered, never taken
  const whole = signs.length > 1 && signs.length === asked.length
  const within = signs.length > 1 && signs.length === title.length
  const near = whole || within ? 0.5 + alike / 2 : alike
  const score = whole ? Math.min(near, 0.99) : near * UNTAKEN
  return { score, why: whole || within ? 'contains' : 'near', shared: signs.join(''), whole }
}

/** Under the name of what it belongs to; only where its own name says part of it, and taken only where all of its own name is said. */
const compareJoined = (
  asked: readonly string[],
  { about, own }: { readonly about: readonly string[]; readonly own: readonly string[] },
  weigh: Weigh,
): readonly Scored[] => {
  const said = common(asked, own, weigh).signs.length
  if (about.length === 0 || said === 0) return []
  const { score, why, shared, whole } = compare(asked, [...about, ...own], weigh)
  const taken = !whole || said === own.length
  return [{ score: score * FURTHER * (taken ? 1 : UNTAKEN), why, shared }]
}

/** A search over titles: the best of each candidate's, best first; equal ones in the order given. Only what is near enough. */
export const matcher = (candidates: readonly Candidate[]): ((text: string) => readonly Match[]) => {
  const known = candidates.map((candidate) => ({
    candidate,
    titles: candidate.titles.map(signsOf),
    about: signsOf(candidate.about ?? ''),
  }))
  const weigh = weigher(known.flatMap(({ titles }) => titles))
  return (text) => {
    const asked = signsOf(text)
    if (asked.length === 0) return []
    return known
      .flatMap(({ candidate, titles, about }) => {
        const scored: readonly Scored[] = titles.flatMap((own) => {
          const { score, why, shared } = compare(asked, own, weigh)
          return [{ score, why, shared }, ...compareJoined(asked, { about, own }, weigh)]
        })
        const [best] = scored.toSorted((a, b) => b.score - a.score)
        return best && best.score >= NEAR ? [{ candidate, ...best }] : []
      })
      .toSorted((a, b) => b.score - a.score)
  }
}
