import type { Comparison, Expression, Literal, TextTest } from '../../kernel/formula/index.ts'

/** Collects values in the order of their places: `$1`, `$2` … A value once bound is bound once. */
export interface Bound {
  readonly values: readonly string[]
  readonly bind: (value: string) => string
}

export const bound = (given: readonly string[] = []): Bound => {
  const values = [...given]
  return {
    values,
    bind: (value) => {
      if (!values.includes(value)) values.push(value)
      return `$${values.indexOf(value) + 1}`
    },
  }
}

/** Where a column of the row is found: `t."income"`; `on` is a date of its own. */
export type Place = (name: string) => string

type Of<O extends Expression['op']> = Expression & { op: O }

const COMPARED: Readonly<Record<Comparison, string>> = {
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}
const TESTED: Readonly<Record<TextTest, (text: string, part: string) => string>> = {
  startsWith: (text, part) => `starts_with(${text}, ${part})`,
  endsWith: (text, part) => `(right(${text}, length(${part})) = ${part})`,
  contains: (text, part) => `(strpos(${text}, ${part}) > 0)`,
}

/** Digits as they are: `1e21` is a numeric to the database, too. */
const constant = (kind: Expression['kind'], value: Literal, { bind }: Bound): string => {
  if (kind === 'bool') return String(value)
  if (kind === 'number') return `${bind(String(value))}::text::numeric`
  return kind === 'date' ? `${bind(String(value))}::text::date` : `${bind(String(value))}::text collate "C"`
}

const isWhole = (one: Expression): boolean =>
  (one.op === 'column' && one.whole) || (one.op === 'value' && Number.isSafeInteger(one.value))

/** A whole column against a whole constant is compared as integers, several times quicker than as numerics. */
const compared = (one: Expression, other: Expression, place: Place, binds: Bound): string => {
  if (one.op === 'column') return place(one.name)
  if (one.op === 'value' && one.kind === 'number' && isWhole(one) && isWhole(other))
    return `${binds.bind(String(one.value))}::text::bigint`
  return expressionSql(one, place, binds)
}

const compare = ({ by, of: [left, right] }: Of<'compare'>, place: Place, binds: Bound): string =>
  `(${compared(left, right, place, binds)} ${COMPARED[by]} ${compared(right, left, place, binds)})`

/** A division by zero has no value. */
const compute = ({ by, of: [left, right] }: Of<'compute'>, place: Place, binds: Bound): string => {
  const [a, b] = [expressionSql(left, place, binds), expressionSql(right, place, binds)]
  return by === '/' ? `(${a} / nullif(${b}, 0))` : `(${a} ${by} ${b})`
}

const among = ({ of, among }: Of<'in'>, place: Place, binds: Bound): string => {
  const kind = of.kind
  return `(${expressionSql(of, place, binds)} in (${among.map((value) => constant(kind, value, binds)).join(', ')}))`
}

/** Whole years or months; the database's own age() counts as ageOn() and monthsBetween() do. From a later day: no value. */
const age = ({ op, of: [birth, on] }: Of<'age' | 'months'>, place: Place, binds: Bound): string => {
  const [from, until] = [expressionSql(birth, place, binds), expressionSql(on, place, binds)]
  const part = (unit: string): string => `extract(${unit} from age(${until}, ${from}))::numeric`
  return `(case when ${from} <= ${until} then ${op === 'age' ? part('year') : `12 * ${part('year')} + ${part('month')}`} end)`
}

/** SQL of an expression over columns, every constant bound; null is no value. Numbers are computed as numerics, exactly. */
export const expressionSql = (one: Expression, place: Place, binds: Bound): string => {
  const sql = (other: Expression): string => expressionSql(other, place, binds)
  switch (one.op) {
    case 'value':
      return constant(one.kind, one.value, binds)
    case 'column':
      return one.whole ? `${place(one.name)}::numeric` : place(one.name)
    case 'absent':
      return `(${place(one.name)} is ${one.not ? 'not ' : ''}null)`
    case 'not':
      return `(not ${sql(one.of)})`
    case 'minus':
      return `(- ${sql(one.of)})`
    case 'and':
    case 'or':
      return `(${sql(one.of[0])} ${one.op} ${sql(one.of[1])})`
    case 'compare':
      return compare(one, place, binds)
    case 'compute':
      return compute(one, place, binds)
    case 'in':
      return among(one, place, binds)
    case 'test':
      return TESTED[one.by](sql(one.of[0]), sql(one.of[1]))
    case 'choose': {
      // a plain else would take the second where the condition has no value
      const when = sql(one.when)
      return `(case when ${when} then ${sql(one.of[0])} when not ${when} then ${sql(one.of[1])} end)`
    }
    case 'age':
    case 'months':
      return age(one, place, binds)
    case 'written':
      return `to_char(${sql(one.of)}, 'YYYY-MM-DD') collate "C"`
  }
}
