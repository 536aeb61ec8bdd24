import {
  DIVISION_WIDTHS,
  type GridScheme,
  gridTypesOf,
  levelOf,
  nextCode,
  type RegionCode,
} from '../../kernel/place/index.ts'
import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Tx } from '../../store/database.ts'
import { addRegion, childrenOf, findRegion } from '../../store/place/regions.ts'
import { schemeOf, todayOf } from '../places.ts'
import type { Program } from '../program.ts'

export interface NewGrid {
  readonly parent: RegionCode
  readonly name: string
  /** Key of a type of the county's scheme; empty where nobody says, and below the first layer. */
  readonly form: string
  /** What it covers, in words. */
  readonly area: string
}

const wrong = (...problems: readonly Problem[]): Result<never> =>
  refuse('input', 'invalid-input', { problems, params: { count: problems.length } })

/** The first layer below the village: grids proper, which have a type. */
const FIRST = DIVISION_WIDTHS.length + 1

export const formProblems = (scheme: GridScheme, level: number, form: string): readonly Problem[] => {
  if (form === '') return []
  if (level !== FIRST) return [{ path: 'form', code: 'form-of-first-layer' }]
  const keys = gridTypesOf(scheme).map(({ key }) => key)
  return keys.includes(form) ? [] : [{ path: 'form', code: 'unknown-form', params: { may: keys.join(', ') } }]
}

/**
 * Draws a grid below a standing village, or a layer below a grid, from today on: codes are given in order and never again. Gives its
 * code. Refusals: `invalid-input` (no such place, name taken there, unknown type), `codes-exhausted`.
 */
export const drawGrid = async (program: Program, tx: Tx, to: NewGrid): Promise<Result<RegionCode>> => {
  const scheme = schemeOf(program)
  const today = todayOf(program)
  const above = levelOf(to.parent, scheme.layers)
  const layer = above === undefined ? undefined : scheme.layers[above + 1 - FIRST]
  if (above === undefined || layer === undefined) return wrong({ path: 'parent', code: 'not-above-grids' })
  if ((await findRegion(tx, to.parent, today)) === undefined) return wrong({ path: 'parent', code: 'unknown-region' })
  const level = above + 1
  const known = await childrenOf(tx, to.parent, level)
  const problems = [
    ...formProblems(scheme, level, to.form),
    ...(known.some(({ name, standing }) => standing && name === to.name) ? [{ path: 'name', code: 'name-taken' }] : []),
  ]
  if (problems.length > 0) return wrong(...problems)
  const used = known.map(({ code }) => code)
  const code = nextCode(to.parent, layer.key, used, scheme.layers)
  if (code === undefined) return refuse('rules', 'codes-exhausted', { params: { code: to.parent } })
  const { name, form, area } = to
  await addRegion(tx, { code, name, level, kind: layer.key, form, area, validFrom: today })
  return accept(code)
}
