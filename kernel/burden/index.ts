/** How often a form is due. */
export const EVERY = ['once', 'month', 'quarter', 'year'] as const
export type Every = (typeof EVERY)[number]

const STEP: Readonly<Record<Every, number>> = { once: 0, month: 1, quarter: 3, year: 12 }

/** The month `n` months after; months are YYYY-MM. */
export const monthAfter = (month: string, n: number): string => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** Months in which a form is due, first and last included; the first alone where it is due once. */
export const monthsDue = (form: {
  readonly every: Every
  readonly first: string
  readonly last: string
}): readonly string[] => {
  const step = STEP[form.every]
  const months = [form.first]
  for (let next = monthAfter(form.first, step); step > 0 && next <= form.last; next = monthAfter(next, step))
    months.push(next)
  return months
}

/** What is asked of one region in one month. Minutes are of one person. */
export interface Load {
  readonly forms: number
  readonly fields: number
  readonly minutes: number
}
/** At the most, in a month; null: not limited. */
export type Quota = Readonly<Record<keyof Load, number | null>>

export const NO_LOAD: Load = { forms: 0, fields: 0, minutes: 0 }

export const plusLoad = (one: Load, other: Load): Load => ({
  forms: one.forms + other.forms,
  fields: one.fields + other.fields,
  minutes: one.minutes + other.minutes,
})

export interface Over {
  readonly what: keyof Load
  readonly most: number
  readonly now: number
  readonly more: number
}

/** Which limits `more` would pass; none where there is room. */
export const overQuota = (now: Load, more: Load, quota: Quota): readonly Over[] =>
  (['forms', 'fields', 'minutes'] as const).flatMap((what) => {
    const most = quota[what]
    return most !== null && now[what] + more[what] > most ? [{ what, most, now: now[what], more: more[what] }] : []
  })

/** A quota that a pack or a programme sets, for a time; what it does not name stays as it is without it. */
export interface DatedQuota extends Partial<Quota> {
  /** YYYY-MM-DD: first and last day; open where absent, and an open end gives way to the next one. */
  readonly from: string
  readonly until?: string
  /** Document and clause. */
  readonly basis: string
}

/** The quota of a day (YYYY-MM-DD): each of `layers`, the most general first, sets what it names; of those in force the last begun. */
export const quotaOn = (fallback: Quota, layers: readonly (readonly DatedQuota[])[], day: string): Quota =>
  layers
    .flatMap(
      (layer) =>
        layer
          .filter(({ from, until }) => from <= day && (until === undefined || day <= until))
          .toSorted((a, b) => (a.from < b.from ? -1 : 1))
          .at(-1) ?? [],
    )
    .reduce<Quota>(
      (quota, { forms = quota.forms, fields = quota.fields, minutes = quota.minutes }) => ({ forms, fields, minutes }),
      fallback,
    )
