import { regionScope } from '../../kernel/access/index.ts'
import { civilDate } from '../../kernel/calendar/index.ts'
import { asSystem } from '../../store/database.ts'
import { appendAudit, SYSTEM } from '../audit.ts'
import { nobody } from '../caller.ts'
import type { MatterQuery } from '../contract/matter.ts'
import type { Program } from '../program.ts'
import { tableResponse } from '../table.ts'
import { words } from '../words.ts'
import { matterListing } from './matters.ts'

/** Matters of the whole county for whoever runs the machine; kept in the audit as the system's. */
export const exportCounty = async (
  program: Program,
  query: MatterQuery,
  format: 'csv' | 'xlsx',
  progress: (rows: number) => void,
): Promise<{ readonly response: Response; readonly rows: () => number }> => {
  const { county } = program
  const operator = { ...nobody(county, 'system'), acting: { county, scope: regionScope(county) } }
  const found = await matterListing(program, operator, query)
  if (!found.ok) throw new Error(found.refusal.code)
  const { columns, rows } = found.value
  await asSystem(program.database, async (tx) => {
    const object = { kind: 'list', id: 'matters' }
    appendAudit(program, tx, SYSTEM, { action: 'list.export', object, detail: { ...query, format } })
  })
  let count = 0
  async function* counted(): AsyncGenerator<readonly string[]> {
    for await (const row of rows) {
      count += 1
      if (count % 500 === 0) progress(count)
      yield row
    }
  }
  const response = tableResponse(format, {
    name: `${words('export.matters', operator.language)}-${civilDate(program.now().toISOString())}`,
    header: columns.map((key) => words(`export.column.${key}`, operator.language)),
    rows: counted(),
  })
  return { response, rows: () => count }
}
