import { levelOf } from '../../kernel/place/index.ts'
import { type Result, refuse } from '../../kernel/refusal/index.ts'
import { listOrganisations, type Organisation } from '../../store/place/organisations.ts'
import { listRegions, type Region, searchRegions } from '../../store/place/regions.ts'
import type { StaffCaller } from '../caller.ts'
import type { OrganisationBody, RegionBody } from '../contract/place.ts'
import { inTree, schemeOf, todayOf } from '../places.ts'
import { presentOrganisation, presentRegion } from '../presenters/place.ts'
import type { Program } from '../program.ts'
import { BATCH, type Column, eachOf, type Listing, listing, mapped } from './pages.ts'

const REGION: readonly Column<RegionBody>[] = [
  ['code', ({ code }) => code],
  ['name', ({ name }) => name],
  ['kind', ({ kindTitle }) => kindTitle],
  ['form', ({ formTitle }) => formTitle],
  ['area', ({ area }) => area],
  ['parent', ({ parent }) => parent],
  ['validFrom', ({ validFrom }) => validFrom],
  ['validTo', ({ validTo }) => validTo],
  ['children', ({ children }) => children],
]

/** Regions below a region of the caller's tree, or found by name or code, on a day. Refusal: `absent`. */
export const regionListing = async (
  program: Program,
  caller: StaffCaller,
  query: { readonly parent?: string; readonly q?: string; readonly on?: string },
): Promise<Result<Listing>> => {
  const root = inTree(caller, query.parent)
  if (!root.ok) return root
  const scheme = schemeOf(program)
  const level = levelOf(root.value, scheme.layers)
  if (level === undefined) return refuse('absent', 'absent')
  const on = query.on ?? todayOf(program)
  const { app } = program.database
  const text = query.q ?? ''
  const rows = eachOf<Region>((last) =>
    text === ''
      ? listRegions(app, { root: root.value, level: level + 1, on }, { after: last?.code ?? '', limit: BATCH })
      : searchRegions(
          app,
          { root: root.value, text, on },
          { after: last ? `${last.level}.${last.code}` : '', limit: BATCH },
        ),
  )
  return listing(
    REGION,
    mapped(rows, (row) => presentRegion(program, scheme, row, caller.language)),
  )
}

const ORGANISATION: readonly Column<OrganisationBody>[] = [
  ['code', ({ code }) => code],
  ['name', ({ name }) => name],
  ['shortName', ({ shortName }) => shortName],
  ['hierarchy', ({ hierarchyTitle }) => hierarchyTitle],
  ['kind', ({ kind }) => kind],
  ['region', ({ region }) => region],
  ['parent', ({ parent }) => parent],
  ['validFrom', ({ validFrom }) => validFrom],
  ['validTo', ({ validTo }) => validTo],
]

/** Organisations of the caller's region and below. Refusal: `absent`. */
export const organisationListing = async (
  program: Program,
  caller: StaffCaller,
  query: { region?: string; hierarchy?: string; parent?: string; q?: string; on?: string },
): Promise<Result<Listing>> => {
  const root = inTree(caller, query.region)
  if (!root.ok) return root
  const { region, hierarchy, parent, q: text } = query
  const filter = { root: root.value, region, hierarchy, parent, text, on: query.on ?? todayOf(program) }
  const rows = eachOf<Organisation>((last) =>
    listOrganisations(program.database.app, filter, { after: last?.code ?? '', limit: BATCH }),
  )
  return listing(
    ORGANISATION,
    mapped(rows, (row) => presentOrganisation(row, caller.language)),
  )
}
