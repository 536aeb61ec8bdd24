import { COUNTY, type Village } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import type { Seeded } from '../seeded.ts'
import { planFiles } from './campaigns.ts'
import { planCandidates } from './candidates.ts'
import { planCareers } from './careers.ts'
import {
  birth,
  DAY,
  type DemoRow,
  day,
  type LedgerRows,
  type LedgerWorld,
  type Make,
  month,
  pastDay,
  plan,
  rural,
  sex,
  someone,
} from './plan.ts'
import { planTraining } from './training.ts'
import { planTeamwork } from './turns.ts'
import { townClasses } from './yearly.ts'

const SCHOOLS = (share: number) =>
  [
    ['junior', Math.max(1, 40 - share * 40)],
    ['senior', 60 - share * 30],
    ['college', share * 70],
    ['bachelor', share * 30],
    ['postgraduate', share * 2],
  ] as const
const ORIGINS = [
  ['rich-leader', 30],
  ['veteran', 18],
  ['returned', 34],
  ['graduate', 12],
  ['other', 6],
] as const

const cadre = (random: Seeded, world: LedgerWorld, village: Village, post: string) => {
  const leads = post === 'secretary'
  const party = leads || post.includes('part') || random.chance(0.6)
  const born = birth(random, world, leads ? 45 : 42, 7.5)
  const joined = Number(born.slice(0, 4)) + random.between(19, 30)
  return {
    name: (leads && world.secretaries.get(village.code)) || someone(random, world, village),
    sex: sex(random, leads ? 0.14 : 0.34),
    born,
    education: random.weighted(SCHOOLS(leads ? 0.6 : 0.45)),
    in_party: party,
    joined_party: party ? `${Math.min(joined, new Date(world.now).getUTCFullYear() - 2)}-07-01` : null,
    origin: random.weighted(ORIGINS),
    post,
    director: post === 'director' || (leads && random.chance(0.97)),
    collective_head: leads && random.chance(0.97),
    term: 12,
    since: month(world.now - random.between(200, 2200) * DAY),
    filed: leads ? random.chance(0.98) : null,
  }
}

const OTHERS = [
  'deputy-secretary',
  'deputy-director',
  'party-member-of-committee',
  'committee-member',
  'supervision-head',
  'clerk',
  'party-member-of-committee',
  'committee-member',
] as const

/** Five to nine in each village; here and there the secretary's post is vacant, or somebody else is director. */
const villageCadres = (random: Seeded, world: LedgerWorld, village: Village, make: Make): readonly DemoRow[] => {
  const count = random.between(5, 9)
  const vacant = random.chance(0.015) && !world.secretaries.has(village.code)
  const secretary = vacant ? [] : [cadre(random, world, village, 'secretary')]
  const others = OTHERS.slice(0, count - 1).map((post) => cadre(random, world, village, post))
  const director = secretary.some((one) => one.director) ? [] : [cadre(random, world, village, 'director')]
  return [...secretary, ...director, ...others].map((cells) => make(village.code, cells))
}

const staffOf = (random: Seeded, world: LedgerWorld, n: number) => {
  const leads = n < 9
  return {
    name: someone(random, world),
    sex: sex(random, 0.36),
    born: birth(random, world, leads ? 41 : 37, 8),
    education: random.weighted(SCHOOLS(0.95)),
    staff_kind: leads || random.chance(0.35) ? 'administrative' : 'institution',
    in_leadership: leads,
    principal: leads ? n < 2 : null,
    five_kinds: leads
      ? random.weighted([
          ['none', 84],
          ['village-secretary', 5],
          ['selected-graduate', 5],
          ['institution-staff', 4],
          ['first-secretary', 2],
        ] as const)
      : null,
    months_leading: null,
    months_in_town: null,
    lent_away: !leads && random.chance(0.04),
  }
}

const towns = (world: LedgerWorld): readonly [LedgerRows, LedgerRows] => {
  const staff = plan(world, 'town-staff', (random, make) =>
    world.county.towns.flatMap(({ code }) =>
      Array.from({ length: random.between(38, 72) }, (_, n) => make(code, staffOf(random, world, n))),
    ),
  )
  const establishment = plan(world, 'town-establishment', (random, make) =>
    world.county.towns.flatMap(({ code }) =>
      (['administrative', 'institution'] as const).map((kind) => {
        const filled = staff.rows.filter(({ region, cells }) => region === code && cells.staff_kind === kind).length
        return make(code, { staff_kind: kind, posts: filled + random.between(0, 4) })
      }),
    ),
  )
  return [staff, establishment]
}

const teams = (world: LedgerWorld): LedgerRows =>
  plan(world, 'team-members', (random, make) =>
    rural(world)
      .filter(() => random.chance(0.34))
      .flatMap(({ code }) =>
        (['first-secretary', 'team-member', 'team-member'] as const).map((role) => {
          const begun = world.now - random.between(100, 700) * DAY
          return make(code, {
            name: someone(random, world),
            sex: sex(random, 0.25),
            born: birth(random, world, 39, 7),
            team_role: role,
            sent_by: random.pick(words.units),
            begun: day(begun),
            ends: day(begun + 731 * DAY),
          })
        }),
      ),
  )

const reserve = (world: LedgerWorld, cadres: LedgerRows): LedgerRows =>
  plan(world, 'reserve-pool', (random, make) =>
    rural(world).flatMap((village) => {
      const mentors = cadres.rows.filter(({ region, cells }) => region === village.code && cells.post === 'secretary')
      return Array.from({ length: random.between(2, 5) }, () =>
        make(village.code, {
          name: someone(random, world, village),
          sex: sex(random, 0.4),
          born: birth(random, world, 33, 5),
          education: random.weighted(SCHOOLS(0.8)),
          reserve_source: random.pick(['returned', 'graduate', 'veteran', 'co-operative', 'party-member'] as const),
          reserve_state: random.weighted([
            ['recruited', 8],
            ['reserve', 45],
            ['trial', 17],
            ['in-office', 26],
            ['left', 4],
          ] as const),
          cultivation: random.chance(0.3)
            ? random.pick(['talent-to-member', 'member-to-talent', 'talent-to-cadre'] as const)
            : null,
          mentor: random.chance(0.7) ? (mentors[0]?.id ?? null) : null,
        }),
      )
    }),
  )

const admitted = (world: LedgerWorld): LedgerRows =>
  plan(world, 'new-party-members', (random, make) =>
    world.county.villages.flatMap((village) =>
      Array.from({ length: random.between(2, 9) }, () => {
        const joined = pastDay(random, world, 5)
        const born = Number(joined.slice(0, 4)) - random.between(20, 46)
        return make(village.code, {
          joined,
          born: `${born}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
          sex: sex(random, 0.42),
          origin: random.weighted(ORIGINS),
        })
      }),
    ),
  )

/** One of each town: its task is the heaviest. */
export const heaviestVillages = (world: LedgerWorld): readonly string[] =>
  world.county.towns.flatMap((town) => rural(world).find(({ code }) => code.startsWith(town.code))?.code ?? [])

const tags = (world: LedgerWorld): LedgerRows =>
  plan(world, 'village-tags', (random, make) => {
    const holds = { holds_from: '2021-06-01', document: words.tagDocument }
    const shares = [
      ['relieved', 0.28],
      ['relocated', 0.03],
      ['weak', 0.05],
      ['revolutionary', 0.06],
    ] as const
    return [
      make(COUNTY, { tag: 'key-help', ...holds }),
      ...rural(world).flatMap(({ code }) =>
        shares.filter(([, share]) => random.chance(share)).map(([tag]) => make(code, { tag, ...holds })),
      ),
      ...heaviestVillages(world).map((code) => make(code, { tag: 'heaviest', ...holds })),
    ]
  })

/** Villages of the roster of tags whose party organisation is weak. */
export const weakVillages = (world: LedgerWorld): readonly string[] =>
  tags(world)
    .rows.filter(({ cells }) => cells.tag === 'weak')
    .map(({ region }) => region)

const secondments = (world: LedgerWorld): LedgerRows =>
  plan(world, 'secondments', (random, make) =>
    world.county.towns.flatMap(({ code }) =>
      Array.from({ length: random.between(0, 4) }, () =>
        make(code, {
          name: someone(random, world),
          secondment_kind: random.pick(['appointed-down', 'appointed-down', 'temporary', 'stationed'] as const),
          sent_by: random.pick(words.units),
          begun: pastDay(random, world, 2),
          ends: null,
        }),
      ),
    ),
  )

/** Who leads, who helps and who may come after. */
export const planRosters = (world: LedgerWorld): readonly LedgerRows[] => {
  const cadres = plan(world, 'village-cadres', (random, make) =>
    world.county.villages.flatMap((village) => villageCadres(random, world, village, make)),
  )
  const counts = Map.groupBy(cadres.rows, ({ region }) => region)
  const posts = plan(world, 'village-establishment', (random, make) =>
    world.county.villages.map(({ code }) =>
      make(code, { posts: (counts.get(code)?.length ?? 5) + (random.chance(0.15) ? 1 : 0) }),
    ),
  )
  const [staff, establishment] = towns(world)
  const sent = teams(world)
  const pool = reserve(world, cadres)
  return [
    cadres,
    posts,
    tags(world),
    staff,
    townClasses(world, staff),
    establishment,
    secondments(world),
    sent,
    pool,
    admitted(world),
    ...planTraining(world, cadres),
    ...planCandidates(world, pool),
    ...planFiles(world, cadres),
    ...planTeamwork(world, sent),
    ...planCareers(world, { staff, teams: sent, reserve: pool }),
  ]
}
