import type { Indicator } from '../../kernel/indicator/index.ts'
import { sourcesOf } from '../../kernel/indicator/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import type { Pack } from '../../kernel/pack/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Basis } from '../../store/derive/reading.ts'
import { ledgersOf } from '../ledger/definitions.ts'
import type { Packs } from '../packs.ts'
import { schemeOf, todayOf } from '../places.ts'
import type { Program } from '../program.ts'

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

const known = new WeakMap<Packs, Maps>()

const mapsOf = (packs: Packs): Maps => {
  const found = known.get(packs)
  if (found) return found
  const all = packs.set.packs.flatMap((pack) => (pack.indicators ?? []).map((indicator) => ({ pack, indicator })))
  const made = {
    declaring: new Map(all.map((one) => [one.indicator.key, one])),
    indicators: new Map(all.map(({ indicator }) => [indicator.key, indicator])),
    ledgers: new Map([...ledgersOf(packs)].map(([key, { ledger }]) => [key, ledger])),
  }
  known.set(packs, made)
  return made
}

/** Every indicator that the packs in force declare, by key. */
export const indicatorsOf = (packs: Packs): ReadonlyMap<string, Declaring> => mapsOf(packs).declaring

/** Refusal: `absent` where no pack declares it. */
export const getIndicator = (packs: Packs, key: string): Result<Declaring> => {
  const found = indicatorsOf(packs).get(key)
  return found ? accept(found) : refuse('absent', 'absent')
}

/** What numbers are read by: the definitions in force, the tree of today. */
export const basisOf = (program: Program): Basis => {
  const { indicators, ledgers } = mapsOf(program.packs)
  return { indicators, ledgers, layers: schemeOf(program).layers, today: todayOf(program), now: program.now() }
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
