import { COUNTY } from '../county.ts'
import words from '../data/ledgers.json' with { type: 'json' }
import organisations from '../data/organisations.json' with { type: 'json' }
import { DAY, day, fill, type LedgerRows, type LedgerWorld, pastDay, pickIn, plan, yearsOf } from './plan.ts'

const LISTS = [
  ['measures-30', 30],
  ['secretary-duties-25', 25],
  ['township-powers-86', 86],
  ['village-duties-56', 56],
  ['village-assists-60', 60],
  ['funding-measures-12', 12],
] as const
const GOALS = ['three-hards', 'three-fusions', 'three-gardens'] as const
const PROOFS = ['operating-income-from-10', 'five-in-one', 'lines-paid', 'secretary-college', 'items-done'] as const

/** This year's lists and last year's, so that one can be held against the other. */
const items = (world: LedgerWorld): LedgerRows =>
  plan(world, 'duty-items', (random, make) => {
    const last = yearsOf(world).at(-1) as number
    return [last, last + 1].flatMap((year) =>
      LISTS.flatMap(([list, length]) =>
        Array.from({ length }, (_, n) => {
          const due = Date.UTC(year, random.between(2, 11), 28)
          const done = due < world.now && random.chance(0.9)
          return make(COUNTY, {
            numbered_list: list,
            year,
            number: n + 1,
            item: fill(words.itemName, { item: random.pick(words.items), n: n + 1 }),
            measure: words.measure,
            lead: `dept-${COUNTY}-${random.pick(organisations.departments).key}`,
            answerable: random.pick(words.answerable),
            helpers: null,
            due: day(due),
            item_state: done ? 'done' : year > last ? 'under-way' : 'not-begun',
            done_on: done ? day(Math.min(world.now, due + random.between(-40, 12) * DAY)) : null,
            change: year === last ? 'kept' : random.pick(['kept', 'kept', 'kept', 'changed', 'new'] as const),
            proved_by: random.chance(0.5) ? random.pick(PROOFS) : null,
            goal: GOALS[n % GOALS.length] ?? null,
          })
        }),
      ),
    )
  })

const signs = (world: LedgerWorld): LedgerRows =>
  plan(world, 'signboards', (random, make) =>
    world.county.villages.flatMap(({ code }) =>
      words.signs.map((sign, n) => {
        const state = n < 4 ? 'approved' : random.chance(0.8) ? 'cleared' : 'to-clear'
        const approved = state === 'approved' ? words.approvedBy : null
        return make(code, {
          sign,
          sign_kind: n < 9 ? 'sign' : 'working-group',
          sign_state: state,
          approved_by: approved,
        })
      }),
    ),
  )

const certificates = (world: LedgerWorld): LedgerRows =>
  plan(world, 'certificates', (_, make) =>
    words.certificates.map((certificate, n) => {
      const state = n % 3 === 0 ? 'kept' : n % 3 === 1 ? 'abolished' : 'replaced'
      return make(COUNTY, {
        certificate,
        certificate_state: state,
        law: state === 'kept' ? words.law : null,
        instead: state === 'replaced' ? words.instead : null,
      })
    }),
  )

const KINDS = [
  ['meeting', 40],
  ['inspection', 22],
  ['form', 28],
  ['document', 8],
  ['ledger', 2],
] as const
const ASKERS = [
  ['county-department', 52],
  ['town', 30],
  ['county', 10],
  ['city', 6],
  ['province', 2],
] as const

/** A year of it, getting less. */
const burden = (world: LedgerWorld): LedgerRows =>
  plan(world, 'burden-events', (random, make) =>
    world.county.villages.flatMap(({ code }) =>
      Array.from({ length: random.between(30, 75) }, () => {
        const kind = random.weighted(KINDS)
        const asker = random.weighted(ASKERS)
        const back = Math.round(365 * random.next() ** 0.8)
        return make(code, {
          happened_on: day(world.now - back * DAY),
          burden_kind: kind,
          asked_by: asker,
          asked_by_name: pickIn<string>(random, words.askedBy, asker),
          matter: pickIn<string>(random, words.burden, kind),
          people: kind === 'meeting' ? random.between(1, 6) : random.between(1, 3),
          minutes: random.between(2, 24) * 10,
        })
      }),
    ),
  )

const gatherings = (world: LedgerWorld): LedgerRows =>
  plan(world, 'gatherings', (random, make) =>
    world.county.villages.flatMap(({ code }) =>
      Array.from({ length: random.between(10, 28) }, () => {
        const kind = random.pick([
          'study',
          'residents-meeting',
          'courtyard-talk',
          'group-meeting',
          'committee',
          'council',
          'youth-league',
          'womens-federation',
        ] as const)
        return make(code, {
          held_on: pastDay(random, world, 1),
          gathering_kind: kind,
          topic: random.pick(words.topics),
          first_topic: kind === 'study' ? random.chance(0.9) : null,
          attended: random.between(5, 70),
        })
      }),
    ),
  )

const MODES = ['resource', 'property', 'services', 'tourism', 'processing', 'e-commerce', 'joint-village'] as const

const cases = (world: LedgerWorld): LedgerRows =>
  plan(world, 'model-cases', (random, make) =>
    random
      .shuffle(world.county.villages)
      .slice(0, 18)
      .map(({ code, name }, n) =>
        make(code, {
          case_title: `${name}：${words.cases[n % words.cases.length]}`,
          year: random.pick(yearsOf(world)),
          case_mode: random.pick(MODES),
          summary: words.caseSummary,
        }),
      ),
  )

/** What is on the lists, and what was asked of the villages. */
export const planLists = (world: LedgerWorld): readonly LedgerRows[] => [
  items(world),
  signs(world),
  certificates(world),
  burden(world),
  gatherings(world),
  cases(world),
]
