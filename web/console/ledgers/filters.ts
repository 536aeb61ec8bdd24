import type { LedgerBody, LedgerFieldBody } from '../../../server/contract/ledger.ts'

/** `post:secretary,sex:female` as pairs, and back; as the server takes it. */
export const equalOf = (text: string | undefined): ReadonlyMap<string, string> =>
  new Map(
    (text ?? '').split(',').flatMap((pair) => {
      const at = pair.indexOf(':')
      return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : []
    }),
  )

export const equalText = (pairs: ReadonlyMap<string, string>): string | undefined =>
  [...pairs]
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}:${value}`)
    .join(',') || undefined

/** Fields with few values to choose from. */
export const choosable = ({ fields }: LedgerBody): readonly LedgerFieldBody[] =>
  fields.filter(({ kind, sensitive }) => !sensitive && (kind === 'code' || kind === 'yes-no'))

const YEARS_BACK = 9

export const periodKind = ({
  fields,
  period,
}: Pick<LedgerBody, 'fields' | 'period'>): 'year' | 'month' | 'date' | null => {
  const kind = fields.find(({ key }) => key === period)?.kind
  return kind === 'year' || kind === 'month' || kind === 'date' ? kind : null
}

/** This year and those before it, newest first; `also` where it lies elsewhere. */
export const yearsFrom = (today: string, also: string | undefined): readonly string[] => {
  const year = Number(today.slice(0, 4))
  const listed = Array.from({ length: YEARS_BACK + 1 }, (_, back) => String(year - back))
  const asked = also?.slice(0, 4)
  return asked && !listed.includes(asked) ? [...listed, asked].toSorted().toReversed() : listed
}

export const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'))

/**
 * What a new record is most likely about: figures of a place are kept when the period is over (one record for each), plans, campaigns and
 * whatever else has several in a period while it runs.
 */
export const likelyPeriod = (body: Pick<LedgerBody, 'fields' | 'period' | 'grain'>, today: string): string => {
  const kind = periodKind(body)
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  if (kind === 'date') return today
  const figures = body.grain?.length === 1 && body.grain[0] === body.period
  if (kind === 'year') return String(figures ? year - 1 : year)
  if (kind !== 'month') return ''
  if (!figures) return today.slice(0, 7)
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}
