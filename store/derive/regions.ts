import { type Derived, meetsIn, NO_VALUE, sourcesOf, type Value } from '../../kernel/indicator/index.ts'
import { DIVISION_WIDTHS, levelOf } from '../../kernel/place/index.ts'
import type { Basis } from './reading.ts'

/** A question about regions that are known by their codes. */
export interface Those {
  readonly indicators: readonly string[]
  readonly regions: readonly string[]
  readonly periods: readonly string[]
  readonly courses?: ReadonlyMap<string, readonly string[]>
}

/** The value of an indicator in one of the regions and periods that were asked about; null where it has none. */
export type ValueOf = (indicator: string, region: string, period: string) => number | null

/** How regions are found, and their numbers. */
interface Reader {
  readonly list: (root: string, level: number) => Promise<readonly string[]>
  readonly read: (those: Those) => Promise<ValueOf>
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

/** A count of regions with the periods in which it is needed, and the numbers of each region that it reads. */
interface Count {
  readonly key: string
  readonly is: Counting
  readonly periods: ReadonlySet<string>
  readonly reads: readonly string[]
}

const countsOf = (basis: Basis, needs: ReadonlyMap<string, ReadonlySet<string>>): readonly Count[] =>
  [...needs].flatMap(([key, periods]) => {
    const is = countingOf(basis, key)
    const indicator = basis.indicators.get(key)
    return is && indicator ? [{ key, is, periods, reads: sourcesOf(basis, indicator) }] : []
  })

/** What the counts of one level read, each in the periods in which any of them needs it. */
const coursesOf = (counts: readonly Count[]): ReadonlyMap<string, readonly string[]> => {
  const courses = new Map<string, Set<string>>()
  for (const { reads, periods } of counts)
    for (const key of reads) courses.set(key, new Set([...(courses.get(key) ?? []), ...periods]))
  return new Map([...courses].map(([key, periods]) => [key, [...periods]]))
}

/** Counts of one level: their regions and numbers are read once for all of them. */
const countLevel = async (
  basis: Basis,
  counts: readonly Count[],
  asked: { readonly regions: readonly string[]; readonly level: number },
  reader: Reader,
): Promise<readonly (readonly [string, Value])[]> => {
  const told = asked.regions.filter(
    (code) => code.length >= COUNTY && (levelOf(code, basis.layers) ?? Number.POSITIVE_INFINITY) <= asked.level,
  )
  const members = told.length === 0 ? [] : await listMembers(told, asked.level, reader)
  const courses = coursesOf(counts)
  const value = await reader.read({ indicators: [...courses.keys()], regions: members, periods: [], courses })
  const inside = new Map(told.map((region) => [region, members.filter((code) => code.startsWith(region))]))
  return counts.flatMap(({ key, is, periods }) =>
    [...periods].flatMap((period) => {
      const meets = new Map(members.map((code) => [code, meetsIn(basis, is, (one) => value(one, code, period))]))
      return asked.regions.map((region): readonly [string, Value] => {
        const meeting = inside.get(region)?.flatMap((code) => meets.get(code) ?? [])
        return [`${key} ${region} ${period}`, meeting === undefined ? NO_VALUE : shareOf(meeting)]
      })
    }),
  )
}

/** Values of every count of regions that is needed, by `indicator region period`; none above a county. */
export const countMeeting = async (
  basis: Basis,
  needs: ReadonlyMap<string, ReadonlySet<string>>,
  regions: readonly string[],
  reader: Reader,
): Promise<ReadonlyMap<string, Value>> => {
  const levels = Map.groupBy(countsOf(basis, needs), ({ is }) => is.level)
  const counted = [...levels].map(([level, counts]) => countLevel(basis, counts, { regions, level }, reader))
  return new Map((await Promise.all(counted)).flat())
}
