import { DIVISION_WIDTHS } from '../../kernel/place/index.ts'
import { type Cell, copyRows } from '../copy.ts'
import type { Sql, Tx } from '../database.ts'

/** One line of a divisions file, as it was read. */
export interface DivisionLine {
  /** Line of the file, from 1. */
  readonly line: number
  readonly code: string
  /** The code cut to its level, where it is a 12-digit code that ends in zeros; otherwise null. */
  readonly cut: string | null
  readonly name: string
  readonly kind: string
  /** 1 to 5, and the code one level up; null where the code is wrong, and the parent of a province. */
  readonly level: number | null
  readonly parent: string | null
  /** Why the line is refused on its own; null where nothing is wrong with it. */
  readonly problem: DivisionProblem | null
}
export type DivisionProblem =
  | 'bad-code'
  | 'empty-name'
  | 'name-too-long'
  | 'wrong-columns'
  | 'duplicate'
  | 'parent-missing'
  | 'tree-is-newer'

export interface DivisionRefusal {
  readonly line: number
  readonly code: string
  readonly name: string
  readonly problem: DivisionProblem
}
/** read = written + unchanged + refused. */
export interface DivisionReport {
  readonly read: number
  /** Lines that opened a region or gave one a new name. */
  readonly written: number
  readonly unchanged: number
  readonly refused: number
  readonly opened: number
  readonly renamed: number
  /** Regions that the file no longer lists, closed on the day; a file closes only below parents whose children it lists. */
  readonly closed: number
  /** Grids that stand below closed villages and wait for a succession. */
  readonly orphans: number
  readonly refusals: readonly DivisionRefusal[]
}

/** Refusals told in full; beyond them only their number. */
const MOST_REFUSALS = 10_000

/**
 * Brings the register of regions to what a divisions file says, in force from `on` (YYYY-MM-DD). The file flows into a
 * staging table and is checked there as a set, so that memory stays the same whatever its length. All of it or nothing.
 */
export const importDivisions = (
  sql: Sql,
  lines: AsyncIterable<DivisionLine>,
  options: { readonly on: string; readonly document: string; readonly progress: (step: string) => void },
): Promise<DivisionReport> =>
  sql.begin(async (begun) => {
    const tx = begun as unknown as Tx
    await tx`set local statement_timeout = 0`
    await tx`set local work_mem = '64MB'`
    await stage(tx, lines)
    options.progress('staged')
    await check(tx, options.on)
    options.progress('checked')
    const changes = await apply(tx, options.on, options.document)
    options.progress('written')
    return report(tx, changes)
  }) as Promise<DivisionReport>

const stage = async (tx: Tx, lines: AsyncIterable<DivisionLine>): Promise<void> => {
  await tx`create temp table division_line (
    line integer not null, code text collate "C" not null, cut text collate "C", name text not null, kind text not null,
    level smallint, parent text collate "C", problem text
  ) on commit drop`
  await copyRows(
    tx,
    'division_line',
    ['line', 'code', 'cut', 'name', 'kind', 'level', 'parent', 'problem'],
    cells(lines),
  )
  await tx`create index on division_line (code)`
  // A few counties without towns have placeholders 000 and 000000 below them: a 12-digit code of zeros is such a village where
  // the file lists its 9-digit parent; everywhere else it is its county or town written out in full.
  await tx`update division_line d set cut = null, level = 5, parent = left(d.code, 9)
    where d.cut is not null and substr(d.code, 7, 3) = '000'
      and exists (select 1 from division_line p where p.code = left(d.code, 9))`
  await tx`update division_line set code = cut where cut is not null`
  await tx`create index on division_line (parent)`
  await tx`analyze division_line`
}

async function* cells(lines: AsyncIterable<DivisionLine>): AsyncGenerator<readonly Cell[]> {
  for await (const { line, code, cut, name, kind, level, parent, problem } of lines)
    yield [line, code, cut, name, kind, level, parent, problem]
}

const check = async (tx: Tx, on: string): Promise<void> => {
  await tx`update division_line d set problem = 'duplicate' from (
      select code, min(line) first from division_line where problem is null group by code having count(*) > 1
    ) n where n.code = d.code and d.line > n.first and d.problem is null`
  // what stands already from a later day can't be changed by an older file
  await tx`update division_line d set problem = 'tree-is-newer' from region r
    where r.code = d.code and d.problem is null and r.valid_to is null and r.valid_from > ${on}`
  for (const level of [2, 3, 4, 5]) {
    await tx`update division_line d set problem = 'parent-missing' where d.level = ${level} and d.problem is null
      and not exists (select 1 from division_line p where p.code = d.parent and p.problem is null)
      and not exists (select 1 from region r where r.code = d.parent and r.valid_from <= ${on} and r.valid_to is null)`
  }
}

interface Changes {
  readonly opened: number
  readonly renamed: number
  readonly closed: number
  readonly orphans: number
}

const apply = async (tx: Tx, on: string, document: string): Promise<Changes> => {
  const closed = await close(tx, on)
  const opened = await tx`insert into region (code, name, level, kind, valid_from)
    select d.code, d.name, d.level, d.kind, ${on} from division_line d where d.problem is null
      and not exists (select 1 from region r where r.code = d.code and r.valid_to is null)
    order by d.code
    on conflict (code, valid_from) do update set name = excluded.name, kind = excluded.kind, valid_to = null`
  // a name that began on this very day never stood
  const corrected = await tx`update region r set name = d.name, kind = d.kind from division_line d
    where d.problem is null and r.code = d.code and (r.name, r.kind) <> (d.name, d.kind)
      and r.valid_to is null and r.valid_from = ${on}`
  const renamed = await tx`
    with old as (
      update region r set valid_to = ${on} from division_line d
      where d.problem is null and r.code = d.code and (r.name, r.kind) <> (d.name, d.kind)
        and r.valid_to is null and r.valid_from < ${on}
      returning r.code, r.level, d.name, d.kind, r.lon, r.lat
    ), renewed as (
      insert into region (code, name, level, kind, valid_from, lon, lat)
      select code, name, level, kind, ${on}, lon, lat from old returning code
    )
    insert into region_succession (id, kind, on_date, from_code, to_code, document)
    select gen_random_uuid(), 'rename', ${on}, code, code, ${document} from renewed`
  const [orphans] = await tx<{ n: string }[]>`select count(*) n from region g where g.level > 5 and g.valid_to is null
    and exists (select 1 from division_closed c where c.code = left(g.code, 12))`
  return { opened: opened.count, renamed: renamed.count + corrected.count, closed, orphans: Number(orphans?.n) }
}

/** Closes what stands, is missing from the file, and lies below a parent whose children the file lists, or that is closed itself. */
const close = async (tx: Tx, on: string): Promise<number> => {
  await tx`create temp table division_closed (code text collate "C" primary key) on commit drop`
  for (const level of [2, 3, 4, 5]) {
    const width = DIVISION_WIDTHS[level - 2] as number
    await tx`insert into division_closed
      select r.code from region r where r.level = ${level} and r.valid_to is null and r.valid_from <= ${on}
        and not exists (select 1 from division_line d where d.code = r.code)
        and (exists (select 1 from division_line d where d.parent = left(r.code, ${width}))
          or exists (select 1 from division_closed c where c.code = left(r.code, ${width})))`
  }
  // opened by a file of the same day: it never stood
  await tx`delete from region r using division_closed c where r.code = c.code and r.valid_to is null and r.valid_from = ${on}`
  await tx`update region r set valid_to = ${on} from division_closed c where r.code = c.code and r.valid_to is null`
  const [row] = await tx<{ n: string }[]>`select count(*) n from division_closed`
  return Number(row?.n)
}

const report = async (tx: Tx, changes: Changes): Promise<DivisionReport> => {
  const [sums] = await tx<{ read: number; refused: number }[]>`
    select count(*)::int read, (count(*) filter (where problem is not null))::int refused from division_line`
  const { read, refused } = { read: 0, refused: 0, ...sums }
  const refusals = await tx<DivisionRefusal[]>`
    select line, code, name, problem from division_line where problem is not null order by line limit ${MOST_REFUSALS}`
  const written = changes.opened + changes.renamed
  return {
    read,
    written,
    unchanged: read - refused - written,
    refused,
    ...changes,
    refusals: refusals.map((row) => ({ ...row })),
  }
}
