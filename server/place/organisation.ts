import { within } from '../../kernel/place/index.ts'
import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Tx } from '../../store/database.ts'
import {
  findOrganisation,
  holdsPositions,
  type OrganisationChange,
  putOrganisation,
} from '../../store/place/organisations.ts'
import { findRegion } from '../../store/place/regions.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { hasWords } from '../words.ts'

/** A party group of a grid stands below the branch of its village: the upper one's region holds the lower one's. */
const parentProblems = async (tx: Tx, today: string, to: OrganisationChange): Promise<readonly Problem[]> => {
  if (to.parent === null) return []
  const parent = to.parent === to.code ? undefined : await findOrganisation(tx, to.parent, today)
  if (parent === undefined || parent.hierarchy !== to.hierarchy) return [{ path: 'parent', code: 'unknown-parent' }]
  return within(to.region, parent.region) ? [] : [{ path: 'parent', code: 'parent-elsewhere' }]
}

/**
 * Adds an organisation to one of the hierarchies over the regions below `root`, or corrects it. Refusals: `absent` (it stands outside
 * `root`); `invalid-input`; `organisation-in-use` (it is to end while somebody holds a position there).
 */
export const keepOrganisation = async (
  program: Program,
  tx: Tx,
  root: string,
  to: OrganisationChange,
): Promise<Result<null>> => {
  const today = todayOf(program)
  const before = await findOrganisation(tx, to.code, today)
  if (before !== undefined && !within(before.region, root)) return refuse('absent', 'absent')
  const stands = within(to.region, root) && (await findRegion(tx, to.region, today)) !== undefined
  const problems: Problem[] = [
    ...(stands ? [] : [{ path: 'region', code: 'unknown-region' }]),
    ...(hasWords(`hierarchy.${to.hierarchy}`, 'zh-CN') ? [] : [{ path: 'hierarchy', code: 'unknown-hierarchy' }]),
    ...(to.validTo !== null && to.validTo <= to.validFrom ? [{ path: 'validTo', code: 'ends-before-begin' }] : []),
    ...(await parentProblems(tx, today, to)),
  ]
  if (problems.length > 0) return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
  if (to.validTo !== null && (await holdsPositions(tx, to.code, to.validTo)))
    return refuse('rules', 'organisation-in-use', { params: { code: to.code } })
  await putOrganisation(tx, to)
  return accept(null)
}
