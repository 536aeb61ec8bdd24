import { z } from 'zod'
import { NOTHING } from '../../kernel/access/index.ts'
import { civilDate } from '../../kernel/calendar/index.ts'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import { MatterQuery } from '../contract/matter.ts'
import { PeopleQuery } from '../contract/people.ts'
import { HouseholdQuery, OrganisationQuery, RegionQuery } from '../contract/place.ts'
import { boardListing } from '../exchange/board.ts'
import { matterListing } from '../exchange/matters.ts'
import type { Listing } from '../exchange/pages.ts'
import { householdListing, peopleListing } from '../exchange/people.ts'
import { organisationListing, regionListing } from '../exchange/places.ts'
import type { Program } from '../program.ts'
import { defineRoute, type Route, type Who } from '../route.ts'
import { tableResponse } from '../table.ts'
import { words } from '../words.ts'

/** What the export is for; kept in the audit. */
const Purpose = z.string().trim().min(2).max(200)

type StaffWho = Exclude<Who, 'public' | 'resident' | 'session'>
interface Export<Q extends z.ZodObject> {
  readonly name: string
  readonly who: StaffWho
  readonly query: Q
  /** Parameter that names a region, where what lies outside one's own is absent. */
  readonly region?: string
  /** Its rows tell of people: it says what it is for. */
  readonly personal: boolean
  readonly rows: (program: Program, caller: StaffCaller, query: z.output<Q>) => Promise<Result<Listing>>
}

/** Exporting is kept in the audit before the first row leaves. */
const note = (program: Program, caller: StaffCaller, name: string, asked: object): Promise<void> =>
  inScope(program.database, { county: program.county, scope: NOTHING }, async (tx) => {
    const object = { kind: 'list', id: name }
    appendAudit(program, tx, caller, { action: 'list.export', object, detail: { ...asked } })
  })

/** A list as a file in both formats, by the list's own query; `after` and `limit` of a page count for nothing. */
const exported = <Q extends z.ZodObject>({ name, who, query, region, personal, rows }: Export<Q>): readonly Route[] =>
  (['csv', 'xlsx'] as const).map((format) =>
    defineRoute({
      method: 'get',
      path: `/api/v1/${name}.${format}`,
      who,
      tag: 'exchange',
      summary: `The list ${name} as a file of any length`,
      ...(region && { scoped: { param: region, kind: 'region' } as const }),
      query: query.extend({ purpose: personal ? Purpose : Purpose.optional() }),
      run: async (call) => {
        const { program } = call
        const caller = call.caller as StaffCaller
        const asked = call.query as z.output<Q>
        const found = await rows(program, caller, asked)
        if (!found.ok) return found
        await note(program, caller, name, { ...asked, format })
        const title = words(`export.${name}`, caller.language)
        return accept({
          response: tableResponse(format, {
            name: `${title}-${civilDate(program.now().toISOString())}`,
            header: found.value.columns.map((key) => words(`export.column.${key}`, caller.language)),
            rows: found.value.rows,
          }),
        })
      },
    }),
  )

const Month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/)
const page = { after: true, limit: true } as const

export const routes: readonly Route[] = [
  ...exported({
    name: 'matters',
    who: 'matters',
    query: MatterQuery.omit(page),
    personal: false,
    rows: (program, caller, query) => matterListing(program, caller, { ...query, limit: 1 }),
  }),
  ...exported({
    name: 'households',
    who: 'households',
    query: HouseholdQuery.omit(page),
    region: 'region',
    personal: true,
    rows: householdListing,
  }),
  ...exported({
    name: 'people',
    who: 'admin.security',
    query: PeopleQuery.omit(page),
    personal: true,
    rows: peopleListing,
  }),
  ...exported({
    name: 'regions',
    who: 'staff',
    query: RegionQuery.omit(page),
    region: 'parent',
    personal: false,
    rows: regionListing,
  }),
  ...exported({
    name: 'organisations',
    who: 'staff',
    query: OrganisationQuery.omit(page),
    region: 'region',
    personal: false,
    rows: organisationListing,
  }),
  ...exported({
    name: 'board',
    who: 'board',
    query: z.object({
      region: z
        .string()
        .regex(/^\d{2,24}$/)
        .optional(),
      from: Month.optional(),
      to: Month.optional(),
      process: z.string().max(64).optional(),
      parameters: z.string().max(64).optional(),
      lines: z.enum(['region', 'organisation']).default('region'),
    }),
    region: 'region',
    personal: false,
    rows: boardListing,
  }),
]
