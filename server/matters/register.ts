import type { Database } from '../../store/database.ts'
import { listNamedOrganisations, listNamedRegions, type NamedRegion } from '../../store/matter/names.ts'
import type { Program } from '../program.ts'

/** Names of places and organisations, held in memory: every row of a list shows some. */
export interface Register {
  readonly regionName: (code: string) => string
  /** Names from the township down to `code`, joined by ·. */
  readonly path: (code: string) => string
  readonly organisationName: (code: string) => string | undefined
  /** Whether there is or ever was such a region. */
  readonly known: (code: string) => boolean
  /** Whether the region stood on the day (YYYY-MM-DD). */
  readonly stood: (code: string, day: string) => boolean
  /** Codes of the regions one level below that stand on the day. */
  readonly below: (code: string, day: string) => readonly string[]
}

const FRESH_MS = 30_000
const MISSED_MS = 1000
interface Held {
  readonly at: number
  readonly register: Promise<Register>
}
const held = new WeakMap<Database['app'], Held>()

/** Read again every 30 s, the old one meanwhile serving. */
export const registerOf = async (program: Program): Promise<Register> => {
  const known = held.get(program.database.app)
  if (known === undefined) return renew(program)
  if (performance.now() - known.at > FRESH_MS) renew(program, known.register).catch(() => {})
  return known.register
}

/** The register as it is now where `code` is not in the one held: a region made a moment ago. At most one reading a second. */
export const registerWith = async (program: Program, code: string, day: string): Promise<Register> => {
  const register = await registerOf(program)
  const known = held.get(program.database.app)
  if (register.stood(code, day) || (known && performance.now() - known.at < MISSED_MS)) return register
  return renew(program)
}

const renew = (program: Program, meanwhile?: Promise<Register>): Promise<Register> => {
  const { app } = program.database
  const at = performance.now()
  const read = Promise.all([listNamedRegions(app, program.county), listNamedOrganisations(app)]).then(
    ([regions, organisations]) => registerFrom(regions, new Map(organisations.map((one) => [one.code, one.name]))),
  )
  held.set(app, { at, register: meanwhile ?? read })
  return read.then(
    (register) => {
      held.set(app, { at, register: Promise.resolve(register) })
      return register
    },
    (error: unknown) => {
      if (meanwhile === undefined) held.delete(app)
      throw error
    },
  )
}

const registerFrom = (regions: readonly NamedRegion[], organisations: ReadonlyMap<string, string>): Register => {
  const byCode = Map.groupBy(regions, (region) => region.code)
  const codes = [...byCode.keys()].sort()
  const nameOf = (code: string): string => byCode.get(code)?.at(-1)?.name ?? code
  const paths = new Map<string, string>()
  const path = (code: string): string => {
    const known = paths.get(code)
    if (known !== undefined) return known
    const widths = codes.length > 0 ? widthsAbove(byCode, code) : []
    const made = [...widths.map((width) => nameOf(code.slice(0, width))), nameOf(code)].join('·')
    paths.set(code, made)
    return made
  }
  const stood = (code: string, day: string): boolean =>
    (byCode.get(code) ?? []).some(({ from, to }) => from <= day && (to === null || to > day))
  return {
    regionName: nameOf,
    known: (code) => byCode.has(code),
    path,
    organisationName: (code) => organisations.get(code),
    stood,
    below: (code, day) => {
      const inside = codes.filter((one) => one.length > code.length && one.startsWith(code) && stood(one, day))
      const width = Math.min(...inside.map((one) => one.length))
      return inside.filter((one) => one.length === width)
    },
  }
}

/** Lengths of the known codes between the county and `code`, so that layers need not be told. */
const widthsAbove = (byCode: ReadonlyMap<string, unknown>, code: string): readonly number[] =>
  Array.from({ length: Math.max(0, code.length - 7) }, (_, i) => i + 7).filter((width) =>
    byCode.has(code.slice(0, width)),
  )
