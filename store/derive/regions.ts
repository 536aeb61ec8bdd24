import { type Derived, meetsIn, NO_VALUE, sourcesOf, type Value } from '../../kernel/indicator/index.ts'
import { DIVISION_WIDTHS, levelOf } from '../../kernel/place/index.ts'
import type { Basis, Reading } from './reading.ts'

/** A question about regions that are known by their codes. */
export interface Those {
  readonly indicators: readonly string[]
  readonly regions: readonly string[]
  readonly periods: readonly string[]
  readonly courses?: ReadonlyMap<string, readonly string[]>
}

/** How regions are found, and their numbers. */
interface Reader {
  readonly list: (root: string, level: number) => Promise<readonly string[]>
  readonly read: (those: Those) => Promise<readonly Reading[]>
}

/** Digits of a county's code: counts are told for it and for what lies below, for above it too many regions would be read. */
const COUNTY = DIVISION_WIDTHS[2]

type Counting = Derived & { kind: 'regions' }

const countingOf = (basis: Basis, key: string): Counting | undefined => {
  const is = basis.indicators.get(key)?.is
  return is?.kind === 'regions' ? is : undefined
}

/** Regions of a level inside those asked about, each once: their roots are read once, however many of them there are. */
const listMembers = async (regions: readonly string[], level: number, { list }: Reader): Promise<readonly string[]> => {
  const roots = new Set(regions.map((code) => code.slice(0, COUNTY)))
  return (await Promise.all([...roots].map((root) => list(rootOf(root, regions), level)))).flat()
}

/** The one region of a county that was asked about, else the county itself. */
const rootOf = (county: string, regions: readonly string[]): string => {
  const own = regions.filter((code) => code.startsWith(county))
  return own.length === 1 && own[0] !== undefined ? own[0] : county
}

const shareOf = (meeting: readonly { readonly among: boolean; readonly of: boolean }[]): Value => {
  const among = meeting.filter((one) => one.among).length
  const of = meeting.filter((one) => one.of).length
  return { numerator: String(of), denominator: String(among), value: among === 0 ? null : of / among }
}

/** Values of every count of regions that is needed, by `indicator region period`; none above a county. */
export const countMeeting = async (
  basis: Basis,
  needs: ReadonlyMap<string, ReadonlySet<string>>,
  regions: readonly string[],
  reader: Reader,
): Promise<ReadonlyMap<string, Value>> => {
  const counted = new Map<string, Value>()
  for (const [key, periods] of needs) {
    const is = countingOf(basis, key)
    const indicator = basis.indicators.get(key)
    if (!is || !indicator) continue
    const told = regions.filter(
      (code) => code.length >= COUNTY && (levelOf(code, basis.layers) ?? Number.POSITIVE_INFINITY) <= is.level,
    )
    const members = told.length === 0 ? [] : await listMembers(told, is.level, reader)
    const indicators = sourcesOf(basis, indicator)
    const readings = await reader.read({ indicators, regions: members, periods: [...periods] })
    const byPlace = Map.groupBy(readings, ({ region, period }) => `${region} ${period}`)
    const meets = new Map(
      [...byPlace].map(([place, those]) => [
        place,
        meetsIn(basis, is, Object.fromEntries(those.map(({ indicator: one, value }) => [one, value.value]))),
      ]),
    )
    for (const period of periods)
      for (const region of regions) {
        const inside = members.filter((code) => code.startsWith(region))
        const meeting = inside.flatMap((code) => meets.get(`${code} ${period}`) ?? [])
        counted.set(`${key} ${region} ${period}`, told.includes(region) ? shareOf(meeting) : NO_VALUE)
      }
  }
  return counted
}
