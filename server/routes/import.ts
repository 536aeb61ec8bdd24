import { z } from 'zod'
import type { Ability } from '../../kernel/access/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { may, type StaffCaller } from '../caller.ts'
import { ColumnsForm, ImportColumns, ImportForm, ImportKind, ImportReport } from '../contract/exchange.ts'
import { IMPORT_FIELDS } from '../exchange/import/fields.ts'
import { readMapping, titleOf } from '../exchange/import/heading.ts'
import { lookAt } from '../exchange/import/look.ts'
import { type Asked, readTable, type Table, writeTable } from '../exchange/import/run.ts'
import { problemsOf } from '../input.ts'
import { linesResponse, wantsLines } from '../lines.ts'
import type { Program } from '../program.ts'
import { readForm, textOf } from '../publication/form.ts'
import { defineRoute, type Reply } from '../route.ts'
import { tableResponse } from '../table.ts'
import { hasWords, type Language, words } from '../words.ts'

const LIMIT = 20 * 1024 * 1024
const SHOWN_VALUE = 80

/** Who may take in what. */
const ABILITY: Readonly<Record<ImportKind, Ability>> = {
  matters: 'matters.lodge',
  households: 'households',
  grids: 'places.keep',
  organisations: 'places.keep',
}

const problemWords = (code: string, language: Language, params: Readonly<Record<string, unknown>> = {}): string => {
  const key = [`problem.${code}`, `refusal.${code}`].find((one) => hasWords(one, language))
  return key ? words(key, language, params) : code
}

const reportOf = ({ columns, outcome }: Table, asked: Asked, language: Language): z.output<typeof ImportReport> => {
  const headings = new Map(columns.map(({ field, heading }) => [field.key, heading]))
  const { read, written, known, refused, problems } = outcome
  return {
    kind: asked.kind,
    dryRun: asked.dryRun,
    ...{ read, written, known, refused },
    columns: columns.map(({ field, heading }) => ({
      field: field.key,
      title: titleOf(asked.kind, field.key, language),
      required: field.required,
      heading,
    })),
    problems: problems
      .toSorted((a, b) => a.row - b.row)
      .map(({ row, field, value, code, params }) => ({
        row,
        column: headings.get(field) ?? (field === '' ? '' : titleOf(asked.kind, field, language)),
        field,
        value: [...value].slice(0, SHOWN_VALUE).join(''),
        code,
        message: problemWords(code, language, params),
      })),
    wrong: outcome.wrong.toSorted((a, b) => a.row - b.row),
  }
}

interface Upload<F> {
  readonly fields: F
  readonly bytes: Buffer
}

/** The file and the text fields of a form, by their schema; what the caller may not take in is absent. */
const readUpload = async <F extends { readonly kind: ImportKind }>(
  request: Request,
  caller: StaffCaller,
  schema: z.ZodObject<z.ZodRawShape> & z.ZodType<F>,
): Promise<Result<Upload<F>>> => {
  const form = await readForm(request, LIMIT)
  if (!form.ok) return form
  const texts = Object.fromEntries(
    Object.keys(schema.shape).flatMap((key) => {
      const text = textOf(form.value, key)
      return text === '' ? [] : [[key, text]]
    }),
  )
  const parsed = schema.safeParse(texts, { reportInput: true })
  const file = form.value.get('file')
  const problems = [
    ...(parsed.success ? [] : problemsOf(parsed.error, '')),
    ...(file === null || typeof file === 'string' ? [{ path: 'file', code: 'required' }] : []),
  ]
  if (!parsed.success || file === null || typeof file === 'string')
    return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
  if (!may(caller, ABILITY[parsed.data.kind])) return refuse('absent', 'absent')
  return accept({ fields: parsed.data, bytes: Buffer.from(await file.arrayBuffer()) })
}

const readAsked = ({ kind, take, dryRun, mapping: said }: z.output<typeof ImportForm>): Result<Asked> => {
  const mapping = readMapping(kind, said)
  return mapping.ok ? accept({ kind, take, dryRun: dryRun === 'true', mapping: mapping.value }) : mapping
}

/** Refused as a whole: asked for all rows or none, and some were wrong. */
const statusOf = ({ outcome }: Table, { dryRun, take }: Asked): number =>
  !dryRun && take === 'all' && outcome.refused > 0 ? 409 : 200

/** Lines while it goes on, the report as the last one. It goes on although nobody reads: what is half in is no use. */
const streamed = (program: Program, caller: StaffCaller, asked: Asked, table: Table): Response =>
  linesResponse(async (line) => {
    await writeTable({ program, caller, asked, table, progress: (read) => line({ read }) })
    line(reportOf(table, asked, caller.language))
  })

const take = defineRoute({
  method: 'post',
  path: '/api/v1/imports',
  who: 'staff',
  tag: 'exchange',
  summary: 'Take in a table (CSV or XLSX): dry run first, errors row by row, each external number once',
  limit: LIMIT,
  reply: ImportReport,
  run: async ({ program, caller, request }): Promise<Result<Reply<z.input<typeof ImportReport>>>> => {
    const upload = await readUpload(request, caller, ImportForm)
    if (!upload.ok) return upload
    const read = readAsked(upload.value.fields)
    if (!read.ok) return read
    const asked = read.value
    const table = await readTable(upload.value.bytes, asked)
    if (!table.ok) return table
    if (wantsLines(request)) return accept({ response: streamed(program, caller, asked, table.value) })
    await writeTable({ program, caller, asked, table: table.value, progress: () => {} })
    const body = reportOf(table.value, asked, caller.language)
    return accept({ status: statusOf(table.value, asked), body })
  },
})

const columns = defineRoute({
  method: 'post',
  path: '/api/v1/imports/columns',
  who: 'staff',
  tag: 'exchange',
  summary: 'The columns of a table and what each is likely to be; nothing is checked or kept',
  limit: LIMIT,
  reply: ImportColumns,
  run: async ({ caller, request }) => {
    const upload = await readUpload(request, caller, ColumnsForm)
    if (!upload.ok) return upload
    const looked = await lookAt(upload.value.bytes, upload.value.fields.kind, caller.language)
    return looked.ok ? accept({ body: looked.value }) : looked
  },
})

const template = defineRoute({
  method: 'get',
  path: '/api/v1/imports/{kind}/template.xlsx',
  who: 'staff',
  tag: 'exchange',
  summary: 'An empty table to fill in: headings, codes of the fields, every cell text',
  params: z.object({ kind: ImportKind }),
  run: async ({ caller, params: { kind } }) => {
    if (!may(caller, ABILITY[kind])) return refuse('absent', 'absent')
    const { language } = caller
    const fields = IMPORT_FIELDS[kind]
    async function* codes(): AsyncGenerator<readonly string[]> {
      yield fields.map(({ key }) => key)
    }
    return accept({
      response: tableResponse('xlsx', {
        name: words('import.template', language, { kind: words(`export.${kind}`, language) }),
        header: fields.map(({ key, required }) => `${titleOf(kind, key, language)}${required ? '*' : ''}`),
        rows: codes(),
      }),
    })
  },
})

export const routes = [take, columns, template]
