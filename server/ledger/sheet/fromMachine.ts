import { regionScope } from '../../../kernel/access/index.ts'
import { accept, type Result, refuse } from '../../../kernel/refusal/index.ts'
import type { StaffCaller } from '../../caller.ts'
import type { SheetReport } from '../../contract/ledgerSheet.ts'
import type { Program } from '../../program.ts'
import type { Language } from '../../words.ts'
import { rehearse, write } from '../../write.ts'
import { getLedger } from '../definitions.ts'
import type { SheetFile } from './file.ts'
import { findHeading } from './heading.ts'
import { importSheet, type SheetOutcome, type SheetProgress } from './import.ts'
import { SheetFault } from './lines.ts'
import { askOf } from './mapping.ts'
import { openSheet } from './open.ts'
import { reportOf } from './report.ts'
import { wrongRowsBook } from './wrong.ts'

/** Problems told one by one; all rows are counted. */
const MOST_TOLD = 1000
const MOST_GIVEN_BACK = 20_000

/** Whoever sits at the machine writes as the program, for the whole county; the audit says so. */
const machine = ({ county }: Program, language: Language): StaffCaller => ({
  kind: 'staff',
  acting: { county, scope: regionScope(county.replace(/(00)+$/, '')) },
  language,
  key: 'system',
  account: { id: '', name: '', login: '' },
  position: null,
  role: null,
  strength: 'full',
})

export interface MachineImport {
  readonly ledger: string
  /** As the form of the screen has them: `dryRun`, `keep`, `reason`, `mapping`. */
  readonly fields: Readonly<Record<string, string>>
  readonly language: Language
  readonly progress: (at: SheetProgress) => void
  /** Takes the workbook of wrong rows, where there are any. */
  readonly wrongRows?: (book: ReadableStream) => Promise<void>
}

/**
 * A sheet of this machine into a ledger, on the path of the screen: the same reading, the same checks, one transaction. Refusals: those of
 * the import route. The file is closed.
 */
export const importFromMachine = async (
  program: Program,
  file: SheetFile,
  asked: MachineImport,
): Promise<Result<SheetReport>> => {
  const caller = machine(program, asked.language)
  try {
    const kept = getLedger(program.packs, asked.ledger)
    if (!kept.ok) return refuse('absent', 'no-such-ledger', { params: { ledger: asked.ledger } })
    const ask = askOf(kept.value, asked.fields)
    if (!ask.ok) return ask
    const sheet = await openSheet(file)
    const { packs } = program
    const { mapping, dryRun } = ask.value
    const heading = await findHeading(sheet, kept.value, { packs, language: asked.language, mapping })
    if (!heading.ok) return heading
    const most = asked.wrongRows ? MOST_GIVEN_BACK : MOST_TOLD
    let outcome: SheetOutcome | undefined
    const call = { program, caller, idempotencyKey: null, body: undefined, params: {}, request: NO_REQUEST }
    const done = await (dryRun ? rehearse : write)(call, async (tx) => {
      const keeping = { program, caller, kept: kept.value, tx, source: 'import' as const }
      outcome = await importSheet(keeping, { sheet, heading: heading.value }, { ...ask.value, most }, asked.progress)
      return accept({ body: null })
    })
    if (!done.ok) return done
    if (outcome === undefined) throw new Error('nothing came of the import')
    const { problems } = outcome
    if (asked.wrongRows && problems.length > 0)
      await asked.wrongRows(
        wrongRowsBook({ sheet, heading: heading.value, problems }, packs, asked.language, () => Promise.resolve()),
      )
    const told = { ...outcome, problems: problems.slice(0, MOST_TOLD) }
    const about = { heading: heading.value, kept: kept.value, dryRun }
    return accept(reportOf(told, about, { packs, language: asked.language }))
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error
    return refuse('input', error.code, { params: error.params })
  } finally {
    await file.close()
  }
}

/** There is none: nobody asks again under a key. */
const NO_REQUEST = new Request('http://localhost/')
