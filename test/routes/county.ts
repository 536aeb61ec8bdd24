import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { expect } from 'vitest'
import { tableOf } from '../../kernel/ledger/index.ts'
import { claimOf, takeIn } from '../../server/uploads/index.ts'
import type { Sql } from '../../store/database.ts'
import { deskName, makeProgram, POSTS, type Post, type TestProgram } from '../support/program.ts'
import { act, lodge } from '../support/requests.ts'
import { ask, sessionOfResident } from './ask.ts'
import { type Ledger, openLedger } from './digest.ts'

/** Things that exist, for the tests of all routes: at each place of the small county, on the closed route, of two residents, and in another county. */
export interface Things {
  /** Matter → where it lies. */
  readonly matters: Readonly<
    Record<'group' | 'office' | 'building' | 'water' | 'housing' | 'civil' | 'neighbour' | 'otherTown' | 'clue', string>
  >
  readonly residents: Readonly<Record<'mine' | 'other', { readonly id: string; readonly matter: string }>>
  readonly households: Readonly<Record<'group' | 'neighbour' | 'otherTown', string>>
  /** Attachments by the matter that holds them; `loose` is an upload that somebody else has not used yet. */
  readonly attachments: Readonly<Record<string, string>>
  readonly accounts: Readonly<Record<'spare' | 'sparePosition' | 'foreign', string>>
  /** Records of the ledger `village-income`; `foreign` of another county. */
  readonly records: Readonly<Record<'village' | 'neighbour' | 'otherTown' | 'foreign', string>>
  /** Files by the record that holds them. */
  readonly ledgerFiles: Readonly<Record<'village' | 'neighbour' | 'otherTown' | 'foreign', string>>
  /** Forms asked for by the town, of its two villages, by the other town, and in another county; and what is asked of each. */
  readonly forms: Readonly<Record<FormPlace, string>>
  readonly formAsks: Readonly<Record<FormPlace, string>>
  /** Tracking code of the matter in the group. */
  readonly code: string
}
type FormPlace = 'village' | 'neighbour' | 'otherTown' | 'foreign'
export interface County extends TestProgram {
  readonly things: Things
  readonly ledger: Ledger
}

const GROUP = POSTS.worker.region
const NEIGHBOUR = POSTS.neighbour.region
const OTHER_VILLAGE = '990101002201'

const addMatters = async (its: TestProgram): Promise<Pick<Things, 'matters' | 'code'>> => {
  const [worker, secretary, neighbour, town, otherTown, county] = await Promise.all(
    (['worker', 'secretary', 'neighbour', 'town', 'otherTown', 'county'] as const).map(its.as),
  )
  if (!worker || !secretary || !neighbour || !town || !otherTown || !county) throw new Error('nobody there')
  const group = await lodge(worker, { region: GROUP })
  const toOffice = async (desk: 'office' | 'building'): Promise<string> => {
    const { id } = await lodge(secretary)
    await act(town, id, await act(secretary, id, 1, 'send-to-town'), 'assign', { desk: deskName(desk) })
    return id
  }
  const toDepartment = async (desk: 'water' | 'housing' | 'civil'): Promise<string> => {
    const { id } = await lodge(secretary)
    const version = await act(secretary, id, 1, 'send-to-town')
    await act(
      county,
      id,
      await act(town, id, version, 'send-to-county', { reason: '超出本镇职权' }),
      'assign-department',
      { desk: deskName(desk) },
    )
    return id
  }
  const clue = await lodge(secretary, { subject: '反映干部', body: '村干部侵占集体资金，请查一查。', category: '05' })
  return {
    code: group.trackingCode,
    matters: {
      group: group.id,
      office: await toOffice('office'),
      building: await toOffice('building'),
      water: await toDepartment('water'),
      housing: await toDepartment('housing'),
      civil: await toDepartment('civil'),
      neighbour: (await lodge(neighbour, { region: NEIGHBOUR })).id,
      otherTown: (await lodge(otherTown, { region: OTHER_VILLAGE })).id,
      clue: clue.id,
    },
  }
}

const addResident = async (its: TestProgram, phone: string): Promise<{ id: string; matter: string }> => {
  const { program, database } = its
  const id = uuidv7()
  await database.system`insert into resident ${database.system([
    {
      county: program.county,
      id,
      phone_digest: program.crypto.mac('phone', phone),
      phone_cipher: Buffer.from(program.crypto.encrypt('phone', phone)),
      created_at: program.now(),
    },
  ])}`
  const token = await sessionOfResident(its, id)
  const form = new FormData()
  form.set('body', '登录以后反映的一件事情，请看一看。')
  form.set('same', 'none')
  const lodged = await ask(its, { method: 'post', path: '/v/990101001202/report', body: form, token })
  expect(lodged.status).toBe(303)
  const [row] = await database.system<{ id: string }[]>`select id from matter where owner = ${id}`
  return { id, matter: row?.id ?? '' }
}

const addHouseholds = async ({ database }: TestProgram): Promise<Things['households']> => {
  const regions = { group: GROUP, neighbour: `${NEIGHBOUR}00101`, otherTown: `${OTHER_VILLAGE}00101` }
  const rows = Object.values(regions).map((region) => ({
    county: '990101',
    id: uuidv7(),
    region,
    door: '1号',
    head_name: '户主',
    persons: 3,
  }))
  await database.system`insert into household ${database.system(rows)}`
  const [group = '', neighbour = '', otherTown = ''] = rows.map(({ id }) => id)
  return { group, neighbour, otherTown }
}

/** Cells of the ledger `village-income` for a year. */
export const incomeOf = (year: number): Readonly<Record<string, number | boolean>> => {
  const money = ['sales', 'rent', 'investment', 'subsidy', 'other_income', 'operating_cost', 'taxes', 'administration']
  const zeros = Object.fromEntries([...money, 'welfare', 'other_cost', 'income_tax'].map((key) => [key, 0]))
  return { ...zeros, year, sales: 12_345_678, audited: true }
}

const addRecords = async ({ database: { system } }: TestProgram): Promise<Things['records']> => {
  const regions = { village: '990101001201', neighbour: NEIGHBOUR, otherTown: OTHER_VILLAGE, foreign: '990102001201' }
  const at = new Date('2026-01-05T02:00:00Z')
  const rows = Object.entries(regions).map(([name, region]) => ({ name, id: uuidv7(), region }))
  await system`insert into ledger_village_income ${system(
    rows.map(({ id, region }) => ({
      ...{ county: region.slice(0, 6), id, region, version: 1, recorded_at: at, confirmed_at: at, source: 'hand' },
      ...incomeOf(2024),
    })),
  )}`
  await addKept(system, Object.values(regions), at)
  return Object.fromEntries(rows.map(({ name, id }) => [name, id])) as Things['records']
}

/** Ledgers that departments and offices keep have some records of each place: more than their keeper takes off while he is let in. */
const addKept = async (system: Sql, regions: readonly string[], at: Date): Promise<void> => {
  const own = (region: string) => ({
    ...{
      county: region.slice(0, 6),
      id: uuidv7(),
      region,
      version: 1,
      recorded_at: at,
      confirmed_at: at,
      source: 'hand',
    },
  })
  const houses = { hamlets: 3, hamlets_treated: 2, old_houses: 9, old_houses_improved: 4, upkeep_rule: true }
  for (const year of [2022, 2023, 2024]) {
    const paid = { month: `${year}-03`, kind: 'labour-subsidy', people: 3, amount: 10_000 }
    await system`insert into ledger_low_income_payments ${system(regions.map((region) => ({ ...own(region), ...paid })))}`
    const state = { year, ...houses }
    await system`insert into ledger_village_environment ${system(regions.map((region) => ({ ...own(region), ...state })))}`
    const plan = { plan: `${year}年规划`, planned_until: 2035, plan_state: 'drafting', proposed_on: `${year}-03-01` }
    await system`insert into ledger_village_plans ${system(regions.map((region) => ({ ...own(region), ...plan })))}`
  }
}

const addForms = async ({ database: { system } }: TestProgram): Promise<Pick<Things, 'forms' | 'formAsks'>> => {
  const at = new Date('2026-01-05T02:00:00Z')
  const regions = { village: '990101001201', neighbour: NEIGHBOUR, otherTown: OTHER_VILLAGE, foreign: '990102001201' }
  const made = Object.entries(regions).map(([name, region]) => ({ name, region, form: uuidv7(), asked: uuidv7() }))
  const common = { title: '村情统计', basis: '年度统计制度', asker: '统计站', every: 'year', last: '2026-12-31' }
  for (const { region, form, asked } of made) {
    const county = region.slice(0, 6)
    const by = { by_role: 'town-dispatcher', by_region: region.slice(0, 9), by_name: '某人' }
    const columns = system.json([{ key: 'c1', title: '路灯盏数' }])
    const own = { version: 1, state: 'drafted', level: 5, columns, created_at: at, changed_at: at }
    await system`insert into form_request ${system({ county, id: form, region, ...common, ...own, ...by })}`
    const fields = system.json([{ key: 'c1', title: '路灯盏数', reason: '没有台账' }])
    const ask = { role: 'village-secretary', first: '2026-01-05', fields, minutes: 5, asked_at: at }
    await system`insert into form_ask ${system({ county, id: asked, request: form, region, ...common, ...ask })}`
    const offices = [
      ...[POSTS.civil, POSTS.housing].map(({ role, org }) => ({ role, org: org.replace('990101', county) })),
      { role: POSTS.building.role, org: POSTS.building.org.replace(POSTS.building.region, region.slice(0, 9)) },
    ]
    for (const office of offices)
      await system`insert into form_ask ${system({
        ...{ county, id: uuidv7(), request: form, region, ...common, ...ask, ...office },
      })}`
  }
  return {
    forms: Object.fromEntries(made.map(({ name, form }) => [name, form])) as Things['forms'],
    formAsks: Object.fromEntries(made.map(({ name, asked }) => [name, asked])) as Things['formAsks'],
  }
}

const addPhotos = async (its: TestProgram, matters: Things['matters']): Promise<Things['attachments']> => {
  const { program, database } = its
  const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#567' } })
    .jpeg()
    .toBuffer()
  const take = async (): Promise<string> => {
    const taken = await takeIn(program, { bytes, claim: claimOf(program, 'somebody else'), region: '990101' })
    if (!taken.ok) throw new Error('the photo was not taken in')
    return taken.value.id
  }
  const held: Record<string, string> = { loose: await take() }
  for (const [name, matter] of Object.entries(matters)) {
    const id = await take()
    await database.system`update attachment set claim = null, matter = ${matter},
      region = (select region from matter where id = ${matter}) where id = ${id}`
    held[name] = id
  }
  return held
}

/** One for each record, with the bytes of a photo that is there. */
const addLedgerFiles = async (
  { database: { system } }: TestProgram,
  records: Things['records'],
  photo: string,
): Promise<Things['ledgerFiles']> => {
  const [stored] = await system<
    { digest: Buffer; bytes: number }[]
  >`select digest, bytes from attachment where id = ${photo}`
  if (stored === undefined) throw new Error('no photo')
  const made = Object.entries(records).map(([name, record]) => ({ name, record, id: uuidv7() }))
  for (const { record, id } of made)
    await system`insert into ledger_file (county, id, region, ledger, record, name, media_type, bytes, digest, created_at)
      select county, ${id}, region, 'village-income', id, 'x.jpg', 'image/jpeg', ${stored.bytes}, ${stored.digest}, recorded_at
      from ledger_village_income where id = ${record}`
  for (const key of ['low-income-payments', 'village-environment', 'village-plans'])
    await system`insert into ledger_file (county, id, region, ledger, record, name, media_type, bytes, digest, created_at)
      select county, id, region, ${key}, id, 'x.jpg', 'image/jpeg', ${stored.bytes}, ${stored.digest}, recorded_at
      from ${system(tableOf({ key }))}`
  return Object.fromEntries(made.map(({ name, id }) => [name, id])) as Things['ledgerFiles']
}

const addAccounts = async ({ program, database }: TestProgram): Promise<Things['accounts']> => {
  const { system } = database
  const [spare, sparePosition, foreign] = [uuidv7(), uuidv7(), uuidv7()]
  const account = (id: string, county: string, login: string) => ({
    id,
    county,
    login,
    name: login,
    password_changed_at: program.now(),
    created_at: program.now(),
  })
  await system`insert into account ${system([account(spare, '990101', 'spare'), account(foreign, '990102', 'foreign')])}`
  await system`insert into position ${system([
    {
      id: sparePosition,
      county: '990101',
      account: spare,
      role: 'town-office',
      region: '990101001',
      org: 'office-990101001-agriculture',
      valid_from: '2026-01-01',
    },
  ])}`
  return { spare, sparePosition, foreign }
}

/** A neighbouring county in the same database, as on a server that holds several: nobody here may see into it. */
const addForeignPlaces = async ({ database: { system } }: TestProgram): Promise<void> => {
  await system`insert into region ${system([{ code: '990102', name: '邻县', level: 3, kind: 'county', valid_from: '2000-01-01' }])}`
  await system`insert into organisation ${system([
    {
      code: 'dept-990102-water',
      name: '邻县水利局',
      hierarchy: 'government',
      kind: 'government',
      region: '990102',
      valid_from: '2000-01-01',
    },
  ])}`
}

export const makeCounty = async (): Promise<County> => {
  const its = await makeProgram()
  await addForeignPlaces(its)
  const { matters, code } = await addMatters(its)
  const attachments = await addPhotos(its, matters)
  const records = await addRecords(its)
  const things: Things = {
    matters,
    code,
    residents: { mine: await addResident(its, '13900000001'), other: await addResident(its, '13900000002') },
    households: await addHouseholds(its),
    attachments,
    accounts: await addAccounts(its),
    records,
    ledgerFiles: await addLedgerFiles(its, records, attachments.loose ?? ''),
    ...(await addForms(its)),
  }
  const ledger = await openLedger(its.database)
  const drop = async (): Promise<void> => {
    await ledger.close()
    await its.drop()
  }
  return { ...its, things, ledger, drop }
}

export const POST_NAMES = Object.keys(POSTS) as Post[]
