import type { AliasCopy, RegionRow, SuccessionCopy } from '../store/place/bulk.ts'
import type { County, Place } from './county.ts'
import words from './data/places.json' with { type: 'json' }
import type { Seeded } from './seeded.ts'

/** Days on which the county's tree changed. */
const RENAMED = '2019-05-01'
const MERGED = '2020-07-01'

export interface History {
  /** Regions that are no more, and the earlier names of some that are. */
  readonly regions: readonly RegionRow[]
  readonly successions: readonly SuccessionCopy[]
  /** Code → first day under its present name, for those that were renamed. */
  readonly since: ReadonlyMap<string, string>
}

const former = (place: Place, code: string, name: string, from: string, to: string): RegionRow => ({
  code,
  name,
  level: place.level,
  kind: place.kind,
  validFrom: from,
  validTo: to,
  lon: place.at[0],
  lat: place.at[1],
})

/** What happened to the tree before the demo's year: two villages renamed, four taken in by their neighbours. */
export const planHistory = (random: Seeded, county: County, founded: string, at: number): History => {
  const rural = county.villages.filter(({ kind }) => kind === 'village')
  const chosen = Array.from({ length: 6 }, (_, n) => rural[Math.floor(((n + 0.5) * rural.length) / 6)] as Place)
  const renamed = chosen.slice(0, 2)
  const merged = chosen.slice(2)
  const line = (kind: 'merge' | 'rename', from: string, to: string, on: string): SuccessionCopy => ({
    id: random.uuid(at),
    kind,
    on,
    from,
    to,
    document: words.documents[kind],
  })
  // codes far behind those in use: a code never comes back
  const gone = (place: Place, n: number): string => `${place.code.slice(0, 9)}${390 + n}`
  const oldName = (): string =>
    `${random.pick(words.prefixes)}${random.pick(words.nouns)}${random.pick(words.suffixes)}`
  return {
    regions: [
      ...renamed.map((place) => former(place, place.code, `${oldName()}${words.villageSuffix}`, founded, RENAMED)),
      ...merged.map((place, n) => former(place, gone(place, n), `${oldName()}${words.villageSuffix}`, founded, MERGED)),
    ],
    successions: [
      ...renamed.map(({ code }) => line('rename', code, code, RENAMED)),
      ...merged.map((place, n) => line('merge', gone(place, n), place.code, MERGED)),
    ],
    since: new Map(renamed.map(({ code }) => [code, RENAMED])),
  }
}

/** Grids of two other nets, each two of ours large, and ours that took them over (002-JD-22). */
export const planAliases = (county: County): readonly AliasCopy[] =>
  county.villages.flatMap((village) =>
    Object.entries(words.nets).flatMap(([net, name]) =>
      village.grids
        .filter((_, n) => n % 2 === 0)
        .map((grid, n) => ({
          net,
          foreignCode: `${net.toUpperCase()}-${village.code}-${n + 1}`,
          region: grid.code,
          name: name.replace('{n}', String(n + 1)),
        })),
    ),
  )
