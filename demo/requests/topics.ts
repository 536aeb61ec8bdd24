import words from '../data/topics.json' with { type: 'json' }
import type { Seeded } from '../seeded.ts'

/** Who answers for it in the end: the village, a grid, an office of the town (`office:key`), a department (`dept:key`). */
export type Target = string

export interface Topic {
  readonly key: string
  readonly category: string
  readonly weight: number
  /** Months (1 to 12) in which it comes more than twice as often. */
  readonly season: readonly number[]
  readonly nature: string
  readonly urgency?: string
  /** Only where people live in blocks of flats. */
  readonly urban?: boolean
  /** Goes the closed route. */
  readonly clue?: boolean
  readonly to: readonly (readonly [Target, number])[]
  readonly subjects: readonly string[]
  readonly bodies: readonly string[]
  readonly done: readonly string[]
  readonly open: readonly string[]
}

export const TOPICS = words.topics as unknown as readonly Topic[]
export { words }

/** How much more often a topic comes up in its season. */
const IN_SEASON = 2.4

export const topicFor = (random: Seeded, month: number, urban: boolean): Topic =>
  random.weighted(
    TOPICS.filter((topic) => urban || !topic.urban).map(
      (topic) => [topic, topic.weight * (topic.season.includes(month) ? IN_SEASON : 1)] as const,
    ),
  )

/** What a request says; the same slots are used in its answer. */
export interface Wording {
  readonly subject: string
  readonly body: string
  readonly address: string
  readonly fill: (pattern: string) => string
}

/** Words for one request, invented. `from` leaves out a subject that would not fit. */
export const wordingFor = (random: Seeded, topic: Topic, village: string, urban: boolean): Wording => {
  const place = random.pick(urban ? words.places.urban : words.places.rural)
  const slots: Record<string, string> = {
    village,
    place: `${village}${place}`,
    days: String(random.between(2, 25)),
    homes: String(random.between(3, 40)),
    few: String(random.between(2, 6)),
    who: random.pick(words.who),
    when: random.pick(words.when),
  }
  const fill = (pattern: string): string => pattern.replaceAll(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '')
  const n = random.between(0, topic.bodies.length - 1)
  const body = fill(topic.bodies[n] ?? '')
  return {
    subject: fill(topic.subjects[n] ?? topic.subjects[0] ?? '').slice(0, 60),
    body: `${random.pick(words.openings)}${body}${random.pick(words.endings)}`,
    address: `${village}${place}`,
    fill,
  }
}
