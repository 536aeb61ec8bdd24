import type { Ledger } from '../../kernel/ledger/index.ts'
import { staysUnlessGiven, tableOf } from '../../kernel/ledger/index.ts'
import type { Tx } from '../database.ts'
import type { StoredRow, Writing } from './records.ts'
import { INCOMING } from './stage.ts'

/** A staged row and a record that says the same, but for what only the server's keys open. */
export interface SamePair {
  readonly row: number
  readonly id: string
  readonly staged: StoredRow
  readonly standing: StoredRow
}

const hidden = ({ fields }: Ledger) => fields.filter(({ sensitive }) => sensitive !== undefined).map(({ key }) => key)

/** All that is in clear, as one text of each: the same text, the same cells. Of files rows say nothing. */
const clearText = (tx: Tx, ledger: Ledger, of: string) => {
  const keys = ledger.fields.filter((field) => !staysUnlessGiven(field)).map(({ key }) => key)
  return tx`row(${tx(of)}.region ${keys.length === 0 ? tx`` : keys.map((key) => tx`, ${tx(of)}.${tx(key)}`)})::text`
}

/** How a staged row and the record that it may repeat come together: found by its grain, or any with the same text. */
const beside = (tx: Tx, ledger: Ledger, { county }: Pick<Writing, 'county'>) =>
  tx`join ${tx(tableOf(ledger))} r on r.county = ${county} and r.region = i.region
    and ${ledger.grain === null ? tx`(i.found is null or r.id = i.found)` : tx`r.id = i.found`}
    and ${clearText(tx, ledger, 'r')} = ${clearText(tx, ledger, 'i')}`

/**
 * Drops the rows that say nothing new, where nothing in them is encrypted; returns how many those were. Of records without a grain, each
 * stands for one row.
 */
export const dropSame = async (tx: Tx, ledger: Ledger, writing: Pick<Writing, 'county'>): Promise<number> => {
  const numbered = (of: string, by: string) =>
    tx`row_number() over (partition by ${clearText(tx, ledger, of)} order by ${tx(of)}.${tx(by)})`
  const gone =
    ledger.grain === null
      ? await tx`with ours as (select i.row_number, i.found, ${clearText(tx, ledger, 'i')} said, ${numbered('i', 'row_number')} turn
            from ${tx(INCOMING)} i where i.found is null),
          theirs as (select ${clearText(tx, ledger, 'r')} said, ${numbered('r', 'id')} turn from ${tx(tableOf(ledger))} r
            where r.county = ${writing.county} and r.region in (select region from ${tx(INCOMING)})
              and not exists (select 1 from ${tx(INCOMING)} f where f.found = r.id)),
          gone as (select ours.row_number from ours join theirs using (said, turn)
            union all select i.row_number from ${tx(INCOMING)} i ${beside(tx, ledger, writing)} where i.found is not null)
        delete from ${tx(INCOMING)} i using gone where i.row_number = gone.row_number`
      : await tx`delete from ${tx(INCOMING)} where row_number in
          (select i.row_number from ${tx(INCOMING)} i ${beside(tx, ledger, writing)})`
  return gone.count
}

/** Pairs that differ at most in what is encrypted, a bundle at a time by their rows; whoever has the keys tells the same from the rest. */
export async function* samePairs(
  tx: Tx,
  ledger: Ledger,
  writing: Pick<Writing, 'county'>,
): AsyncGenerator<readonly SamePair[]> {
  const keys = hidden(ledger)
  const cells = (of: string) => keys.map((key, index) => tx`, ${tx(of)}.${tx(key)} as ${tx(`${of}_${index}`)}`)
  await tx`create temp table same_pairs on commit drop as
    select i.row_number as row, r.id ${cells('i')} ${cells('r')} from ${tx(INCOMING)} i ${beside(tx, ledger, writing)}`
  const rowOf = (raw: Record<string, Buffer | null>, of: string): StoredRow =>
    Object.fromEntries(keys.map((key, index) => [key, raw[`${of}_${index}`] ?? null]))
  for (let last = { row: 0, id: '00000000-0000-0000-0000-000000000000' }; ; ) {
    const rows = await tx<(Record<string, Buffer | null> & { row: number; id: string })[]>`
      select * from same_pairs where (row, id) > (${last.row}, ${last.id}::uuid) order by row, id limit 2000`
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows.map((raw) => ({ row: raw.row, id: raw.id, staged: rowOf(raw, 'i'), standing: rowOf(raw, 'r') }))
    last = { row: end.row, id: end.id }
  }
}
