import { uuidv7 } from 'uuidv7'
import { covers, type Guarded, type Scope, scopeOf } from '../../kernel/access/index.ts'
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
  return role
}

const scopeOfPost = (its: County, post: Post): Scope => scopeOf({ id: post, ...POSTS[post] }, roleOfPost(its, post))

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

const records = ({ database }: County): Promise<readonly { id: string; region: string }[]> =>
  database.system<{ id: string; region: string }[]>`select id, region from ledger_village_income`

const forms = ({ database }: County): Promise<readonly { id: string; region: string }[]> =>
  database.system<{ id: string; region: string }[]>`select id, region from form_request`

const formAsks = ({ database }: County): Promise<readonly { id: string; region: string }[]> =>
  database.system<{ id: string; region: string }[]>`select id, region from form_ask`

const ledgerFiles = ({ database }: County): Promise<readonly { id: string; region: string }[]> =>
  database.system<{ id: string; region: string }[]>`select id, region from ledger_file where record is not null`

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
      return part(await records(its), idOf, ({ region }) => region >= scope.lo && region < scope.hi)
    case 'form':
      return part(await forms(its), idOf, ({ region }) => region >= scope.lo && region < scope.hi)
    case 'form-ask':
      return part(await formAsks(its), idOf, ({ region }) => region >= scope.lo && region < scope.hi)
    case 'ledger-file':
      return part(await ledgerFiles(its), idOf, ({ region }) => region >= scope.lo && region < scope.hi)
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
