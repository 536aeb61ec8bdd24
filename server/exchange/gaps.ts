import { accept, type Result } from '../../kernel/refusal/index.ts'
import type { StaffCaller } from '../caller.ts'
import type { GapsPage } from '../contract/indicator.ts'
import type { Declaring, Moment } from '../indicator/basis.ts'
import { gapsOf } from '../indicator/gaps.ts'
import type { Program } from '../program.ts'
import { words } from '../words.ts'
import type { NumbersFile } from './indicators.ts'

type Asked = { readonly region?: string | undefined; readonly period?: string | undefined }

/** All places that a number finds lacking, read page by page. Refusals of gapsOf(). */
export const gapsFile = async (
  program: Program,
  caller: StaffCaller,
  declaring: Declaring,
  moment: Moment,
  asked: Asked,
): Promise<Result<NumbersFile>> => {
  const read = (after: string) => gapsOf(program, caller, declaring, moment, { ...asked, after })
  const first = await read('')
  if (!first.ok) return first
  async function* rows(): AsyncGenerator<readonly string[]> {
    for (let page: GapsPage | null = first.ok ? first.value : null; page !== null; ) {
      for (const { code, above, name } of page.items) yield [code, above, name, page.period]
      const next: Result<GapsPage> | null = page.next === null ? null : await read(page.next)
      page = next?.ok ? next.value : null
    }
  }
  const title = program.packs.words(declaring.indicator.title, caller.language)
  return accept({
    name: `${title}-${words('export.gaps', caller.language)}`,
    header: ['code', 'above', 'name', 'period'].map((key) => words(`export.column.${key}`, caller.language)),
    rows: rows(),
  })
}
