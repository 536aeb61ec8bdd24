import { uuidv7 } from 'uuidv7'
import { covers, type Guarded, type Kept, type Scope, scopeOf } from '../../kernel/access/index.ts'
import { keptFor, tableOf } from '../../kernel/ledger/index.ts'
import { within } from '../../kernel/place/index.ts'
import type { Route } from '../../server/route.ts'
import { POSTS, type Post } from '../support/program.ts'
import type { County } from './county.ts'

export interface Sight {
  readonly inside: readonly string[]
  readonly outside: readonly string[]
}
type Kind = NonNullable<Route['scoped']>['kind']
type Row = Guarded & { readonly id: string }

export const roleOfPost = (its: County, post: Post) => {
  const role = its.program.packs.role(POSTS[post].role)
  if (role === undefined) throw new Error(`no role of ${post}`)
  // who keeps nothing for his organisation opens no ledger
  if (role.reach !== 'organisation' || keptByPost(its, post) !== undefined) return role
  return { ...role, abilities: role.abilities.filter((ability) => ability !== 'ledgers') }
}

/** What a post keeps for its organisation, by the kernel's rule. */
const keptByPost = (its: County, post: Post): Kept | undefined => {
  const role = its.program.packs.role(POSTS[post].role)
  const ledgers = its.program.packs.set.packs.flatMap((pack) => pack.ledgers ?? [])
  const day = its.clock.now.toISOString().slice(0, 10)
  return role && keptFor({ id: post, ...POSTS[post] }, role, ledgers, day)
}

const scopeOfPost = (its: County, post: Post): Scope => {
  const kept = keptByPost(its, post)
  return { ...scopeOf({ id: post, ...POSTS[post] }, roleOfPost(its, post)), ...(kept && { kept }) }
}

const part = <T>(all: readonly T[], id: (one: T) => string, isInside: (one: T) => boolean): Sight => ({
  inside: all.filter(isInside).map(id),
  outside: all.filter((one) => !isInside(one)).map(id),
})

const matters = ({ database }: County): Promise<readonly Row[]> =>
  database.system<Row[]>`select id, region, orgs, owner, sealed from matter`

const photos = ({ database }: County): Promise<readonly Row[]> =>
  database.system<
    Row[]
  >`select a.id, coalesce(m.region, '') as region, coalesce(m.orgs, '{}') as orgs, m.owner, coalesce(m.sealed, true) as sealed
    from attachment a left join matter m on m.county = a.county and m.id = a.matter`

/** Those that stand, and stood on the day that the samples ask for: a grid drawn by a sample is younger. */
const regions = ({ database }: County): Promise<readonly { code: string }[]> =>
  database.system<{ code: string }[]>`select code from region where valid_to is null and valid_from < '2026-01-01'`

const organisations = ({ database }: County): Promise<readonly { code: string; region: string }[]> =>
  database.system<{ code: string; region: string }[]>`select code, region from organisation`

const households = ({ database }: County): Promise<readonly { id: string; region: string }[]> =>
  database.system<{ id: string; region: string }[]>`select id, region from household`

type OfLedger = { readonly id: string; readonly region: string; readonly ledger: string }

/** Whose records a post is tried with: a ledger that its organisation keeps, else one that villages and towns keep. */
export const ledgerOfPost = (its: County, post: Post): string => keptByPost(its, post)?.ledgers[0] ?? 'village-income'

/** Whether its records count for periods: only then it has any to look through and close. */
export const hasPeriods = (its: County, key: string): boolean =>
  its.program.packs.set.packs.some((pack) => pack.ledgers?.some((one) => one.key === key && one.period !== undefined))

const records = async ({ database: { system } }: County, key: string): Promise<readonly OfLedger[]> => {
  const rows = await system<{ id: string; region: string }[]>`select id, region from ${system(tableOf({ key }))}`
  return rows.map((row) => ({ ...row, ledger: key }))
}

const forms = ({ database }: County): Promise<readonly { id: string; region: string }[]> =>
  database.system<{ id: string; region: string }[]>`select id, region from form_request`

const formAsks = ({ database }: County): Promise<readonly { id: string; region: string; org: string }[]> =>
  database.system<{ id: string; region: string; org: string }[]>`select id, region, org from form_ask`

const ledgerFiles = ({ database }: County): Promise<readonly OfLedger[]> =>
  database.system<OfLedger[]>`select id, region, ledger from ledger_file where record is not null`

const OPEN = { orgs: [], owner: null, sealed: false }

const idOf = ({ id }: { readonly id: string }): string => id

/** What there is, parted by the kernel's rule into what a post may see and what not. */
export const sightOf = async (its: County, post: Post, kind: Kind): Promise<Sight> => {
  const scope = scopeOfPost(its, post)
  const root = POSTS[post].region
  switch (kind) {
    case 'matter':
      return part(await matters(its), idOf, (row) => covers(scope, row))
    case 'attachment':
      return part(await photos(its), idOf, (row) => covers(scope, row))
    case 'household':
      return part(await households(its), idOf, ({ region }) => region >= scope.lo && region < scope.hi)
    case 'record':
      return part(await records(its, ledgerOfPost(its, post)), idOf, (row) => covers(scope, { ...OPEN, ...row }))
    case 'form':
      return part(await forms(its), idOf, ({ region }) => region >= scope.lo && region < scope.hi)
    case 'form-ask':
      return part(await formAsks(its), idOf, ({ region, org }) => covers(scope, { ...OPEN, region, orgs: [org] }))
    case 'ledger-file':
      return part(await ledgerFiles(its), idOf, (row) => covers(scope, { ...OPEN, ...row }))
    case 'region':
      return part(
        await regions(its),
        ({ code }) => code,
        ({ code }) => within(code, root),
      )
    case 'organisation':
      return part(
        await organisations(its),
        ({ code }) => code,
        ({ region }) => within(region, root),
      )
    case 'account':
      return { inside: [its.things.accounts.spare], outside: [its.things.accounts.foreign] }
  }
}

/** What never was, of a kind. */
export const neverOf = (kind: Kind): string => {
  if (kind === 'region') return '880101001'
  return kind === 'organisation' ? 'dept-880101-none' : uuidv7()
}
