import { createHash } from 'node:crypto'
import type { CellType, Ledger, LedgerField } from '../../kernel/ledger/index.ts'
import { isKeptByOrganisations, MOST_MONEY, pastTableOf, tableOf } from '../../kernel/ledger/index.ts'

/** Statements that make and change the tables of ledgers. Keys were checked (kernel/pack), yet every name is quoted. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const TEXT = 'text collate "C"'
const TYPES: Readonly<Record<CellType['kind'], string>> = {
  text: TEXT,
  integer: 'bigint',
  decimal: 'numeric',
  money: 'bigint',
  'yes-no': 'boolean',
  date: 'date',
  month: TEXT,
  year: 'integer',
  code: TEXT,
  region: TEXT,
  organisation: TEXT,
  record: 'uuid',
  point: 'jsonb',
  files: 'uuid[]',
}

/** The column's type; what is sensitive is encrypted. */
export const columnType = ({ type, sensitive }: LedgerField): string => (sensitive ? 'bytea' : TYPES[type.kind])

type Check = readonly [name: string, condition: string]

const bounds = (column: string, least: number | undefined, most: number | undefined): readonly Check[] => {
  const parts = [
    ...(least === undefined ? [] : [`${column} >= ${least}`]),
    ...(most === undefined ? [] : [`${column} <= ${most}`]),
  ]
  return parts.length === 0 ? [] : [['range', parts.join(' and ')]]
}

const checksOfType = (type: CellType, column: string): readonly Check[] => {
  switch (type.kind) {
    case 'text':
      return [['length', `char_length(${column}) <= ${type.most}`]]
    case 'integer':
      return bounds(column, type.least, type.most)
    case 'decimal':
      return [['places', `${column} = round(${column}, ${type.places})`], ...bounds(column, type.least, type.most)]
    case 'money':
      return bounds(column, type.negative ? -MOST_MONEY : 0, MOST_MONEY)
    case 'month':
      return [['form', `${column} ~ '^[1-9][0-9]{3}-(0[1-9]|1[0-2])$'`]]
    case 'year':
      return bounds(column, 1000, 9999)
    case 'date':
      return [['range', `${column} between '1000-01-01' and '9999-12-31'`]]
    case 'region':
      return [['form', `${column} ~ '^[0-9]{2,24}$'`]]
    case 'files':
      return [['number', `cardinality(${column}) <= ${type.most}`]]
    default:
      return []
  }
}

/** Bounds as named constraints. What is required or valid by a rule is the kernel's: it changes with the pack, and old records stay. */
const checksOf = (field: LedgerField): readonly Check[] =>
  field.sensitive
    ? []
    : checksOfType(field.type, quoted(field.key)).map(([name, condition]) => [`${field.key}_${name}`, condition])

const OWN = `county char(6) collate "C" not null,
  id uuid not null,
  region text collate "C" not null,
  version integer not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  confirmed_at timestamptz not null,
  source text collate "C" not null,
  reason text`

const OWN_CHECKS: readonly Check[] = [
  ['region_county', `region ~ '^[0-9]{2,24}$' and rpad(left(region, 6), 6, '0') = county`],
  ['version_number', 'version >= 1'],
  ['source_kind', `source in ('hand', 'import', 'exchange')`],
]

const constraint = ([name, condition]: Check): string => `constraint ${quoted(name)} check (${condition})`
const IN_SCOPE = `region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)`

/**
 * What a policy admits. Where an organisation keeps the ledger, an end of the range is that of the keeper or of the scope, told before the first
 * row is read: one range, so that the index is read as it is for all other ledgers; two of them joined by `or` would be looked at row by row.
 */
const admitted = (ledger: Ledger): string => {
  if (!isKeptByOrganisations(ledger)) return IN_SCOPE
  const isKept = `'${ledger.key.replaceAll("'", "''")}' = any (string_to_array(current_setting('app.kept', true), ','))`
  const end = (of: 'lo' | 'hi'): string =>
    `case when ${isKept} then current_setting('app.kept_${of}', true) else current_setting('app.${of}', true) end`
  return `region >= ${end('lo')} and region < ${end('hi')}`
}

/** Another keeper may need another policy; its tables stay. */
export const regarding = (ledger: Ledger): readonly string[] =>
  [tableOf(ledger), pastTableOf(ledger)].map(
    (table) => `alter policy scope on ${quoted(table)} using (${admitted(ledger)})`,
  )

const guarded = (ledger: Ledger, table: string, forApp: string): readonly string[] => [
  `alter table ${quoted(table)} enable row level security`,
  `create policy scope on ${quoted(table)} to lingyan_app using (${admitted(ledger)})`,
  `create policy system on ${quoted(table)} to lingyan_system using (true) with check (true)`,
  `grant ${forApp} on ${quoted(table)} to lingyan_app`,
  `grant select, insert, update, delete on ${quoted(table)} to lingyan_system`,
]

const tableFor = (ledger: Ledger, table: string, more: readonly string[]): string => {
  const columns = ledger.fields.map((field) => `${quoted(field.key)} ${columnType(field)}`)
  const checks = [...OWN_CHECKS, ...ledger.fields.flatMap(checksOf)].map(constraint)
  return `create table ${quoted(table)} (\n  ${[OWN, ...columns, ...more, ...checks].join(',\n  ')}\n)`
}

/** Cells that a list is narrowed by: few values, or the record of another ledger. */
const CHOSEN: ReadonlySet<CellType['kind']> = new Set(['code', 'yes-no', 'region', 'organisation', 'record'])
/** Cells that a period is one value of. */
const PERIODS: ReadonlySet<CellType['kind']> = new Set(['year', 'month'])

/** The longest name that the database keeps whole. */
const LONGEST = 63

const narrowingName = (table: string, key: string): string => {
  const name = `${table}_by_${key}`
  return name.length <= LONGEST ? name : `${table}_by_${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
}

const kindOf = ({ fields }: Ledger, wanted: string | undefined): CellType['kind'] | undefined =>
  fields.find(({ key }) => key === wanted)?.type.kind

/**
 * Indexes that lists are read from, in the order of the list: one for each field that they are narrowed by, so that a page costs the same
 * however seldom the value is and however many regions are looked at; one for what grows old; and where records count by days one of
 * them, newest first, which holds the other choices too. By the name that each has.
 */
export const narrowing = (ledger: Ledger): ReadonlyMap<string, string> => {
  const table = tableOf(ledger)
  const created = (name: string, columns: string) =>
    [name, `create index ${quoted(name)} on ${quoted(table)} ${columns}`] as const
  const open = ledger.fields.filter(({ sensitive }) => sensitive === undefined)
  const chosen = open.filter(({ type }) => CHOSEN.has(type.kind)).map(({ key }) => key)
  const periods = open.filter(({ key, type }) => key === ledger.period && PERIODS.has(type.kind)).map(({ key }) => key)
  const beside = chosen.length === 0 ? '' : ` include (${chosen.map(quoted).join(', ')})`
  const [listed, byDay] = created(`${table}_listed`, `(region, ${quoted(ledger.period ?? '')} desc, id)${beside}`)
  // tables that are older than it have one that begins alike
  const inPlace = `drop index if exists ${quoted(`${table}_period`)}; ${byDay}`
  return new Map([
    ...[...chosen, ...periods].map((key) => created(narrowingName(table, key), `(${quoted(key)}, region, id)`)),
    ...(ledger.freshDays === undefined ? [] : [created(`${table}_confirmed`, '(region, confirmed_at, id)')]),
    ...(kindOf(ledger, ledger.period) === 'date' ? [[listed, inPlace] as const] : []),
  ])
}

const indexes = (ledger: Ledger, table: string): readonly string[] => {
  // what a list of days is read from begins alike
  const listed = table === tableOf(ledger) && kindOf(ledger, ledger.period) === 'date'
  const byPeriod = `create index ${quoted(`${table}_period`)} on ${quoted(table)} (region, ${quoted(ledger.period ?? '')})`
  return [
    `create index ${quoted(`${table}_region`)} on ${quoted(table)} (region, id)`,
    ...(ledger.period === undefined || listed ? [] : [byPeriod]),
  ]
}

const grainOf = ({ grain }: Ledger, table: string): readonly string[] =>
  grain === null
    ? []
    : [
        `constraint ${quoted(`${table}_grain`)} unique nulls not distinct (${['county', 'region', ...grain.map(quoted)].join(', ')})`,
      ]

/** All that makes both tables of a ledger. */
export const creating = (ledger: Ledger): readonly string[] => {
  const [now, past] = [tableOf(ledger), pastTableOf(ledger)]
  return [
    tableFor(ledger, now, [`constraint ${quoted(`${now}_pk`)} primary key (county, id)`, ...grainOf(ledger, now)]),
    tableFor(ledger, past, [
      'until timestamptz not null',
      `constraint ${quoted(`${past}_pk`)} primary key (county, id, version)`,
    ]),
    ...[now, past].flatMap((table) => indexes(ledger, table)),
    ...narrowing(ledger).values(),
    ...guarded(ledger, now, 'select, insert, update, delete'),
    // what stood before is added to, never changed
    ...guarded(ledger, past, 'select, insert'),
  ]
}

const inBoth = (ledger: Ledger, statement: (table: string) => readonly string[]): readonly string[] =>
  [tableOf(ledger), pastTableOf(ledger)].flatMap((table) => statement(quoted(table)))

/** A field more; rows that stand have no value in it. */
export const adding = (ledger: Ledger, field: LedgerField): readonly string[] =>
  inBoth(ledger, (table) => [
    `alter table ${table} add column ${quoted(field.key)} ${columnType(field)}`,
    ...checksOf(field).map((check) => `alter table ${table} add ${constraint(check)}`),
  ])

/** A field that may hold more than before. */
export const widening = (ledger: Ledger, old: LedgerField, next: LedgerField): readonly string[] =>
  inBoth(ledger, (table) => [
    ...checksOf(old).map(([name]) => `alter table ${table} drop constraint ${quoted(name)}`),
    ...(columnType(old) === columnType(next)
      ? []
      : [`alter table ${table} alter column ${quoted(next.key)} type ${columnType(next)}`]),
    ...checksOf(next).map((check) => `alter table ${table} add ${constraint(check)}`),
  ])
