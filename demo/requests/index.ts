import type { Program } from '../../server/program.ts'
import type { County } from '../county.ts'
import { personName, phone } from '../people.ts'
import { type Seeded, seeded } from '../seeded.ts'
import { type Planned, type Said, seededCrypto, wholeOf } from '../whole.ts'
import { liveRequest, type RequestLife } from './live.ts'
import type { Script } from './plan.ts'
import { type DemoResident, SAME_WITHIN, waitingScripts, yearOfScripts } from './scripts.ts'
import type { World } from './world.ts'

export interface RequestOptions {
  readonly program: Program
  readonly world: World
  readonly county: County
  readonly seed: number
  readonly now: Date
  readonly count: number
  readonly resident: DemoResident
  /** Hears of acts that the rules refused. */
  readonly refused?: (what: string) => void
}

/** A year of requests, to be lived through the kernel one after the other. */
export const planRequests = (options: RequestOptions): readonly Planned[] => {
  const { program, world, county, seed, resident, count, refused } = options
  const random = seeded(seed + 1)
  const now = options.now.getTime()
  const scripts = [
    ...yearOfScripts(world, random, county, now, count),
    ...waitingScripts(world, random, county, now, resident),
  ].sort((a, b) => a.lodgedAt - b.lodgedAt)
  const recent = new Recent()
  const crypto = seededCrypto(program, random)
  return scripts.map((script) => ({
    lodgedAt: script.lodgedAt,
    whole: (number) => {
      const same = script.stopAt === undefined && random.chance(NOTICED) ? recent.find(script) : undefined
      const life = liveRequest(world, same ? { ...script, same } : script, now, recent.answersOf)
      recent.keep(life)
      if (life.refused !== null) refused?.(life.refused)
      return wholeOf(program, crypto, life, saidIn(random, script), number)
    },
  }))
}

/** What was recently lodged in a village about a topic, so that the same thing can be said twice. */
class Recent {
  readonly #byPlace = new Map<string, RequestLife>()
  readonly #answers = new Map<string, readonly number[]>()
  readonly answersOf = (id: string): readonly number[] => this.#answers.get(id) ?? []

  keep(life: RequestLife): void {
    if (life.script.same !== undefined || life.state.mergedInto !== null || life.state.sealed) return
    this.#byPlace.set(placeOf(life.script), life)
    this.#answers.set(life.script.id, life.answeredAt)
  }

  /** An earlier request that this one may repeat. */
  find(script: Script): Script['same'] {
    const life = this.#byPlace.get(placeOf(script))
    if (life === undefined || script.lodgedAt - life.script.lodgedAt > SAME_WITHIN) return undefined
    const closed = life.state.closedAt === null ? Number.POSITIVE_INFINITY : Date.parse(life.state.closedAt)
    return { id: life.script.id, until: Math.min(life.answeredAt[0] ?? Number.POSITIVE_INFINITY, closed) }
  }
}
const placeOf = ({ topic, village }: Script): string => `${village.code} ${topic.key}`

/** Share of repeated requests that somebody notices. */
const NOTICED = 0.25

const saidIn = (random: Seeded, { wording, village, topic }: Script): Said => {
  const named = !topic.clue && random.chance(0.65)
  const near = (axis: 0 | 1): number => Number((village.at[axis] + (random.next() - 0.5) * 0.01).toFixed(5))
  return {
    subject: wording.subject,
    body: wording.body,
    address: wording.address,
    at: random.chance(0.35) ? [near(0), near(1)] : null,
    contact: named ? { name: personName(random), phone: phone(random) } : null,
  }
}
