import { civilDate, plusDays, weekday } from '../../kernel/calendar/index.ts'
import type { Actor, Json, MatterState } from '../../kernel/workflow/index.ts'
import type { Program } from '../../server/program.ts'
import type { County, Village } from '../county.ts'
import { DEMO_VILLAGE } from '../people.ts'
import type { Act } from '../requests/plan.ts'
import { atWork, someTime } from '../requests/worktime.ts'
import { villagesBySize, type World } from '../requests/world.ts'
import { type Seeded, seeded } from '../seeded.ts'

const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const YEAR = 365

type Data = Readonly<Record<string, Json>>

/** One piece of work before anything has happened to it. */
export interface Story {
  readonly id: string
  readonly region: string
  readonly lodger: Actor
  readonly channel: string
  /** Epoch ms. */
  readonly lodgedAt: number
  readonly data: Data
  readonly subject: string
  readonly body: string
  readonly address: string
  /** Whether somebody left a name and a telephone. */
  readonly named: boolean
  /** Where it is going to: what that means, each process says. */
  readonly way: string
  /** Which of several people at a desk. */
  readonly person: number
  /** Nobody acts on it any more from then on: what the demo's inboxes hold. */
  readonly stays?: (state: MatterState) => boolean
  /** A stream of its own: whatever is added elsewhere, this story stays as it was. */
  readonly random: Seeded
}

export interface Moment {
  readonly story: Story
  readonly state: MatterState
  /** Epoch ms of the last thing that happened. */
  readonly now: number
}

/** The usual next act at each step; where there is none, only time goes on. */
export type Steps = Readonly<Record<string, (world: World, moment: Moment) => Act | undefined>>

/** What stories are told from. */
export interface Telling {
  readonly program: Program
  readonly world: World
  readonly random: Seeded
  readonly county: County
  /** Epoch ms. */
  readonly now: number
  /** Share of the usual number of the year, 0 to 1; what waits at the demo's desks comes whole. */
  readonly share: number
}

/** A kind of work that the county does besides residents' requests. */
export interface Work {
  readonly process: string
  readonly steps: Steps
  readonly stories: (telling: Telling) => readonly Story[]
}

export interface Delay {
  readonly hours: number
  /** Not only in office hours. */
  readonly always?: boolean
  /** Neither more nor less, whoever does it. */
  readonly exactly?: boolean
}

/** By some desk, after a delay that is usually `hours` and stretches with the manner of the place; in office hours unless `always`. */
export const actBy = (
  world: World,
  { story, now }: Moment,
  desk: string | null,
  { hours, always = false, exactly = false }: Delay,
  action: string,
  data: Data = {},
): Act | undefined => {
  const actor = desk === null ? undefined : world.holderOf(desk, story.person)
  if (desk === null || actor === undefined) return undefined
  const pace = world.mannerOf(desk.slice(desk.indexOf('@') + 1)).pace
  const usual = exactly ? hours : story.random.logNormal(hours, hours > 60 ? 0.5 : 0.75) * pace
  const later = now + Math.max(2 * MINUTE, usual * HOUR)
  return { at: always ? later : atWork(world.calendar, story.random, later), action, actor, data }
}

/** By whoever leads it now. */
export const act = (world: World, moment: Moment, hours: number, action: string, data?: Data): Act | undefined =>
  actBy(world, moment, moment.state.lead, { hours }, action, data)

/** By the resident, who may write at any hour. */
export const byResident = ({ story, now }: Moment, hours: number, action: string, data: Data = {}): Act => ({
  at: now + story.random.logNormal(hours, 0.8) * HOUR,
  action,
  actor: { kind: 'resident', id: null },
  data,
})

/** The first desk asked along that has not answered yet, if it ever will. */
export const waitsFor = ({ state }: Moment): string | undefined =>
  state.tasks.find((task) => task.kind === 'help' && task.doneAt === null)?.desk

/** Day (YYYY-MM-DD, China) some days after an instant. */
export const dayAfter = (at: number, days: number): string => plusDays(civilDate(new Date(at).toISOString()), days)

export const fill = (pattern: string, slots: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '')

/** Instants (epoch ms) of a year that ends now, fewer on days of rest, at which something is lodged in office hours or, `always`, at any. */
export const timesOfYear = (
  { world, random, now, share }: Telling,
  count: number,
  always = false,
): readonly number[] => {
  const today = civilDate(new Date(now).toISOString())
  const days = Array.from({ length: YEAR }, (_, n) => plusDays(today, n + 1 - YEAR)).map(
    (day) => [day, [0, 6].includes(weekday(day)) ? 0.4 : 1] as const,
  )
  const times: number[] = []
  while (times.length < Math.ceil(count * share)) {
    const at = someTime(random, random.weighted(days))
    const open = always ? at : atWork(world.calendar, random, at)
    if (open < now) times.push(open)
  }
  return times
}

/** `count` instants from `ago[1]` to `ago[0]` hours before now, by day; `office`: in office hours where that is not after now. */
export const timesBefore = (
  { world, random, now }: Telling,
  count: number,
  ago: readonly [number, number],
  office = false,
): readonly number[] =>
  Array.from({ length: count }, (_, n) => {
    const at = now - (ago[0] + ((ago[1] - ago[0]) * (n + 0.5)) / count) * HOUR
    const open = office ? atWork(world.calendar, random, at) : now
    if (open < now - HOUR) return open
    const hour = new Date(at + 8 * HOUR).getUTCHours()
    if (hour >= 7 && hour < 21) return at
    return at - (hour < 7 ? hour + 6 : hour - 18) * HOUR
  })

export const demoVillage = (county: County): Village =>
  county.villages.find(({ code }) => code === DEMO_VILLAGE) as Village

/** Villages at random: whoever is more, has more of it. */
export const someVillage = ({ random, county }: Telling): Village => random.weighted(villagesBySize(county))

/** What every story has of its own. */
export const begun = ({ random }: Telling, lodgedAt: number) => ({
  id: random.uuid(lodgedAt),
  lodgedAt,
  person: random.between(0, 3),
  random: seeded(random.between(1, 2 ** 31)),
})

/** Somebody who is there for certain. */
export const somebodyAt = (world: World, desk: string, person = 0): Actor => {
  const actor = world.holderOf(desk, person)
  if (actor === undefined) throw new Error(`nobody in the demo county is at ${desk}`)
  return actor
}
