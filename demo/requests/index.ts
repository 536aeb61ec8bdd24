import { civilDate } from '../../kernel/calendar/index.ts'
import type { Crypto } from '../../server/crypto/index.ts'
import { newTrackingCode, trackingDigest, trackingOrg } from '../../server/identity/tracking.ts'
import { rowsOf } from '../../server/matters/rows.ts'
import type { Program } from '../../server/program.ts'
import type { Tx } from '../../store/database.ts'
import { type BulkMatter, copyMatters } from '../../store/matter/bulk.ts'
import { copyNumbers } from '../../store/matter/number.ts'
import { bigrams } from '../../store/matter/words.ts'
import type { County } from '../county.ts'
import { personName, phone } from '../people.ts'
import { type Seeded, seeded } from '../seeded.ts'
import { type Life, live } from './live.ts'
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
  readonly progress: (done: number, of: number) => void
  /** Hears of acts that the rules refused. */
  readonly refused?: (what: string) => void
}

/** A year of requests, lived through the kernel one after the other and written as they come. */
export const makeRequests = async (tx: Tx, options: RequestOptions): Promise<number> => {
  const { world, county, seed, resident, count } = options
  const random = seeded(seed + 1)
  const now = options.now.getTime()
  const scripts = [
    ...yearOfScripts(world, random, county, now, count),
    ...waitingScripts(world, random, county, now, resident),
  ].sort((a, b) => a.lodgedAt - b.lodgedAt)
  const numbers = numbering()
  const written = await copyMatters(tx, wholes(scripts, options, random, numbers.next))
  await copyNumbers(tx, options.program.county, numbers.days)
  return written
}

const numbering = () => {
  const days = new Map<string, number>()
  const next = (at: number): string => {
    const day = civilDate(new Date(at).toISOString())
    const number = (days.get(day) ?? 0) + 1
    days.set(day, number)
    return `${day.slice(2).replaceAll('-', '')}-${String(number).padStart(5, '0')}`
  }
  return { days, next }
}

/** What was recently lodged in a village about a topic, so that the same thing can be said twice. */
class Recent {
  readonly #byPlace = new Map<string, Life>()
  readonly #answers = new Map<string, readonly number[]>()
  readonly answersOf = (id: string): readonly number[] => this.#answers.get(id) ?? []

  keep(life: Life): void {
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

function* wholes(
  scripts: readonly Script[],
  { program, world, now, progress, refused }: RequestOptions,
  random: Seeded,
  number: (at: number) => string,
): Generator<BulkMatter> {
  const recent = new Recent()
  const crypto: Crypto = { ...program.crypto, randomText: (alphabet, length) => text(random, alphabet, length) }
  for (const [n, script] of scripts.entries()) {
    const same = script.stopAt === undefined && random.chance(NOTICED) ? recent.find(script) : undefined
    const life = live(world, same ? { ...script, same } : script, now.getTime(), recent.answersOf)
    recent.keep(life)
    if (life.refused !== null) refused?.(life.refused)
    yield wholeOf(program, crypto, life, number(script.lodgedAt), random)
    if (n % 500 === 0) progress(n, scripts.length)
  }
}

const text = (random: Seeded, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(random.between(0, alphabet.length - 1))).join('')

const wholeOf = (program: Program, crypto: Crypto, life: Life, number: string, random: Seeded): BulkMatter => {
  const { script, facts, context, entries, state } = life
  const { wording, village, topic } = script
  const digest = trackingDigest(crypto, newTrackingCode(crypto))
  const named = !topic.clue && random.chance(0.65)
  const located = random.chance(0.35)
  const around = { tracking: [trackingOrg(digest)], number, subject: wording.subject }
  const near = (axis: 0 | 1): number | null =>
    located ? Number((village.at[axis] + (random.next() - 0.5) * 0.01).toFixed(5)) : null
  return {
    rows: rowsOf(program, context, facts, null, { entries, state, notices: [] }, around),
    lodged: {
      number,
      version: context.process.version,
      parameters: context.params.key,
      owner: facts.owner,
      tracking_digest: digest,
      channel: facts.channel,
      subject: wording.subject,
      body: wording.body,
      address: wording.address,
      lon: near(0),
      lat: near(1),
      contact_name_cipher: named ? crypto.encrypt('contact-name', personName(random)) : null,
      contact_phone_cipher: named ? crypto.encrypt('contact-phone', phone(random)) : null,
      data: facts.data,
      lodged_at: facts.lodgedAt,
      lodged_category: facts.category,
      lodged_sealed: facts.sealed,
    },
    words: bigrams(`${wording.subject} ${wording.body} ${wording.address}`),
  }
}
