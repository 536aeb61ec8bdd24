import { type Load, monthAfter, NO_LOAD, plusLoad, type Quota } from '../../kernel/burden/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import { inScope, type Tx } from '../../store/database.ts'
import { listAsked } from '../../store/derive/read.ts'
import { type AskedLoad, listLoads, listOfficeLoads } from '../../store/element/asks.ts'
import { listNoted, type NotedLoad, type NotingFields } from '../../store/element/held.ts'
import { namesOf } from '../../store/place/regions.ts'
import type { StaffCaller } from '../caller.ts'
import type { BurdenBody } from '../contract/element.ts'
import { basisOf } from '../indicator/basis.ts'
import { ledgersOf } from '../ledger/definitions.ts'
import type { Packs } from '../packs.ts'
import { inTree, todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { quotaOf } from './asks.ts'

/** The facts by which a ledger says what was asked of a village, whatever pack declares it. */
const FACTS = {
  on: 'burden.happened-on',
  kind: 'burden.burden-kind',
  asker: 'burden.asked-by-name',
  people: 'burden.people',
  minutes: 'burden.minutes',
} as const

const noting = (packs: Packs): NotingFields | undefined => {
  const named = (ledger: Ledger, element: string): string =>
    ledger.fields.find((field) => field.element === element)?.key ?? ''
  const ledger = [...ledgersOf(packs).values()]
    .map((kept) => kept.ledger)
    .find((one) => Object.values(FACTS).every((fact) => named(one, fact) !== ''))
  if (!ledger) return undefined
  const { on, kind, asker, people, minutes } = FACTS
  const of = (element: string): string => named(ledger, element)
  return { ledger, on: of(on), kind: of(kind), asker: of(asker), people: of(people), minutes: of(minutes) }
}

/** Months of the trend, the one looked at included. */
const TREND = 12
const VILLAGE = 5

/** What was asked through the program, and what villages noted besides. */
interface Sum extends Load {
  readonly noted: number
  readonly notedMinutes: number
}

const sumOf = (loads: readonly AskedLoad[], notes: readonly NotedLoad[]): Sum => ({
  ...loads.reduce<Load>(plusLoad, NO_LOAD),
  noted: notes.reduce((sum, { times }) => sum + times, 0),
  notedMinutes: notes.reduce((sum, { minutes }) => sum + minutes, 0),
})

type Both = { readonly loads: readonly AskedLoad[]; readonly notes: readonly NotedLoad[] }

const sumsBy = ({ loads, notes }: Both, key: (one: AskedLoad | NotedLoad) => string): ReadonlyMap<string, Sum> => {
  const [asked, noted] = [Map.groupBy(loads, key), Map.groupBy(notes, key)]
  const keys = new Set([...asked.keys(), ...noted.keys()])
  return new Map([...keys].map((one) => [one, sumOf(asked.get(one) ?? [], noted.get(one) ?? [])]))
}

const isFull = (load: Load, quota: Quota): boolean =>
  (['forms', 'fields', 'minutes'] as const).some((what) => {
    const most = quota[what]
    return most !== null && load[what] >= most
  })

/** What villages noted, by kind under the title of the pack's list. */
const kindsOf = (
  program: Program,
  notes: readonly NotedLoad[],
  language: StaffCaller['language'],
): BurdenBody['kinds'] => {
  const fields = noting(program.packs)
  const type = fields?.ledger.fields.find(({ key }) => key === fields.kind)?.type
  const kept = fields && ledgersOf(program.packs).get(fields.ledger.key)
  const items = type?.kind === 'code' ? (kept?.list(type.list)?.items ?? []) : []
  const titles = new Map(items.map(({ code, title }) => [code, program.packs.words(title, language)]))
  return [...Map.groupBy(notes, ({ kind }) => kind)].map(([kind, some]) => {
    const { noted, notedMinutes } = sumOf([], some)
    return { title: titles.get(kind) ?? kind, times: noted, minutes: notedMinutes }
  })
}

/** One form of all the villages that it was asked of. */
const formsOf = (loads: readonly AskedLoad[]): BurdenBody['forms'] =>
  [...Map.groupBy(loads, ({ request }) => request).values()].map((some) => ({
    title: some[0]?.title ?? '',
    asker: some[0]?.asker ?? '',
    regions: new Set(some.map(({ region }) => region)).size,
    ...some.reduce<Load>(plusLoad, NO_LOAD),
  }))

const readBoth = async (
  program: Program,
  tx: Tx,
  asked: { readonly root: string; readonly first: string; readonly last: string },
): Promise<Both> => {
  const fields = noting(program.packs)
  const [loads, notes] = await Promise.all([
    listLoads(tx, program.county, asked),
    fields ? listNoted(tx, fields, { county: program.county, ...asked }) : [],
  ])
  return { loads, notes }
}

/** What is asked of the villages of a region in a month: how much, by whom, which way it goes. Refusal: `absent` out of reach. */
export const burdenOf = async (
  program: Program,
  caller: StaffCaller,
  asked: { readonly region?: string | undefined; readonly month?: string | undefined },
): Promise<Result<BurdenBody>> => {
  const root = inTree(caller, asked.region)
  if (!root.ok) return root
  const month = asked.month ?? todayOf(program).slice(0, 7)
  const quota = await quotaOf(program, asked.month ? `${month}-01` : todayOf(program))
  return inScope(program.database, caller.acting, async (tx) => {
    const first = monthAfter(month, 1 - TREND)
    const all = await readBoth(program, tx, { root: root.value, first, last: month })
    const offices = await listOfficeLoads(tx, program.county, { root: root.value, first: month, last: month })
    const codes = await listAsked(tx, basisOf(program), { root: root.value, level: VILLAGE, after: '', limit: 10_000 })
    const names = await namesOf(tx, [...new Set([root.value, ...codes])], todayOf(program))
    const now: Both = {
      loads: all.loads.filter((one) => one.month === month),
      notes: all.notes.filter((one) => one.month === month),
    }
    const byMonth = sumsBy(all, (one) => one.month)
    const byRegion = sumsBy(now, ({ region }) => region)
    const months = Array.from({ length: TREND }, (_, n) => monthAfter(first, n))
    const regions = codes.map((region) => {
      const sum = byRegion.get(region) ?? sumOf([], [])
      return { region, name: names.get(region) ?? region, ...sum, full: isFull(sum, quota) }
    })
    const minutesBy = sumsBy(all, ({ asker, month: of }) => `${of} ${asker}`)
    const minutesOf =
      (asker: string) =>
      (of: string): number => {
        const sum = minutesBy.get(`${of} ${asker}`)
        return sum ? sum.minutes + sum.notedMinutes : 0
      }
    const askers = [...sumsBy(now, ({ asker }) => asker)].map(([asker, sum]) => ({
      ...{ asker, ...sum },
      trend: months.map(minutesOf(asker)),
    }))
    return accept({
      region: { code: root.value, name: names.get(root.value) ?? root.value },
      month,
      quota,
      villages: codes.length,
      whole: sumOf(now.loads, now.notes),
      trend: months.map((one) => ({ month: one, ...(byMonth.get(one) ?? sumOf([], [])) })),
      askers: askers.toSorted((a, b) => b.minutes + b.notedMinutes - a.minutes - a.notedMinutes),
      kinds: kindsOf(program, now.notes, caller.language),
      forms: formsOf(now.loads),
      offices: offices.map(({ name, forms, fields, minutes }) => ({ name, forms, fields, minutes })),
      regions: regions.toSorted((a, b) => b.minutes + b.notedMinutes - a.minutes - a.notedMinutes),
    })
  })
}
