import { civilDate } from '../kernel/calendar/index.ts'
import { assemble } from '../server/assemble.ts'
import type { Crypto } from '../server/crypto/index.ts'
import { bringUpSums } from '../server/derive/sums.ts'
import { hashPassword } from '../server/identity/password.ts'
import { policyOf } from '../server/matters/policy.ts'
import type { Program } from '../server/program.ts'
import { connect } from '../store/connect.ts'
import type { Database, Tx } from '../store/database.ts'
import { getOrAddResident } from '../store/identity/residents.ts'
import {
  analyse,
  copyAliases,
  copyHouseholds,
  copyOrganisations,
  copyPeople,
  copyRegions,
  copySuccessions,
} from '../store/place/bulk.ts'
import { directoryOf, listDesks } from '../store/place/directory.ts'
import { hasRegion } from '../store/place/regions.ts'
import { copyContacts } from '../store/publication/contact.ts'
import { planContacts } from './contacts.ts'
import { COUNTY, type County, type Place, planCounty } from './county.ts'
import { makeForms } from './forms.ts'
import { type History, planAliases, planHistory } from './history.ts'
import { planHouseholds } from './households.ts'
import { makeMatters } from './matters.ts'
import { planOrganisations } from './organisations.ts'
import { DEMO_PASSWORD, type People, planPeople, surnamesOf } from './people.ts'
import { makeRecords } from './records.ts'
import { planRequests } from './requests/index.ts'
import { mannersFrom, peopleByDesk, type World } from './requests/world.ts'
import { type Seeded, seeded } from './seeded.ts'
import { planWork } from './work/index.ts'

export { COUNTY } from './county.ts'
export { DEMO_LOGINS, DEMO_PASSWORD, DEMO_VILLAGE } from './people.ts'

/** First day of the demo county's tree and offices. */
const FOUNDED = '2015-01-01'

/** Phone of a resident of the demo's village, with requests of his own at several steps. */
export const DEMO_PHONE = '12900000001'

export interface DemoOptions {
  readonly database: Database
  /** As the owner: bulk rows pass no row policy. */
  readonly ownerUrl: string
  readonly crypto: Crypto
  /** The year of requests ends here. */
  readonly now: Date
  readonly seed?: number
  /** Requests of the year, besides those that wait at the demo's desks. */
  readonly requests?: number
  /** Hears what is done, and how far the requests are. */
  readonly progress?: (part: string, done?: number, of?: number) => void
  /** Hears of acts of the demo that the packs' rules refused. */
  readonly refused?: (what: string) => void
}

/** The fictional county 云雁县 (990101): whole or not at all. Answers false where it is there already. */
export const makeDemo = async (options: DemoOptions): Promise<boolean> => {
  if (await hasRegion(options.database.app, COUNTY)) return false
  const sql = connect(options.ownerUrl, { max: 1 })
  try {
    await sql.begin((tx) => makeCounty(tx as unknown as Tx, options))
    await analyse(sql, ANALYSED)
    await bringUpSums(await programOf(options))
  } finally {
    await sql.end({ timeout: 5 })
  }
  return true
}

const ANALYSED = [
  ...['region', 'organisation', 'account', 'position', 'household'],
  ...['matter', 'matter_entry', 'matter_task', 'matter_open', 'matter_reach', 'matter_text'],
  ...['matter_tally', 'matter_flow', 'matter_theme'],
]

const makeCounty = async (tx: Tx, options: DemoOptions): Promise<void> => {
  const { crypto, now, seed = 20_260_101, progress = () => {} } = options
  const random = seeded(seed)
  const county = planCounty(random)
  const history = planHistory(random, county, FOUNDED, now.getTime())
  await copyRegions(tx, [...allPlaces(county).map((place) => toRegion(place, history)), ...history.regions])
  await copySuccessions(tx, history.successions)
  await copyAliases(tx, COUNTY, planAliases(county), FOUNDED)
  progress('regions')
  await copyOrganisations(tx, planOrganisations(county), FOUNDED)
  await copyContacts(tx, planContacts(county), now)
  progress('organisations')
  const surnames = new Map(county.villages.map((village) => [village.code, surnamesOf(random)]))
  const people = planPeople(random, county, surnames, now.getTime())
  await copyPeople(
    tx,
    {
      accounts: people.accounts.map((one) => ({ ...one, phoneCipher: crypto.encrypt('phone', one.phone) })),
      positions: people.posts,
    },
    { county: COUNTY, passwordHash: await hashPassword(DEMO_PASSWORD), at: now, validFrom: FOUNDED },
  )
  progress('people')
  await copyHouseholds(tx, COUNTY, householdsOf(random, county, people, surnames, options))
  progress('households')
  const resident = { id: random.uuid(now.getTime()), phone: DEMO_PHONE }
  await addResident(tx, resident, options)
  const program = await programOf(options)
  await makeRecords(tx, program, { county, seed, now: now.getTime(), surnames, secretaries: secretariesOf(people) })
  await makeForms(tx, program, { county, seed, nameOf: nameIn(people) })
  progress('ledgers')
  const worldOf = await worldsOf(tx, program, people, seed)
  const { refused, requests: count = REQUESTS } = options
  const part = { program, county, seed, now, refused }
  const requests = planRequests({ ...part, world: worldOf(PROCESS), resident, count })
  const work = planWork({ ...part, worldOf, share: Math.min(1, count / REQUESTS) })
  await makeMatters(tx, program, [...requests, ...work], (done, of) => progress('requests', done, of))
}

/** The name of who holds a role in a region. */
const nameIn = (people: People): ((role: string, region: string) => string) => {
  const names = new Map(people.accounts.map(({ id, name }) => [id, name]))
  const posts = new Map(people.posts.map((post) => [`${post.role} ${post.region}`, post.account]))
  return (role, region) => names.get(posts.get(`${role} ${region}`) ?? '') ?? ''
}

/** Village → name of the secretary who signs in for it. */
const secretariesOf = (people: People): ReadonlyMap<string, string> => {
  const names = new Map(people.accounts.map(({ id, name }) => [id, name]))
  const posts = people.posts.filter(({ role, title }) => role === 'village-secretary' && title === '')
  return new Map(posts.map(({ region, account }) => [region, names.get(account) ?? '']))
}

/** Of one year, in a county of 190,000 people. */
const REQUESTS = 24_000

const addResident = (tx: Tx, { id, phone }: { id: string; phone: string }, { crypto, now }: DemoOptions) =>
  getOrAddResident(tx, {
    county: COUNTY,
    id,
    phones: [crypto.mac('phone', phone)],
    phoneCipher: crypto.encrypt('phone', phone),
    now,
  })

/** As the server would run it, so that requests live under the very rules that they will be read by. */
const programOf = ({ database, crypto, now }: DemoOptions): Promise<Program> =>
  assemble({ database, crypto, county: COUNTY, dataFolder: '', origin: 'http://127.0.0.1', demo: true, now: () => now })

/** The rules of each process today, and who is there to act. */
const worldsOf = async (
  tx: Tx,
  program: Program,
  people: People,
  seed: number,
): Promise<(process: string) => World> => {
  const policy = await policyOf(program)
  const today = civilDate(program.now().toISOString())
  const roles = program.packs.set.packs.flatMap((pack) => pack.roles ?? [])
  const desks = await listDesks(tx, COUNTY, today)
  const shared = {
    calendar: policy.calendar,
    layers: policy.layers,
    directory: directoryOf(desks, new Map(roles.map((role) => [role.key, role])), policy.layers),
    holderOf: peopleByDesk(people),
    mannerOf: mannersFrom(seed),
  }
  return (key) => {
    const process = policy.processOn(key, today)
    if (!process.ok) throw new Error(`the demo needs the process ${key}: ${process.refusal.code}`)
    const parametersOn: World['parametersOn'] = (day) => {
      const found = policy.parametersOn(key, COUNTY, day)
      if (!found.ok) throw new Error(`no parameters of ${key} on ${day}: ${found.refusal.code}`)
      return found.value
    }
    return { ...shared, process: process.value, parametersOn, inList: policy.inList(key) }
  }
}
const PROCESS = 'resident-requests'

const allPlaces = (county: County): readonly Place[] => [
  ...county.above,
  ...county.towns,
  ...county.villages.flatMap((village) => [
    village,
    ...village.grids.flatMap((grid): readonly Place[] => [grid, ...grid.groups]),
  ]),
]

const toRegion = ({ code, name, level, kind, at, shape }: Place, history: History) => ({
  code,
  name,
  level,
  kind,
  validFrom: history.since.get(code) ?? FOUNDED,
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
