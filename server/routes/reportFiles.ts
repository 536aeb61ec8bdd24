import { NOTHING } from '../../kernel/access/index.ts'
import { accept } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { appendAudit } from '../audit.ts'
import { ReportFileQuery } from '../contract/report.ts'
import { reportSheet } from '../report/sheet.ts'
import { defineRoute } from '../route.ts'
import { fileHeaders, XLSX } from '../table.ts'
import { words } from '../words.ts'

const TYPES = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: XLSX } as const
type Format = keyof typeof TYPES

/** The libraries are large: loaded with the first report. */
const RENDER = {
  docx: async () => (await import('../report/document.ts')).documentOf,
  xlsx: async () => (await import('../report/workbook.ts')).workbookOf,
} as const

const file = (format: Format) =>
  defineRoute({
    method: 'get',
    path: `/api/v1/indicator-report.${format}`,
    who: 'board',
    tag: 'exchange',
    summary:
      'Indicators side by side as a paper of an office: heading, who reports, table, definitions and coverage as notes',
    query: ReportFileQuery,
    scoped: { param: 'region', kind: 'region' },
    run: async ({ program, caller, query }) => {
      const sheet = await reportSheet(program, caller, query)
      if (!sheet.ok) return sheet
      await inScope(program.database, { county: program.county, scope: NOTHING }, async (tx) => {
        const detail = { ...query, format }
        appendAudit(program, tx, caller, {
          action: 'list.export',
          object: { kind: 'list', id: 'indicator-report' },
          detail,
        })
      })
      const render = await RENDER[format]()
      const bytes = await render(sheet.value, words('report.notes', caller.language))
      const headers = fileHeaders(`${sheet.value.title}.${format}`, TYPES[format])
      return accept({ response: new Response(new Uint8Array(bytes), { headers }) })
    },
  })

export const routes = [file('docx'), file('xlsx')]
