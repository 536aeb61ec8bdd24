import type { RegionCode } from '../place/index.ts'
import type { Scope } from './scope.ts'
import { NOTHING, organisationScope, regionScope } from './scope.ts'

/**
 * What a role may open. A screen or route names one ability; a position has those of its role.
 * Three administrators are kept apart (GB/T 22239-2019 §8.1.4): no role holds two of the `admin.*` abilities.
 */
export const ABILITIES = [
  /** Work on matters that lie on one's desk; read those in scope. */
  'matters',
  /** Lodge a matter for a resident (代录). */
  'matters.lodge',
  /** Boards and indicators of one's scope. */
  'board',
  /** Households of one's region. */
  'households',
  /** Ledgers of one's region, or those that one's organisation keeps; who writes into which is the ledger's to say (its keeper). */
  'ledgers',
  /** Which facts of one's region are held, the forms asked of it and their burden, the records behind a number. */
  'forms',
  /** Close a period of a ledger that somebody else keeps, and open it again with a reason. */
  'ledgers.close',
  /** Numbered lists of one's region: who leads what, how each item stands; report the items that one leads. */
  'lists',
  /** Publish lists to the levels below, name who leads, confirm what was reported. */
  'lists.keep',
  /** Import and export of records. */
  'exchange',
  /** Reply templates, duty balance, succession of regions. */
  'places.keep',
  /** System administrator: settings, jobs, regions and organisations; no records, no audit. */
  'admin.system',
  /** Security administrator: accounts, positions, second factors; no records, no audit. */
  'admin.security',
  /** Audit administrator: reads the audit chain; nothing else. */
  'admin.audit',
] as const
export type Ability = (typeof ABILITIES)[number]

export interface Role {
  readonly key: string
  /** Catalogue key of the title; the catalogue lies beside the pack that declares the role. */
  readonly title: string
  /** By region: the whole subtree. By organisation: only what it holds or held. None: no records at all. */
  readonly reach: 'region' | 'organisation' | 'none'
  /** Level of region that the role exists at: 3 county, 4 township, 5 village, 6… grid layers. */
  readonly levels: readonly number[]
  readonly abilities: readonly Ability[]
  /** County level and administrators sign in with a second factor. */
  readonly secondFactor: boolean
  /** Organisations that the role acts for, where packs name them: the last part of their code, and a catalogue key of what they are called. */
  readonly offices?: readonly { readonly key: string; readonly title: string }[]
  /** Role that this one answers to (条, the line); the block is the same role one region up. */
  readonly reportsTo?: string
}

/** What one acts as: one position at a time. */
export interface Position {
  readonly id: string
  readonly role: string
  readonly region: RegionCode
  /** Organisation code; absent where the position belongs to a region alone (a grid worker). */
  readonly org?: string
}

/**
 * Where work lands: a role at an organisation, or at a region. `town-dispatcher@zf990101001`, `grid-worker@99010100120100101`.
 * One position has exactly one desk; an inbox is `desk = $1`.
 */
export type Desk = string
export const deskOf = (position: Pick<Position, 'role' | 'region' | 'org'>): Desk =>
  `${position.role}@${position.org ?? position.region}`

/** The scope of a position under its role. */
export const scopeOf = (position: Position, role: Role): Scope => {
  const orgs = position.org === undefined ? [deskOf(position)] : [position.org, deskOf(position)]
  if (role.reach === 'none') return NOTHING
  return role.reach === 'region' ? regionScope(position.region, orgs) : organisationScope(orgs)
}
