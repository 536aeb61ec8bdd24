import { concerns, periodsToClose, spanOf } from '../../kernel/ledger/index.ts'
import { asSystem } from '../../store/database.ts'
import { addClosing, holdLedger, listClosings } from '../../store/ledger/closing.ts'
import { appendAudit, SYSTEM } from '../audit.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { settingsOf } from '../settings.ts'
import { ledgersOf } from './definitions.ts'

/** Seconds that a ledger is waited for; the next run finds what was left. */
const PATIENCE = 2

/**
 * Closes, for the county, what is over for as many days as the ledger's pack or the setting `ledgers.close-after` says. What somebody closed
 * or opened for the county before is left as he left it. Returns how many periods it closed.
 */
export const closeByItself = async (program: Program): Promise<number> => {
  const settings = await settingsOf(program)
  const { county } = program
  const region = county.replace(/(00)+$/, '')
  let closed = 0
  for (const { ledger } of ledgersOf(program.packs).values()) {
    const periods = periodsToClose(
      ledger,
      settings['ledgers.close-after'][ledger.key] ?? ledger.closesAfter ?? [],
      todayOf(program),
    )
    if (periods.length === 0) continue
    const of = { county, ledger: ledger.key }
    const due = async (sql: Parameters<typeof listClosings>[0]): Promise<readonly string[]> => {
      const entries = (await listClosings(sql, of, region)).filter((entry) => entry.region === region)
      return periods.filter((period) => !entries.some((entry) => concerns(entry, region, period)))
    }
    // most runs find nothing to do, and then nobody who writes is kept waiting
    if ((await due(program.database.system)).length === 0) continue
    closed += await asSystem(program.database, async (tx) => {
      if (!(await holdLedger(tx, of, PATIENCE))) return 0
      const left = await due(tx)
      for (const period of left) {
        const span = spanOf(ledger, period) ?? { first: period, last: period }
        await addClosing(tx, of, { region, period, ...span, closes: true, at: program.now(), by: null, reason: null })
        appendAudit(program, tx, SYSTEM, {
          action: 'ledger.close',
          object: { kind: 'ledger', id: ledger.key },
          region,
          detail: { period },
        })
      }
      return left.length
    })
  }
  return closed
}
