import { uuidv7 } from 'uuidv7'
import { civilDate } from '../../kernel/calendar/index.ts'
import { lackingPost, levelOf, within } from '../../kernel/place/index.ts'
import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Tx } from '../../store/database.ts'
import { addPosition, listPositions, placesExist } from '../../store/identity/positions.ts'
import type { NewPosition } from '../contract/people.ts'
import { schemeOf } from '../places.ts'
import type { Program } from '../program.ts'
import { clashWith } from './apart.ts'
import { roleOf } from './roles.ts'

/**
 * Gives somebody a position, if it can be held there, makes nobody two administrators, and the net's leaders hold one of the posts
 * that its scheme asks of them. `path`: where it stands in the input.
 * Gives its id.
 */
export const appoint = async (
  program: Program,
  tx: Tx,
  account: string,
  wanted: NewPosition,
  path = '',
): Promise<Result<string>> => {
  const from = wanted.from ?? civilDate(program.now().toISOString())
  const to = wanted.to ?? null
  const problems = await problemsOf(program, tx, { ...wanted, from, to }, path)
  if (problems.length > 0) return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
  const abilities = roleOf(program, wanted.role)?.abilities ?? []
  const clash = await clashWith(program, tx, account, { abilities, from, to })
  if (clash) return refuse('rules', 'administrators-apart', { params: { held: clash[0], added: clash[1] } })
  const { role, region, title } = wanted
  const lacking = lackingPost(schemeOf(program).leaders, role, await postsOf(tx, account, region, from))
  if (lacking) {
    const posts = lacking.map((post) => program.packs.words(`post.${post}`, 'zh-CN'))
    return refuse('rules', 'leader-needs-post', { params: { posts }, may: lacking })
  }
  const id = uuidv7()
  await addPosition(tx, { id, county: program.county, account, role, region, org: wanted.org ?? null, title, from, to })
  return accept(id)
}

/** Roles and posts that somebody holds on the day, at the region or above it. */
const postsOf = async (tx: Tx, account: string, region: string, on: string): Promise<readonly string[]> =>
  (await listPositions(tx, account))
    .filter((held) => held.from <= on && (held.to === null || held.to > on) && within(region, held.region))
    .map((held) => held.role)

const problemsOf = async (
  program: Program,
  tx: Tx,
  wanted: NewPosition & { readonly from: string; readonly to: string | null },
  path: string,
): Promise<readonly Problem[]> => {
  const role = roleOf(program, wanted.role)
  const exist = await placesExist(tx, wanted.region, wanted.org ?? null, wanted.from)
  const level = levelOf(wanted.region, schemeOf(program).layers) ?? 0
  const checks: readonly [boolean, string, string][] = [
    [role === undefined, 'role', 'unknown-role'],
    [!exist.region || !within(wanted.region, program.county), 'region', 'region-not-in-county'],
    [exist.region && role !== undefined && !role.levels.includes(level), 'region', 'wrong-level'],
    [role?.reach === 'organisation' && !wanted.org, 'org', 'required'],
    [!exist.org, 'org', 'unknown-organisation'],
    [wanted.to !== null && wanted.to <= wanted.from, 'to', 'ends-before-it-begins'],
  ]
  return checks
    .filter(([wrong]) => wrong)
    .map(([, field, code]) => ({ path: [path, field].filter(Boolean).join('.'), code }))
}
