/** From which day on (YYYY-MM-DD), and how many days after the end of a period; null while it is being typed. */
export interface CloseRule {
  readonly from: string
  readonly days: number | null
}
/** One ledger's rules; none: its periods are never closed by themselves. */
export interface LedgerRules {
  readonly ledger: string
  readonly rules: readonly CloseRule[]
}

/** What the setting says, ledger by ledger, as it stands in the text that the form keeps. */
export const rulesOf = (text: string): readonly LedgerRules[] =>
  Object.entries(JSON.parse(text || '{}') as Record<string, CloseRule[]>).map(([ledger, rules]) => ({ ledger, rules }))

/** The text of rules, in the order of their days, as the server takes them. */
export const textOf = (all: readonly LedgerRules[]): string =>
  JSON.stringify(
    Object.fromEntries(
      all.map(({ ledger, rules }) => [
        ledger,
        rules.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from))),
      ]),
    ),
    null,
    2,
  )

const DAYS = 60

/** A further rule holds from the year after the last one, for as many days; the first one from the beginning of `year`. */
export const nextRule = (rules: readonly CloseRule[], year: number): CloseRule => {
  const last = rules.at(-1)
  return { from: `${last ? Number(last.from.slice(0, 4)) + 1 : year}-01-01`, days: last?.days ?? DAYS }
}
