import { NOTHING } from '../../kernel/access/index.ts'
import { civilDate, plusDays, startOfDay } from '../../kernel/calendar/index.ts'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { eachAudit, findHead, listAudit } from '../../store/audit/read.ts'
import type { AuditRow } from '../../store/audit/row.ts'
import { inScope } from '../../store/database.ts'
import { findAccountByLogin } from '../../store/identity/accounts.ts'
import { appendAudit } from '../audit.ts'
import { checksOf } from '../auditCheck.ts'
import type { StaffCaller } from '../caller.ts'
import { AuditExport, type AuditFilter, AuditHead, AuditPage, AuditQuery, AuditWords } from '../contract/audit.ts'
import { plainLogin } from '../identity/signIn.ts'
import { presentAuditLine } from '../presenters/audit.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import { tableResponse } from '../table.ts'
import { type Language, titlesUnder, words } from '../words.ts'

const common = { who: 'admin.audit', tag: 'audit' } as const

/** The filter in the store's terms; an unknown login finds nothing. */
const filterOf = async (program: Program, asked: AuditFilter) => {
  const account =
    asked.login === undefined ? undefined : await findAccountByLogin(program.database.app, plainLogin(asked.login))
  return {
    actor: asked.login === undefined ? asked.actor : `staff:${account?.id ?? 'unknown'}`,
    action: asked.action,
    objectKind: asked.kind,
    objectId: asked.object,
    result: asked.result,
    ...(asked.from && { from: Date.parse(startOfDay(asked.from)) }),
    ...(asked.to && { to: Date.parse(startOfDay(plusDays(asked.to, 1))) }),
  }
}

/** Reading the audit is audited itself, before anything is shown. */
const noteReading = (program: Program, caller: StaffCaller, action: string, asked: object): Promise<void> =>
  inScope(program.database, { county: program.county, scope: NOTHING }, async (tx) => {
    appendAudit(program, tx, caller, { action, object: { kind: 'audit', id: program.county }, detail: { ...asked } })
  })

const list = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/audit',
  summary: 'What was done, the newest first',
  query: AuditQuery,
  reply: AuditPage,
  run: async ({ program, caller, query }) => {
    const { after, limit, ...asked } = query
    await noteReading(program, caller, 'audit.read', asked)
    const filter = await filterOf(program, asked)
    const rows = await listAudit(program.database.app, program.county, { ...filter, after, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    return accept({
      body: {
        items: shown.map((row) => presentAuditLine(row, caller.language)),
        next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      },
    })
  },
})

const COLUMNS = ['at', 'actor', 'actorName', 'action', 'kind', 'object', 'region', 'result', 'detail', 'id'] as const

async function* cellsOf(rows: AsyncIterable<AuditRow>, language: Language): AsyncGenerator<readonly string[]> {
  for await (const row of rows) {
    const line = presentAuditLine(row, language)
    yield [
      line.at,
      line.actor,
      line.actorName,
      line.actionTitle,
      line.kindTitle,
      line.object,
      line.region,
      line.resultTitle,
      JSON.stringify(line.detail),
      line.id,
    ]
  }
}

const download = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/audit/export',
  summary: 'The same as a file, of any length',
  query: AuditExport,
  run: async ({ program, caller, query }) => {
    const { format, ...asked } = query
    await noteReading(program, caller, 'audit.export', query)
    const rows = eachAudit(program.database.app, program.county, await filterOf(program, asked))
    return accept({
      response: tableResponse(format, {
        name: `${words('audit.file', caller.language)}-${civilDate(program.now().toISOString())}`,
        header: COLUMNS.map((column) => words(`audit.column.${column}`, caller.language)),
        rows: cellsOf(rows, caller.language),
      }),
    })
  },
})

const head = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/audit/head',
  summary: 'The end of the chain, to be written down somewhere else',
  reply: AuditHead,
  run: async ({ program }) => {
    const last = await findHead(program.database.app, program.county)
    return last
      ? accept({
          body: {
            seq: last.seq,
            at: last.at.toISOString(),
            digest: last.digest.toString('hex'),
            checked: checksOf(program).last,
          },
        })
      : refuse('absent', 'not-sealed-yet')
  },
})

const named = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/audit/words',
  summary: 'Actions, kinds of objects and results that a row may have, in words',
  reply: AuditWords,
  run: async ({ caller: { language } }) =>
    accept({
      body: {
        actions: [...titlesUnder('audit.action.', language)],
        kinds: [...titlesUnder('audit.kind.', language)],
        results: [...titlesUnder('audit.result.', language)],
      },
    }),
})

export const routes = [list, download, head, named]
