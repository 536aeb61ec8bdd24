import type { Indicator } from '../indicator/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { FieldDraft } from './declareField.ts'
import type { CodeList } from './types.ts'

type LedgerDraft = Omit<Ledger, 'title' | 'fields'> & {
  /** What its fields are facts about: `income` gives the elements `income.sales` …; two ledgers about one thing can't both ask. */
  readonly subject: string
  readonly fields: readonly FieldDraft[]
}
type IndicatorDraft = Omit<Indicator, 'title' | 'definition' | 'version' | 'places'> &
  Partial<Pick<Indicator, 'version' | 'places'>>

/**
 * Definitions of one pack with titles by convention: `<pack>.list.<list>.<code>`, `<pack>.ledger.<ledger>`, `<pack>.field.<field>`,
 * `<pack>.indicator.<indicator>` and the same with `.definition`. A field that says another title keeps it.
 */
export const declaring = (pack: string) => ({
  list: (key: string, codes: readonly string[]): CodeList => ({
    key,
    title: `${pack}.list.${key}`,
    items: codes.map((code) => ({ code, title: `${pack}.list.${key}.${code}` })),
  }),
  ledger: ({ subject, ...draft }: LedgerDraft): Ledger => ({
    ...draft,
    title: `${pack}.ledger.${draft.key}`,
    fields: draft.fields.map((one) => ({
      title: `${pack}.field.${one.key}`,
      element: `${subject}.${one.key.replaceAll('_', '-')}`,
      ...one,
    })),
  }),
  /** Version 1 and whole numbers where nothing else is said. */
  indicator: (draft: IndicatorDraft): Indicator => ({
    version: '1',
    places: 0,
    ...draft,
    title: `${pack}.indicator.${draft.key}`,
    definition: `${pack}.indicator.${draft.key}.definition`,
  }),
})
