import {
  addSeal,
  findLastSeal,
  leastId,
  listUnsealed,
  lockSealing,
  oldestWriterAge,
  type Seal,
  sealBytes,
} from '../../store/audit/seal.ts'
import { asSystem } from '../../store/database.ts'
import { noteHead } from '../auditHead.ts'
import type { Job } from '../jobs.ts'
import type { Program } from '../program.ts'

/** Rows of one seal at most. */
const BATCH = 2_000
/** An id is made in the program before its row reaches the database: this long it may take at most. */
const SLACK_MS = 2_000

const NOTHING_BEFORE = '00000000-0000-0000-0000-000000000000'

export interface SealingOptions {
  /** Tests seal at once; elsewhere the default of 2 s holds. */
  readonly slackMs?: number
  /** The clock of ids is the machine's, whatever clock the program runs on. */
  readonly clock?: () => number
}

/**
 * Seals what is old enough, in as many seals as it takes; gives the number of rows sealed. Safe to kill at any moment, and to
 * run in several processes: the next run goes on where the chain ends. See docs/adr/0003-audit-sealing.md.
 */
export const sealAudit = async (
  program: Pick<Program, 'database' | 'county' | 'crypto' | 'dataFolder'>,
  options: SealingOptions = {},
): Promise<number> => {
  let sealed = 0
  for (;;) {
    const seal = await sealNext(program, options)
    if (seal === undefined) return sealed
    // after the commit: a head that the chain does not have yet would look like a cut
    noteHead(program, seal)
    sealed += seal.ids.length
    if (seal.ids.length < BATCH) return sealed
  }
}

const sealNext = (
  { database, county, crypto }: Pick<Program, 'database' | 'county' | 'crypto'>,
  { slackMs = SLACK_MS, clock = Date.now }: SealingOptions,
): Promise<Seal | undefined> =>
  asSystem(database, async (tx) => {
    if (!(await lockSealing(tx, county))) return undefined
    const now = clock()
    const age = await oldestWriterAge(tx)
    if (age === null) return undefined
    const last = await findLastSeal(tx, county)
    // whatever was written before this is committed by now, and visible to the next statement
    const before = leastId(now - age - slackMs)
    const rows = await listUnsealed(tx, county, { after: last?.ids.at(-1) ?? NOTHING_BEFORE, before, most: BATCH })
    if (rows.length === 0) return undefined
    const open = {
      county,
      seq: (last?.seq ?? 0) + 1,
      at: new Date(now),
      ids: rows.map(({ id }) => id),
      macs: Buffer.concat(rows.map(({ mac }) => mac)),
      previous: last?.digest ?? Buffer.alloc(0),
    }
    const seal = { ...open, digest: crypto.mac('seal', sealBytes(open)) }
    await addSeal(tx, seal)
    return seal
  })

export const jobs: readonly Job[] = [
  {
    name: 'seal',
    everySeconds: 1,
    run: async (program) => {
      await sealAudit(program)
    },
  },
]
