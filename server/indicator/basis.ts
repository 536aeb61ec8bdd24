import { endOfDay, plusDays } from '../../kernel/calendar/index.ts'
import type { Indicator } from '../../kernel/indicator/index.ts'
import { definitionsOn, sourcesOf } from '../../kernel/indicator/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import { declaredIn, measurable, type Pack } from '../../kernel/pack/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Basis } from '../../store/derive/reading.ts'
import type { Packs } from '../packs.ts'
import { schemeOf, todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { pastMatters } from './pastMatters.ts'

/** An indicator in force, with the pack that declares it. */
export interface Declaring {
  readonly pack: Pack
  readonly indicator: Indicator
}

interface Maps {
  readonly declaring: ReadonlyMap<string, Declaring>
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly ledgers: ReadonlyMap<string, Ledger>
}

const known = new WeakMap<Packs, Map<string, Maps>>()

/** The last day on which a version began or another had ended: until the next one the same definitions hold. */
const turnBefore = (indicators: readonly Indicator[], day: string): string =>
  indicators
    .flatMap(({ from, until }) => [from ?? '', until === undefined ? '' : plusDays(until, 1)])
    .filter((turn) => turn <= day)
    .reduce((latest, turn) => (turn > latest ? turn : latest), '')

/** Kept from one turn to the next: formulas are compiled once for each. */
const mapsOn = (packs: Packs, day: string): Maps => {
  const all = packs.set.packs.flatMap((pack) => (pack.indicators ?? []).map((indicator) => ({ pack, indicator })))
  const declared = all.map(({ indicator }) => indicator)
  const turn = turnBefore(declared, day)
  const turns = known.get(packs) ?? new Map<string, Maps>()
  known.set(packs, turns)
  const found = turns.get(turn)
  if (found) return found
  const indicators = definitionsOn(declared, day)
  const inForce = all.filter(({ indicator }) => indicators.get(indicator.key) === indicator)
  const made = {
    declaring: new Map(inForce.map((one) => [one.indicator.key, one])),
    indicators,
    ledgers: new Map(measurable(declaredIn(packs.set)).map((ledger) => [ledger.key, ledger])),
  }
  turns.set(turn, made)
  return made
}

/** Every indicator that the packs declare for a day (YYYY-MM-DD), by key. */
export const indicatorsOf = (packs: Packs, day: string): ReadonlyMap<string, Declaring> => mapsOn(packs, day).declaring

/** Refusal: `absent` where no pack declares it for that day. */
export const getIndicator = (packs: Packs, key: string, day: string): Result<Declaring> => {
  const found = indicatorsOf(packs, day).get(key)
  return found ? accept(found) : refuse('absent', 'absent')
}

/** What numbers are read by: the definitions in force, the tree of today. */
export const basisOf = (program: Program): Basis => basisOn(program, todayOf(program), program.now())

const basisOn = (program: Program, day: string, now: Date): Basis => {
  const { indicators, ledgers } = mapsOn(program.packs, day)
  return {
    indicators,
    ledgers,
    layers: schemeOf(program).layers,
    today: day,
    now,
    pastMatters: (tx, ids, instant) => pastMatters(program, tx, ids, instant),
  }
}

/** When numbers are looked at: as they stand, or as they stood at the end of a past day, by that day's tree and definitions. */
export interface Moment {
  readonly basis: Basis
  /** Null: as they stand. */
  readonly past: Date | null
}

/**
 * The moment of a day (YYYY-MM-DD in China); as things stand for today and where none is named. Refusal: a day that is yet to come, or
 * lies before 1900 (input).
 */
export const momentOf = (program: Program, on: string | undefined): Result<Moment> => {
  const today = todayOf(program)
  if (on === undefined || on === today) return accept({ basis: basisOf(program), past: null })
  if (on > today || on < '1900')
    return refuse('input', 'invalid-input', { problems: [{ path: 'on', code: 'not-past' }], params: { count: 1 } })
  const past = new Date(endOfDay(on))
  return accept({ basis: basisOn(program, on, past), past })
}

export interface IndicatorAt {
  readonly indicator: Declaring
  readonly moment: Moment
}

/** An indicator as it is defined on a day, with the moment it is asked at. Refusals: those of momentOf() and getIndicator(). */
export const indicatorAt = (program: Program, key: string, on: string | undefined): Result<IndicatorAt> => {
  const moment = momentOf(program, on)
  if (!moment.ok) return moment
  const found = getIndicator(program.packs, key, moment.value.basis.today)
  return found.ok ? accept({ indicator: found.value, moment: moment.value }) : found
}

/** Ledgers that an indicator rests on, through whatever it is computed from. */
export const ledgersBelow = (basis: Basis, indicator: Indicator): readonly Ledger[] => {
  if ('ledger' in indicator.is) {
    const ledger = basis.ledgers.get(indicator.is.ledger)
    return ledger ? [ledger] : []
  }
  const below = sourcesOf(basis, indicator).flatMap((key) => {
    const source = basis.indicators.get(key)
    return source ? ledgersBelow(basis, source) : []
  })
  return [...new Set(below)]
}
