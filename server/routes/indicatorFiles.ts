import { z } from 'zod'
import { NOTHING } from '../../kernel/access/index.ts'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import { ComparisonFileQuery, GapsFileQuery, PartsQuery } from '../contract/indicator.ts'
import { gapsFile } from '../exchange/gaps.ts'
import { comparisonFile, type NumbersFile, partsFile } from '../exchange/indicators.ts'
import { indicatorAt } from '../indicator/basis.ts'
import { indicatorPage } from '../indicator/page.ts'
import type { Program } from '../program.ts'
import { defineRoute, type Reply, type Route } from '../route.ts'
import { tableResponse } from '../table.ts'

type Format = 'csv' | 'xlsx'

async function* stream(rows: NumbersFile['rows']): AsyncGenerator<readonly string[]> {
  yield* rows
}

/** Exporting is kept in the audit before the first row leaves. */
const sent = async (
  { program, caller }: { readonly program: Program; readonly caller: StaffCaller },
  format: Format,
  asked: { readonly id: string; readonly detail: object },
  file: Result<NumbersFile>,
): Promise<Result<Reply>> => {
  if (!file.ok) return file
  await inScope(program.database, { county: program.county, scope: NOTHING }, async (tx) => {
    const detail = { ...asked.detail, format }
    appendAudit(program, tx, caller, { action: 'list.export', object: { kind: 'list', id: asked.id }, detail })
  })
  const { name, header, rows } = file.value
  return accept({ response: tableResponse(format, { name, header, rows: stream(rows) }) })
}

const filesIn = (format: Format): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: `/api/v1/indicators/{indicator}/parts.${format}`,
    who: 'board',
    tag: 'exchange',
    summary: 'The parts of a number with numerator, denominator and coverage, its definition and as-of time below them',
    params: z.object({ indicator: z.string().max(64) }),
    query: PartsQuery,
    scoped: { param: 'region', kind: 'region' },
    run: async (call) => {
      const at = indicatorAt(call.program, call.params.indicator, call.query.on)
      if (!at.ok) return at
      const { indicator, moment } = at.value
      const page = await indicatorPage(call.program, call.caller, indicator, moment, call.query)
      const file = page.ok ? accept(partsFile(call.caller, page.value)) : page
      return sent(call, format, { id: call.params.indicator, detail: call.query }, file)
    },
  }),
  defineRoute({
    method: 'get',
    path: `/api/v1/indicators/{indicator}/gaps.${format}`,
    who: 'board',
    tag: 'exchange',
    summary: 'Regions that do not meet what a number asks, are not covered by it, or owe a record of the period',
    params: z.object({ indicator: z.string().max(64) }),
    query: GapsFileQuery,
    scoped: { param: 'region', kind: 'region' },
    run: async (call) => {
      const at = indicatorAt(call.program, call.params.indicator, call.query.on)
      if (!at.ok) return at
      const { indicator, moment } = at.value
      const file = await gapsFile(call.program, call.caller, indicator, moment, call.query)
      return sent(call, format, { id: call.params.indicator, detail: call.query }, file)
    },
  }),
  defineRoute({
    method: 'get',
    path: `/api/v1/indicator-comparison.${format}`,
    who: 'board',
    tag: 'exchange',
    summary: 'Indicators side by side for all regions of a level, with their definitions and as-of time below them',
    query: ComparisonFileQuery,
    scoped: { param: 'region', kind: 'region' },
    run: async (call) => {
      const file = await comparisonFile(call.program, call.caller, call.query)
      return sent(call, format, { id: 'indicator-comparison', detail: call.query }, file)
    },
  }),
]

export const routes: readonly Route[] = (['csv', 'xlsx'] as const).flatMap(filesIn)
