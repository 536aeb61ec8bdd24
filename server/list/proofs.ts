import { type Every, endOfPeriod, meets, type Proof, periodOf } from '../../kernel/list/index.ts'
import { widths, within } from '../../kernel/place/index.ts'
import { listAsked, readIndicators } from '../../store/derive/read.ts'
import type { Basis, Reading as Reckoned } from '../../store/derive/reading.ts'
import { type Counted, type Counting, countLedger, countLodged } from '../../store/list/evidence.ts'
import type { ProofBody } from '../contract/list.ts'
import { basisOf, indicatorsOf, ledgersBelow } from '../indicator/basis.ts'
import { type PeriodsHeld, periodsHeld, periodsOf } from '../indicator/periods.ts'
import { presentIndicator } from '../indicator/present.ts'
import { ledgersOf } from '../ledger/definitions.ts'
import type { HeldItem } from './declared.ts'
import type { Reading } from './reading.ts'

/** Which regions: one, or all of a level inside one, in order of code. */
export type At =
  | { readonly region: string }
  | { readonly root: string; readonly level: number; readonly after: string; readonly limit: number }

/** Region and item → what proves it there, in the order of its proofs. */
export type Proved = ReadonlyMap<string, readonly ProofBody[]>
export const provedKey = (region: string, item: string): string => `${region} ${item}`

const rootOf = (at: At): string => ('region' in at ? at.region : at.root)

/**
 * The period in which a number is judged: the month or the year that runs where the item comes back and the number has months; else the
 * last year on record, for a year's accounts are closed in the next one.
 */
const judgedIn = (basis: Basis, key: string, every: Every | undefined, held: PeriodsHeld): string => {
  const indicator = basis.indicators.get(key)
  if (!indicator) return ''
  const periods = periodsOf(basis, indicator, held)
  if (periods[0] === '') return ''
  const kinds = ledgersBelow(basis, indicator).map(
    ({ period, fields }) => fields.find((field) => field.key === period)?.type.kind,
  )
  const year = basis.today.slice(0, 4)
  const monthly = !kinds.includes('year')
  if (monthly && every === 'month') return basis.today.slice(0, 7)
  if (monthly && every !== undefined) return year
  return periods.find((period) => period.length === 4 && period <= year) ?? year
}

/** Numbers by `region indicator period`, all that have one period asked for at once. */
const readNumbers = async (
  { tx }: Reading,
  basis: Basis,
  at: At,
  asked: readonly { readonly key: string; readonly period: string }[],
): Promise<ReadonlyMap<string, Reckoned>> => {
  const groups = Map.groupBy(asked, ({ period }) => period)
  const read = await Promise.all(
    [...groups].map(([period, those]) =>
      readIndicators(tx, basis, {
        indicators: [...new Set(those.map(({ key }) => key))],
        regions: at,
        periods: [period],
      }),
    ),
  )
  return new Map(
    read.flatMap(({ readings }) =>
      readings.map((one) => [`${one.region} ${one.indicator} ${one.period}`, one] as const),
    ),
  )
}

type Bounds = { readonly atLeast?: number | undefined; readonly atMost?: number | undefined }

/** Bounds of the item, else the number's own target. */
const boundsOf = (proof: Extract<Proof, { indicator: string }>, basis: Basis): Bounds => {
  if (proof.atLeast !== undefined || proof.atMost !== undefined) return proof
  const indicator = basis.indicators.get(proof.indicator)
  if (!indicator?.target) return {}
  return indicator.better === 'less' ? { atMost: indicator.target.value } : { atLeast: indicator.target.value }
}

type Told = (region: string) => ProofBody

const none = {
  ...{ value: null, period: '', coverage: null, atLeast: null, atMost: null },
  ...{ each: null, met: null, lastAt: null },
} as const
const plain = { unit: '', scale: 1, places: 0 } as const

const ofIndicator = (
  { program, caller }: Reading,
  basis: Basis,
  proof: Extract<Proof, { indicator: string }>,
  number: (region: string) => Reckoned | undefined,
): Told => {
  const declaring = indicatorsOf(program.packs, basis.today).get(proof.indicator)
  const shown = declaring && presentIndicator(program, basis, declaring, caller.language)
  const bounds = boundsOf(proof, basis)
  return (region) => {
    const reading = number(region)
    const value = reading?.value.value ?? null
    return {
      kind: 'indicator',
      key: proof.indicator,
      title: shown?.title ?? proof.indicator,
      unit: shown?.unit ?? '',
      scale: shown?.scale ?? 1,
      places: shown?.places ?? 0,
      value,
      period: reading?.period ?? '',
      coverage: reading?.coverage ? { ...reading.coverage } : null,
      atLeast: bounds.atLeast ?? null,
      atMost: bounds.atMost ?? null,
      each: null,
      met: meets(value, bounds),
      lastAt: reading?.computedAt?.toISOString() ?? null,
    }
  }
}

/** The days that count for an item: the period that runs, or all since its version began. */
const daysOf = ({ every }: HeldItem, today: string, from: string): { readonly from: string; readonly to: string } => {
  if (every === undefined) return { from, to: '9999-12-31' }
  const to = endOfPeriod(every, today)
  const months = { month: 0, quarter: 2, 'half-year': 5, year: 11 }[every]
  const [year = 0, month = 1] = to.split('-').map(Number)
  return { from: `${year}-${String(month - months).padStart(2, '0')}-01`, to }
}

/** What was counted in each region of the lowest level that an item is for, and which of them stand. */
interface Parts {
  readonly counted: readonly Counted[]
  readonly level: number
  readonly width: number
  readonly standing: readonly string[]
}

/** A bound is asked of each region that the item is for: a county has met it when every one of its villages has. */
const ofCount = (
  { counted, level, width, standing }: Parts,
  head: Pick<ProofBody, 'kind' | 'key' | 'title'>,
  asked: { readonly atLeast?: number | undefined; readonly period: string },
): Told => {
  const counts = new Map(counted.map(({ region, n }) => [region, n]))
  return (region) => {
    const those = counted.filter((one) => within(one.region, region))
    const value = those.reduce((sum, { n }) => sum + n, 0)
    const parts = region.length < width ? standing.filter((code) => within(code, region)) : [region]
    const met = parts.map((code) => meets(counts.get(code) ?? 0, { atLeast: asked.atLeast }))
    const last = those.flatMap((one) => one.last?.toISOString() ?? []).toSorted()
    return {
      ...none,
      ...plain,
      ...head,
      value,
      period: asked.period,
      atLeast: asked.atLeast ?? null,
      each: region.length < width ? level : null,
      met: asked.atLeast === undefined || parts.length === 0 ? null : met.every((one) => one),
      lastAt: last.at(-1) ?? null,
    }
  }
}

const countOf = async (
  { program, caller, tx }: Reading,
  item: HeldItem,
  proof: Exclude<Proof, { indicator: string } | { service: string }>,
  where: Pick<Counting, 'root' | 'from' | 'to'>,
): Promise<Told> => {
  const basis = basisOf(program)
  const level = Math.max(...item.leads.map((lead) => lead.level))
  const width = widths(basis.layers)[level - 1] ?? 12
  const standing =
    where.root.length < width && proof.atLeast !== undefined
      ? await listAsked(tx, basis, { root: where.root, level, after: '', limit: 10_000 })
      : []
  const counting = { county: program.county, width, ...where }
  const asked = {
    atLeast: proof.atLeast,
    period: item.every ? periodOf(item.every, counting.to) : '',
  }
  const say = (key: string) => program.packs.words(key, caller.language)
  if ('ledger' in proof) {
    const ledger = ledgersOf(program.packs).get(proof.ledger)?.ledger
    const head = { kind: 'ledger', key: proof.ledger, title: say(ledger?.title ?? proof.ledger) } as const
    const counted = ledger ? await countLedger(tx, ledger, counting) : []
    return ofCount({ counted, level, width, standing }, head, asked)
  }
  const process = program.packs.set.packs
    .flatMap((pack) => pack.processes ?? [])
    .find(({ key }) => key === proof.process)
  const head = { kind: 'process', key: proof.process, title: say(process?.title ?? proof.process) } as const
  const counted = await countLodged(tx, proof.process, counting)
  return ofCount({ counted, level, width, standing }, head, asked)
}

const ofService = ({ program, caller }: Reading, code: string): Told => {
  const service = program.packs.set.packs.flatMap((pack) => pack.services ?? []).find((one) => one.code === code)
  const title = program.packs.words(service?.title ?? code, caller.language)
  return () => ({ ...none, ...plain, kind: 'service', key: code, title })
}

/** What proves each item in each of the regions, as it stands. `from`: the first day of the version. */
export const readProofs = async (
  reading: Reading,
  items: readonly HeldItem[],
  at: At,
  where: { readonly regions: readonly string[]; readonly from: string },
): Promise<Proved> => {
  const { program, tx } = reading
  const basis = basisOf(program)
  const all = items.flatMap((item) => item.proofs.map((proof) => ({ item, proof })))
  const keys = all.flatMap(({ proof }) => ('indicator' in proof ? [proof.indicator] : []))
  const held = await periodsHeld(tx, { basis, past: null }, [...new Set(keys)], rootOf(at))
  const periodFor = ({ every }: HeldItem, key: string): string => judgedIn(basis, key, every, held)
  const asked = all.flatMap(({ item, proof }) =>
    'indicator' in proof ? [{ key: proof.indicator, period: periodFor(item, proof.indicator) }] : [],
  )
  const numbers = await readNumbers(reading, basis, at, asked)
  const tell = async (item: HeldItem, proof: Proof): Promise<Told> => {
    if ('service' in proof) return ofService(reading, proof.service)
    if ('indicator' in proof)
      return ofIndicator(reading, basis, proof, (region) =>
        numbers.get(`${region} ${proof.indicator} ${periodFor(item, proof.indicator)}`),
      )
    const days = daysOf(item, basis.today, where.from)
    return countOf(reading, item, proof, { root: rootOf(at), ...days })
  }
  const told = await Promise.all(
    items.map(async (item) => [item, await Promise.all(item.proofs.map((proof) => tell(item, proof)))] as const),
  )
  return new Map(
    told.flatMap(([item, proofs]) =>
      where.regions.map((region) => [provedKey(region, item.key), proofs.map((proof) => proof(region))] as const),
    ),
  )
}
