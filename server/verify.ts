import { countiesWithAudit, type Finding, type Verified, verifyCounty } from '../store/audit/verify.ts'
import type { Database } from '../store/database.ts'
import { countiesWithHeads, readHeads } from './auditHead.ts'
import type { Crypto } from './crypto/index.ts'

interface Told {
  readonly found: (finding: Finding) => void
  /** Rows gone through so far. */
  readonly progress?: (rows: number) => void
}

/**
 * Goes through the audit of every county and tells what is not as it was written. Reads only; runs beside a serving program:
 * what is written meanwhile counts as not yet sealed. `heads`: digests of earlier ends (hex), from wherever they were kept;
 * those of the data folder are looked at in any case.
 */
export const verifyAudit = async (
  program: { readonly database: Database; readonly crypto: Crypto; readonly dataFolder: string },
  heads: readonly string[],
  told: Told,
): Promise<{ findings: number; counties: readonly Verified[] }> => {
  const watched = new Set(heads)
  const verified: Verified[] = []
  let findings = 0
  const tell = (finding: Finding): void => {
    findings += 1
    told.found(finding)
  }
  // kept ends first: what is sealed after this is no cut
  const kept = new Map(
    countiesWithHeads(program.dataFolder).map((county) => [county, readHeads(program.dataFolder, county)]),
  )
  for (const county of await countiesOf(program.database, kept.keys())) {
    const before = verified.reduce((sum, { rows }) => sum + rows, 0)
    const walk = verifyCounty(program.database.system, county, proofOf(program.crypto), {
      heads: (kept.get(county) ?? []).map(({ digest }) => digest),
      watched,
      progress: (rows) => told.progress?.(before + rows),
    })
    let next = await walk.next()
    for (; !next.done; next = await walk.next()) tell(next.value)
    verified.push(next.value)
  }
  for (const what of watched) tell({ county: '', kind: 'head-missing', what, at: null, row: null })
  return { findings, counties: verified }
}

/** A check that was told to stop before its end. */
export class Stopped extends Error {}

/** The same for one county, from beside its server. `progress` may throw Stopped. */
export const verifyOwn = async (
  program: {
    readonly database: Database
    readonly crypto: Crypto
    readonly dataFolder: string
    readonly county: string
  },
  heads: readonly string[],
  told: Told,
): Promise<Verified> => {
  const { county } = program
  const kept = readHeads(program.dataFolder, county).map(({ digest }) => digest)
  const walk = verifyCounty(program.database.system, county, proofOf(program.crypto), {
    heads: [...new Set([...kept, ...heads])],
    progress: told.progress,
  })
  let next = await walk.next()
  for (; !next.done; next = await walk.next()) told.found(next.value)
  return next.value
}

const proofOf = (crypto: Crypto) => ({
  isRow: (bytes: string, mac: Buffer) => crypto.isMac('audit', bytes, mac),
  isSeal: (bytes: Buffer, digest: Buffer) => crypto.isMac('seal', bytes, digest),
})

const countiesOf = async (database: Database, kept: Iterable<string>): Promise<readonly string[]> => {
  const counties = new Set(kept)
  for await (const county of countiesWithAudit(database.system)) counties.add(county)
  return [...counties].sort()
}
