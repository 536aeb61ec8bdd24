import { z } from 'zod'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { StaffCaller } from '../caller.ts'
import { SheetReport } from '../contract/ledgerSheet.ts'
import type { Kept } from '../ledger/definitions.ts'
import { keeps } from '../ledger/keep.ts'
import { openLedger } from '../ledger/keeper.ts'
import type { SheetFile } from '../ledger/sheet/file.ts'
import { findHeading, type Heading } from '../ledger/sheet/heading.ts'
import { importSheet, type SheetOutcome, type SheetProgress } from '../ledger/sheet/import.ts'
import { type Sheet, SheetFault } from '../ledger/sheet/lines.ts'
import { askOf, type SheetAsk } from '../ledger/sheet/mapping.ts'
import { openSheet } from '../ledger/sheet/open.ts'
import { reportOf } from '../ledger/sheet/report.ts'
import { unpacked } from '../ledger/sheet/unpack.ts'
import { readSheetForm } from '../ledger/sheet/upload.ts'
import { wrongRowsBook } from '../ledger/sheet/wrong.ts'
import { linesResponse, wantsLines } from '../lines.ts'
import { type Call, defineRoute, type Reply } from '../route.ts'
import { fileHeaders, XLSX } from '../table.ts'
import { refusalBody, words } from '../words.ts'
import { rehearse, write } from '../write.ts'

/** Two million rows of twenty cells, packed or not; it goes to disk, and is read from there bit by bit. */
const LIMIT = 512 * 1024 * 1024
const MOST_TOLD = 1000
/** More wrong rows than this are no slips of the pen: the sheet is another one, or its columns are. */
const MOST_GIVEN_BACK = 20_000

const Named = z.object({ ledger: z.string().max(64) })
type Taking = Call<'ledgers', z.output<typeof Named>, undefined, undefined>

interface Opened {
  readonly kept: Kept
  readonly file: SheetFile
  readonly sheet: Sheet
  readonly heading: Heading
  readonly ask: SheetAsk
}

/** A file that is none, or breaks off, is refused in its own words. */
const guarded = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error
    const { code, params } = error
    return refuse(code.endsWith('-large') || code.startsWith('too-many') ? 'limit' : 'input', code, { params })
  }
}

/** The form, the sheet in it and its heading; only for whoever keeps the ledger. Whoever gets it closes the file. */
const openedFor = async ({ program, caller, params, request }: Taking): Promise<Result<Opened>> => {
  const kept = openLedger(program, caller, params.ledger)
  if (!kept.ok) return kept
  const may = keeps({ program, caller, kept: kept.value })
  if (!may.ok) return may
  const upload = await readSheetForm(request, program.dataFolder, LIMIT)
  if (!upload.ok) return upload
  const { file: sent, fields } = upload.value
  const ask = askOf(kept.value, fields)
  if (!ask.ok || sent === undefined) {
    await sent?.close()
    if (!ask.ok) return ask
    return refuse('input', 'invalid-input', { problems: [{ path: 'file', code: 'required' }], params: { count: 1 } })
  }
  const { mapping } = ask.value
  let file = sent
  const found = await guarded(async () => {
    file = await unpacked(file, { dataFolder: program.dataFolder, most: LIMIT })
    const sheet = await openSheet(file)
    const heading = await findHeading(sheet, kept.value, { packs: program.packs, language: caller.language, mapping })
    return heading.ok ? accept({ kept: kept.value, file, sheet, heading: heading.value, ask: ask.value }) : heading
  }).catch(async (error: unknown) => {
    await file.close()
    throw error
  })
  if (!found.ok) await file.close()
  return found
}

type Told = (at: SheetProgress) => void

/** In one transaction; a dry run does the same and undoes it, so that it tells the truth. */
const taken = (call: Taking, opened: Opened, told: Told): Promise<Result<Reply<z.input<typeof SheetReport>>>> =>
  guarded(() => {
    const { program, caller } = call
    const { kept, file, heading, ask } = opened
    const body = { digest: file.digest, ...ask }
    return (ask.dryRun ? rehearse : write)({ ...call, body }, async (tx) => {
      const keeping = { program, caller, kept, tx, source: 'import' as const }
      const outcome = await importSheet(keeping, opened, { ...ask, most: MOST_TOLD }, told)
      return accept({
        body: reportOf(
          outcome,
          { heading, kept, dryRun: ask.dryRun },
          { packs: program.packs, language: caller.language },
        ),
      })
    })
  })

/** A line for each bundle would be thousands: one for each whole percent of a long sheet is enough. */
const EVERY = 10_000

const sparing = (line: (value: unknown) => void): Told => {
  let last: SheetProgress = { read: 0, step: 'reading' }
  return (at) => {
    if (at.step === last.step && at.read - last.read < EVERY) return
    last = at
    line(at)
  }
}

/** Lines while it goes on, the report or the refusal as the last one. It goes on although nobody reads: half a sheet is no use. */
const streamed = (call: Taking, opened: Opened): Response =>
  linesResponse(async (line) => {
    try {
      const done = await taken(call, opened, sparing(line))
      if (!done.ok) line(refusalBody(done.refusal, call.caller.language, call.program.packs))
      else if ('body' in done.value) line(done.value.body)
    } finally {
      await opened.file.close()
    }
  })

const take = defineRoute({
  method: 'post',
  path: '/api/v1/ledgers/{ledger}/import',
  who: 'ledgers',
  tag: 'ledgers',
  summary:
    'Take in a sheet (CSV or XLSX, also as gzip) of any length: dry run first, errors cell by cell, the same again changes nothing',
  params: Named,
  limit: LIMIT,
  reply: SheetReport,
  run: async (call): Promise<Result<Reply<z.input<typeof SheetReport>>>> => {
    const opened = await openedFor(call)
    if (!opened.ok) return opened
    if (wantsLines(call.request)) return accept({ response: streamed(call, opened.value) })
    try {
      return await taken(call, opened.value, () => {})
    } finally {
      await opened.value.file.close()
    }
  },
})

/** What would be wrong, found by the import itself, which is undone. */
const wrongIn = (call: Taking, opened: Opened): Promise<Result<SheetOutcome>> =>
  guarded(async () => {
    const { program, caller } = call
    let outcome: SheetOutcome | undefined
    const done = await rehearse(call, async (tx) => {
      const keeping = { program, caller, kept: opened.kept, tx, source: 'import' as const }
      outcome = await importSheet(keeping, opened, { ...opened.ask, keep: 'all', most: MOST_GIVEN_BACK }, () => {})
      return accept({ body: null })
    })
    return done.ok && outcome ? accept(outcome) : (done as Result<never>)
  })

const nameOf = ({ program, caller }: { program: Taking['program']; caller: StaffCaller }, kept: Kept): string =>
  words('sheet.wrong.name', caller.language, { title: program.packs.words(kept.ledger.title, caller.language) })

const wrongRows = defineRoute({
  method: 'post',
  path: '/api/v1/ledgers/{ledger}/import/wrong.xlsx',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'Only the wrong rows of a sheet, each with what is wrong, to be mended and taken in; keeps nothing',
  params: Named,
  limit: LIMIT,
  run: async (call) => {
    const opened = await openedFor(call)
    if (!opened.ok) return opened
    const { file, sheet, heading, kept } = opened.value
    const done = await wrongIn(call, opened.value).catch(async (error: unknown) => {
      await file.close()
      throw error
    })
    if (!done.ok) {
      await file.close()
      return done
    }
    const { program, caller } = call
    const book = wrongRowsBook({ sheet, heading, problems: done.value.problems }, program.packs, caller.language, () =>
      file.close(),
    )
    return accept({ response: new Response(book, { headers: fileHeaders(`${nameOf(call, kept)}.xlsx`, XLSX) }) })
  },
})

export const routes = [take, wrongRows]
