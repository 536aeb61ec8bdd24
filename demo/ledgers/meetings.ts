import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import type { Seeded } from '../seeded.ts'
import { DAY, type DemoRow, day, type LedgerRows, type LedgerWorld, type Make, month, plan, yearsOf } from './plan.ts'

/** The last months that are over, newest last. */
const monthsOf = ({ now }: LedgerWorld, count: number): readonly string[] => {
  const first = new Date(now)
  return Array.from({ length: count }, (_, back) =>
    month(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() - (count - back), 1)),
  )
}

/** A day (MM-DD) of the last year, and of this one where it is past. */
const lastOnes = (world: LedgerWorld, on: string): readonly string[] => {
  const last = yearsOf(world).at(-1) as number
  return [last, last + 1].map((year) => `${year}-${on}`).filter((one) => one <= day(world.now))
}

type Met = Readonly<Record<string, string | number | null>>
const met = (random: Seeded, topics: Readonly<Record<string, string>>, kind: string, on: string, due: number): Met => ({
  held_on: on,
  meeting_kind: kind,
  topic: topics[kind] ?? '',
  due_to_attend: due,
  attended: random.between(Math.ceil(due * 0.7), due),
})

/** What every branch holds, most of the time. */
const branch = (world: LedgerWorld): LedgerRows =>
  plan(world, 'branch-meetings', (random, make) =>
    world.county.villages.flatMap(({ code }) => {
      const members = random.between(18, 55)
      const held = (kind: string, on: string, due = members): readonly DemoRow[] =>
        random.chance(0.95) ? [make(code, met(random, words.meetings.branch, kind, on, due))] : []
      return [
        ...monthsOf(world, 2).flatMap((one) => [
          ...held('theme-day', `${one}-10`),
          ...held('branch-committee', `${one}-0${random.between(2, 8)}`, 5),
          ...held('party-group', `${one}-${random.between(16, 24)}`, 9),
        ]),
        ...monthsOf(world, 3)
          .filter((one) => Number(one.slice(5)) % 3 === 0)
          .flatMap((one) => [...held('party-assembly', `${one}-15`), ...held('party-lecture', `${one}-26`)]),
        ...lastOnes(world, '01-18').flatMap((on) => held('organisation-life', on)),
        ...lastOnes(world, '07-01').flatMap((on) => held('charter-study', on)),
        ...lastOnes(world, `03-1${random.between(0, 9)}`).flatMap((on) => held('industry-talk', on, 60)),
      ]
    }),
  )

const chaired = (make: Make, region: string, cells: Met, by: string): DemoRow =>
  make(region, { ...cells, chaired_by: by })

const towns = (world: LedgerWorld): LedgerRows =>
  plan(world, 'town-meetings', (random, make) =>
    world.county.towns.flatMap(({ code }) => [
      ...monthsOf(world, 12)
        .filter(() => random.chance(0.93))
        .map((one) => {
          const on = `${one}-${random.between(10, 28)}`
          return chaired(make, code, met(random, words.meetings.town, 'rural-topic', on, 11), 'party-secretary')
        }),
      ...(['supervision-topic', 'leading-group'] as const).flatMap((kind) =>
        lastOnes(world, `0${random.between(2, 5)}-12`).map((on) =>
          chaired(make, code, met(random, words.meetings.town, kind, on, 11), 'party-secretary'),
        ),
      ),
    ]),
  )

const county = (world: LedgerWorld): LedgerRows =>
  plan(world, 'county-meetings', (random, make) => {
    const secretaries = world.county.villages.length
    const held = (kind: string, on: string, due: number, by = 'party-secretary'): DemoRow =>
      chaired(make, COUNTY, met(random, words.meetings.county, kind, on, due), by)
    const years = yearsOf(world)
    const all = [...years, (years.at(-1) as number) + 1].flatMap((year) => [
      held('leading-group', `${year}-02-18`, 15),
      held('promotion', `${year}-05-20`, 40, 'deputy'),
      held('economy-on-site', `${year}-09-12`, 120, 'deputy'),
      ...['06-15', '12-15'].map((on) => held('video-promotion', `${year}-${on}`, 30, 'organisation-head')),
      held('secretaries-analysis', `${year}-11-03`, 11),
      ...['03-22', '06-21', '09-20', '12-22'].map((on) => held('secretaries-exchange', `${year}-${on}`, secretaries)),
    ])
    return all.filter(({ cells }) => String(cells.held_on) <= day(world.now))
  })

const contests = (world: LedgerWorld): LedgerRows =>
  plan(world, 'contest-sessions', (random, make) => {
    const held = ['02-21', '05-23', '08-22', '11-21'].flatMap((on) => lastOnes(world, on))
    return [
      ...world.county.towns.flatMap(({ code, name }) =>
        held
          .filter(() => random.chance(0.9))
          .map((on, n) => {
            const secretaries = random.between(6, 12)
            return make(code, {
              held_on: on,
              contest_form: 'contest',
              topic: `${name}${words.contests.town}`,
              secretaries,
              secretaries_first: n === 0 ? secretaries : random.between(0, 1),
              attended: secretaries + random.between(30, 80),
            })
          }),
      ),
      ...['04-16', '10-15']
        .flatMap((on) => lastOnes(world, on))
        .map((on) =>
          make(COUNTY, {
            ...{ held_on: on, contest_form: 'tour', topic: words.contests.county },
            ...{ secretaries: 15, secretaries_first: 0, attended: 96 },
          }),
        ),
    ]
  })

const observations = (world: LedgerWorld): LedgerRows =>
  plan(world, 'village-observations', (random, make) =>
    world.county.villages
      .filter(() => random.chance(0.86))
      .map(({ code }) =>
        make(code, {
          observed_on: day(world.now - random.between(30, 330) * DAY),
          looked_at: random.pick(words.observed),
        }),
      ),
  )

/** 000-HLJ-24: the months that are over, but for a town that is late with the last. */
const reviews = (world: LedgerWorld): LedgerRows =>
  plan(world, 'burden-reviews', (random, make) =>
    monthsOf(world, 6).flatMap((one, at, all) =>
      world.county.towns
        .filter((_, n) => at < all.length - 1 || n !== 3)
        .map(({ code }) =>
          make(code, {
            month: one,
            reviewed_on: `${monthsOf(world, 6)[at + 1] ?? month(world.now)}-01`,
            findings: random.pick(words.burdenFound),
            to_stop: random.chance(0.6) ? random.pick(words.burdenStopped) : null,
          }),
        ),
    ),
  )

/** Who met how often, contests and tours, villages that were looked at, and the monthly look at the burden. */
export const planMeetings = (world: LedgerWorld): readonly LedgerRows[] => [
  branch(world),
  towns(world),
  county(world),
  contests(world),
  observations(world),
  reviews(world),
]
