import type { z } from 'zod'
import { civilDate } from '../../kernel/calendar/index.ts'
import { after } from '../../kernel/place/index.ts'
import type { Result } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { listPeople, type Person } from '../../store/identity/people.ts'
import { type Household, listHouseholds } from '../../store/place/households.ts'
import type { StaffCaller } from '../caller.ts'
import type { PeopleQuery, PersonRow } from '../contract/people.ts'
import type { HouseholdQuery, HouseholdRow } from '../contract/place.ts'
import { inTree } from '../places.ts'
import { presentPersonRow } from '../presenters/person.ts'
import { presentHousehold } from '../presenters/place.ts'
import type { Program } from '../program.ts'
import { settingsOf } from '../settings.ts'
import { BATCH, type Column, eachOf, type Listing, listing, mapped } from './pages.ts'

const HOUSEHOLD: readonly Column<HouseholdRow>[] = [
  ['region', ({ region }) => region],
  ['place', ({ villageName, regionName }) => `${villageName}·${regionName}`],
  ['door', ({ door }) => door],
  ['head', ({ head }) => head],
  ['phone', ({ phone }) => phone],
  ['persons', ({ persons }) => persons],
  ['worker', ({ workerName }) => workerName],
  ['note', ({ note }) => note],
  ['id', ({ id }) => id],
]

/** Households of a region inside the caller's, names and phones masked as on the screen. Refusal: `absent`. */
export const householdListing = async (
  program: Program,
  caller: StaffCaller,
  query: Omit<z.output<typeof HouseholdQuery>, 'after' | 'limit'>,
): Promise<Result<Listing>> => {
  const region = inTree(caller, query.region)
  if (!region.ok) return region
  const filter = {
    county: program.county,
    region: region.value,
    text: query.q,
    unassigned: query.unassigned === 'true',
    worker: query.worker,
    on: query.on,
  }
  const rows = eachOf<Household>((last) =>
    inScope(program.database, caller.acting, (tx) => listHouseholds(tx, filter, { after: last, limit: BATCH })),
  )
  return listing(
    HOUSEHOLD,
    mapped(rows, (row) => presentHousehold(program, row)),
  )
}

const PERSON: readonly Column<PersonRow>[] = [
  ['login', ({ login }) => login],
  ['name', ({ name }) => name],
  ['phone', ({ phone }) => phone],
  ['state', ({ state }) => state],
  ['secondFactor', ({ secondFactor }) => secondFactor],
  [
    'positions',
    ({ positions }) =>
      positions.map(({ roleTitle, orgName, regionName }) => `${orgName ?? regionName} ${roleTitle}`).join('; '),
  ],
  ['id', ({ id }) => id],
]

/** Accounts of the county, to the security administrator. */
export const peopleListing = async (
  program: Program,
  caller: StaffCaller,
  { region, q, role, state }: Omit<PeopleQuery, 'after' | 'limit'>,
): Promise<Result<Listing>> => {
  const now = program.now()
  const settings = await settingsOf(program)
  const filter = { q, role, state, ...(region && { region: { lo: region, hi: after(region) } }), limit: BATCH }
  const rows = eachOf<Person>((last) =>
    listPeople(
      program.database.app,
      program.county,
      { ...filter, ...(last && { after: last.login }) },
      { now, day: civilDate(now.toISOString()) },
    ),
  )
  return listing(
    PERSON,
    mapped(rows, (row) => presentPersonRow(program, row, settings, caller.language)),
  )
}
