import { z } from 'zod'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import { BulkRecords, BulkReport } from '../contract/ledger.ts'
import { type Bulk, bulkInto } from '../ledger/bulk.ts'
import { openLedger } from '../ledger/keeper.ts'
import type { Program } from '../program.ts'
import { defineRoute, type Reply } from '../route.ts'
import { type Language, problemWords } from '../words.ts'
import { rehearse, write } from '../write.ts'

/** A row is a few hundred bytes; two thousand of the widest ledger fit. */
const LIMIT = 4 * 1024 * 1024

const presentBulk = (program: Program, bulk: Bulk, language: Language): z.input<typeof BulkReport> => ({
  added: bulk.added,
  corrected: bulk.corrected,
  same: bulk.same,
  refused: bulk.refused,
  problems: bulk.problems.map((problem) => ({
    row: problem.row,
    path: problem.path,
    code: problem.code,
    message: problemWords(problem, language, program.packs),
  })),
})

const bulk = defineRoute({
  method: 'post',
  path: '/api/v1/ledgers/{ledger}/bulk',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'Many rows at once: new ones are added, known ones corrected, the same again changes nothing',
  params: z.object({ ledger: z.string().max(64) }),
  body: BulkRecords,
  limit: LIMIT,
  reply: BulkReport,
  run: async (call): Promise<Result<Reply<z.input<typeof BulkReport>>>> => {
    const { program, caller, params, body } = call
    const kept = openLedger(program, caller, params.ledger)
    if (!kept.ok) return kept
    const work = body.dryRun ? rehearse : write
    return work(call, async (tx): Promise<Result<Reply<z.input<typeof BulkReport>>>> => {
      const keeping = { program, caller, kept: kept.value, tx, source: 'exchange' as const }
      const done = await bulkInto(keeping, body.rows, body)
      return done.ok ? accept({ body: presentBulk(program, done.value, caller.language) }) : done
    })
  },
})

export const routes = [bulk]
