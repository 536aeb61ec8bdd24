import type { Cell, Row } from '../../kernel/ledger/index.ts'
import type { County, Village } from '../county.ts'
import { personName } from '../people.ts'
import { type Seeded, seeded } from '../seeded.ts'

/** A record of the demo, as a person would type it: money in 分, decimals as text; sensitive fields are left empty. */
export interface DemoRow {
  readonly id: string
  readonly region: string
  readonly cells: Row
}
export interface LedgerRows {
  readonly ledger: string
  readonly rows: readonly DemoRow[]
}

/** What the rows are about. */
export interface LedgerWorld {
  readonly county: County
  readonly seed: number
  /** Epoch milliseconds; nothing is dated later. */
  readonly now: number
  /** Surnames that prevail in a village. */
  readonly surnames: ReadonlyMap<string, readonly string[]>
  /** Name of the secretary who signs in for a village, so that the roster names the same one. */
  readonly secretaries: ReadonlyMap<string, string>
}

/** Whole years up to the last one that is over. */
export const yearsOf = ({ now }: LedgerWorld): readonly number[] => {
  const last = new Date(now).getUTCFullYear() - 1
  return [4, 3, 2, 1, 0].map((back) => last - back)
}

export const DAY = 86_400_000

/** YYYY-MM-DD. */
export const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
/** YYYY-MM. */
export const month = (at: number): string => day(at).slice(0, 7)

/** 分, whole yuan. */
export const yuan = (amount: number): number => Math.round(amount) * 100
/** As it is kept: no zeros at the end. */
export const decimal = (value: number, places: number): string => String(Number(value.toFixed(places)))

/** Fills `{name}`. */
export const fill = (pattern: string, params: Readonly<Record<string, string | number>>): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))

export const pickIn = <T>(random: Seeded, of: Readonly<Record<string, readonly T[]>>, key: string): T =>
  random.pick(of[key] ?? []) as T

/** A source of its own for each ledger: one more ledger does not change the rows of the others. */
export const sourceOf = ({ seed }: LedgerWorld, ledger: string): Seeded =>
  seeded([...ledger].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, seed))

export type Make = (region: string, cells: Readonly<Record<string, Cell>>) => DemoRow

/** Rows of one ledger, made by `rows` from its own source. */
export const plan = (
  world: LedgerWorld,
  ledger: string,
  rows: (random: Seeded, make: Make) => readonly DemoRow[],
): LedgerRows => {
  const random = sourceOf(world, ledger)
  return { ledger, rows: rows(random, (region, cells) => ({ id: random.uuid(world.now), region, cells })) }
}

/** A day of the past, at most `years` ago, written as it is kept. */
export const pastDay = (random: Seeded, { now }: LedgerWorld, years: number): string =>
  day(now - random.between(20, Math.round(years * 365)) * DAY)

/** Somebody's birth so that the age today is near `mean`, within 22 and 66. */
export const birth = (random: Seeded, { now }: LedgerWorld, mean: number, deviation: number): string => {
  const age = Math.min(66, Math.max(22, random.normal(mean, deviation)))
  return day(now - Math.round(age * 365.25 + random.between(0, 364)) * DAY)
}

export const someone = (random: Seeded, { surnames }: LedgerWorld, village?: Village): string =>
  personName(random, village ? (surnames.get(village.code) ?? []) : [])

export const sex = (random: Seeded, women: number): string => (random.chance(women) ? 'female' : 'male')

/** Rural villages: communities have no fields. */
export const rural = ({ county }: LedgerWorld): readonly Village[] => county.villages.filter(({ urban }) => !urban)
