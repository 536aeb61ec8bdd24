import { z } from 'zod'
import { NOTHING } from '../../kernel/access/index.ts'
import { civilDate } from '../../kernel/calendar/index.ts'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import { RecordQuery } from '../contract/ledger.ts'
import type { Kept } from '../ledger/definitions.ts'
import { filterOf } from '../ledger/filter.ts'
import { openLedger } from '../ledger/keeper.ts'
import { exportColumns, exportRows, shownRecords } from '../ledger/sheet/export.ts'
import { templateBook } from '../ledger/sheet/template.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import { fileHeaders, tableResponse, XLSX } from '../table.ts'
import { words } from '../words.ts'

const Named = z.object({ ledger: z.string().max(64) })
/** What the export is for; asked where persons are in it, and kept in the audit. */
const Purpose = z.string().trim().min(2).max(200)
const ExportQuery = RecordQuery.omit({ after: true, limit: true }).extend({ purpose: Purpose.optional() })

/** Exporting is kept in the audit before the first row leaves. */
const note = (program: Program, caller: StaffCaller, kept: Kept, detail: object): Promise<void> =>
  inScope(program.database, { county: program.county, scope: NOTHING }, async (tx) => {
    const object = { kind: 'ledger', id: kept.ledger.key }
    appendAudit(program, tx, caller, { action: 'ledger.export', object, detail: { ...detail } })
  })

const tellsOfPersons = ({ ledger }: Kept): boolean => ledger.fields.some(({ sensitive }) => sensitive !== undefined)

const purposeMissing = () =>
  refuse('input', 'invalid-input', { problems: [{ path: 'purpose', code: 'required' }], params: { count: 1 } })

const fileName = ({ packs, now }: Program, { ledger }: Kept, { language }: StaffCaller): string =>
  `${packs.words(ledger.title, language)}-${civilDate(now().toISOString())}`

const exports = (['csv', 'xlsx'] as const).map((format) =>
  defineRoute({
    method: 'get',
    path: `/api/v1/ledgers/{ledger}/records.${format}`,
    who: 'ledgers',
    tag: 'ledgers',
    summary: 'Records of a ledger as a file of any length, by the filters of the list; sensitive cells masked',
    params: Named,
    query: ExportQuery,
    scoped: { param: 'region', kind: 'region' },
    run: async ({ program, caller, params, query }) => {
      const kept = openLedger(program, caller, params.ledger)
      if (!kept.ok) return kept
      const filter = filterOf(program, caller, kept.value, query)
      if (!filter.ok) return filter
      if (tellsOfPersons(kept.value) && query.purpose === undefined) return purposeMissing()
      await note(program, caller, kept.value, { ...query, format })
      const columns = exportColumns(program, kept.value, caller.language)
      const records = shownRecords(program, caller, kept.value, filter.value)
      return accept({
        response: tableResponse(format, {
          name: fileName(program, kept.value, caller),
          header: columns.map(({ heading }) => heading),
          rows: exportRows(columns, records),
        }),
      })
    },
  }),
)

const TemplateQuery = RecordQuery.pick({ region: true, period: true }).extend({
  filled: z.enum(['true']).optional().describe('with what stands, to be corrected'),
  purpose: Purpose.optional(),
})

const template = defineRoute({
  method: 'get',
  path: '/api/v1/ledgers/{ledger}/template.xlsx',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'A sheet to fill in: drop-downs, bounds and notes; with what stands of a period where one is named',
  params: Named,
  query: TemplateQuery,
  scoped: { param: 'region', kind: 'region' },
  run: async ({ program, caller, params, query }) => {
    const kept = openLedger(program, caller, params.ledger)
    if (!kept.ok) return kept
    const filter = filterOf(program, caller, kept.value, query)
    if (!filter.ok) return filter
    const filled = query.filled === 'true' || query.period !== undefined
    if (filled && tellsOfPersons(kept.value) && query.purpose === undefined) return purposeMissing()
    if (filled) await note(program, caller, kept.value, { ...query, format: 'template' })
    const book = await templateBook(program, caller, kept.value, filled ? filter.value : undefined)
    const title = program.packs.words(kept.value.ledger.title, caller.language)
    const name = words('sheet.template.name', caller.language, { title })
    return accept({ response: new Response(book, { headers: fileHeaders(`${name}.xlsx`, XLSX) }) })
  },
})

export const routes = [...exports, template]
