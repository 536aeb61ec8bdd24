import { hash } from '@node-rs/argon2'
import type { Crypto } from '../server/crypto/index.ts'
import { connect } from '../store/connect.ts'
import type { Database, Tx } from '../store/database.ts'
import { analyse, copyHouseholds, copyOrganisations, copyPeople, copyRegions } from '../store/place/bulk.ts'
import { hasRegion } from '../store/place/regions.ts'
import { COUNTY, type County, type Place, planCounty } from './county.ts'
import { planHouseholds } from './households.ts'
import { planOrganisations } from './organisations.ts'
import { DEMO_PASSWORD, type People, planPeople, surnamesOf } from './people.ts'
import { type Seeded, seeded } from './seeded.ts'

export { COUNTY } from './county.ts'
export { DEMO_LOGINS, DEMO_PASSWORD, DEMO_VILLAGE } from './people.ts'

/** First day of the demo county's tree and offices. */
const FOUNDED = '2015-01-01'

export interface DemoOptions {
  readonly database: Database
  /** As the owner: bulk rows pass no row policy. */
  readonly ownerUrl: string
  readonly crypto: Crypto
  /** The year of requests ends here. */
  readonly now: Date
  readonly seed?: number
  readonly progress?: (done: string) => void
}

/** The fictional county 云雁县 (990101): whole or not at all. Answers false where it is there already. */
export const makeDemo = async (options: DemoOptions): Promise<boolean> => {
  if (await hasRegion(options.database.app, COUNTY)) return false
  const sql = connect(options.ownerUrl, { max: 1 })
  try {
    await sql.begin((tx) => makeCounty(tx as unknown as Tx, options))
    await analyse(sql, ['region', 'organisation', 'account', 'position', 'household'])
  } finally {
    await sql.end({ timeout: 5 })
  }
  return true
}

const makeCounty = async (tx: Tx, options: DemoOptions): Promise<void> => {
  const { crypto, now, seed = 20_260_101, progress = () => {} } = options
  const random = seeded(seed)
  const county = planCounty(random)
  await copyRegions(tx, allPlaces(county).map(toRegion))
  progress('regions')
  await copyOrganisations(tx, planOrganisations(county), FOUNDED)
  progress('organisations')
  const surnames = new Map(county.villages.map((village) => [village.code, surnamesOf(random)]))
  const people = planPeople(random, county, surnames, now.getTime())
  await copyPeople(
    tx,
    {
      accounts: people.accounts.map((one) => ({ ...one, phoneCipher: crypto.encrypt('phone', one.phone) })),
      positions: people.posts,
    },
    { county: COUNTY, passwordHash: await hash(DEMO_PASSWORD), at: now, validFrom: FOUNDED },
  )
  progress('people')
  await copyHouseholds(tx, COUNTY, householdsOf(random, county, people, surnames, options))
  progress('households')
}

const allPlaces = (county: County): readonly Place[] => [
  ...county.above,
  ...county.towns,
  ...county.villages.flatMap((village) => [
    village,
    ...village.grids.flatMap((grid): readonly Place[] => [grid, ...grid.groups]),
  ]),
]

const toRegion = ({ code, name, level, kind, at, shape }: Place) => ({
  code,
  name,
  level,
  kind,
  validFrom: FOUNDED,
  lon: at[0],
  lat: at[1],
  ...(shape ? { shape } : {}),
})

function* householdsOf(
  random: Seeded,
  county: County,
  people: People,
  surnames: ReadonlyMap<string, readonly string[]>,
  { crypto, now }: DemoOptions,
) {
  const workers = new Map(
    people.posts.filter((post) => post.role === 'grid-worker').map((post) => [post.region, post.id]),
  )
  for (const village of county.villages) {
    for (const household of planHouseholds(random, village, {
      surnames: surnames.get(village.code) ?? [],
      workers,
      at: now.getTime(),
    })) {
      yield { ...household, phoneCipher: household.phone === null ? null : crypto.encrypt('phone', household.phone) }
    }
  }
}
