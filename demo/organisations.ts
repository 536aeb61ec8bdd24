import { COUNTY, type County, type Place } from './county.ts'
import words from './data/organisations.json' with { type: 'json' }

/** Codes as the whole program knows them: `gov-<region>`, `dept-<county>-<key>`, `office-<town>-<key>`, `party-<region>` … */
export interface Organisation {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly hierarchy: string
  readonly kind: string
  readonly region: string
  readonly parent: string | null
}

type Level = 'county' | 'street' | 'town' | 'village' | 'community'
const levelOf = (place: Place): Level =>
  place.kind === 'township' ? 'town' : place.kind === 'farm' ? 'village' : (place.kind as Level)

const name = (pattern: string, place: Place): string => pattern.replace('{name}', place.name)

/** Government and party of one region, under those of the region above. */
const pair = (place: Place, above: string | null): readonly Organisation[] =>
  (['government', 'party'] as const).map((hierarchy) => {
    const prefix = hierarchy === 'government' ? 'gov' : 'party'
    return {
      code: `${prefix}-${place.code}`,
      name: name(words[hierarchy][levelOf(place)], place),
      shortName: '',
      hierarchy,
      kind: place.level === 5 ? 'committee' : hierarchy,
      region: place.code,
      parent: above === null ? null : `${prefix}-${above}`,
    }
  })

const departments = (county: Place): readonly Organisation[] =>
  words.departments.map((department) => ({
    code: `dept-${county.code}-${department.key}`,
    name: `${county.name}${department.name}`,
    shortName: department.short,
    hierarchy: department.hierarchy,
    kind: 'department',
    region: county.code,
    parent: `${department.hierarchy === 'government' ? 'gov' : 'party'}-${county.code}`,
  }))

const offices = (town: Place): readonly Organisation[] =>
  words.offices.map((office) => ({
    code: `office-${town.code}-${office.key}`,
    name: `${town.name}${office.name}`,
    shortName: office.name,
    hierarchy: 'government',
    kind: 'office',
    region: town.code,
    parent: `gov-${town.code}`,
  }))

/** The village's other bodies: the collective's co-operative and the board that watches over the committee. */
const villageBodies = (village: Place): readonly Organisation[] => [
  {
    code: `coop-${village.code}`,
    name: name(words.coop, village),
    shortName: '',
    hierarchy: 'co-op',
    kind: 'co-op',
    region: village.code,
    parent: null,
  },
  {
    code: `watch-${village.code}`,
    name: name(village.kind === 'community' ? words.watch.community : words.watch.village, village),
    shortName: '',
    hierarchy: 'supervision',
    kind: 'board',
    region: village.code,
    parent: `dept-${COUNTY}-discipline`,
  },
]

/** Parents come before their children. */
export const planOrganisations = (county: County): readonly Organisation[] => {
  const seat = county.above[2] as Place
  return [
    ...pair(seat, null),
    ...departments(seat),
    ...county.towns.flatMap((town) => [...pair(town, COUNTY), ...offices(town)]),
    ...county.villages.flatMap((village) => [...pair(village, village.town), ...villageBodies(village)]),
  ]
}
