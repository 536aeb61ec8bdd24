import type { PackSet } from '../pack/index.ts'
import type { Element } from './types.ts'

/** Every fact that any ledger declares, in the order of the packs. */
export const elementsOf = (set: PackSet): readonly Element[] =>
  set.packs.flatMap((pack) =>
    (pack.ledgers ?? []).flatMap((ledger) => ledger.fields.map((field) => ({ pack, ledger, field }))),
  )

/** What says when a record counts is chosen, not asked for: a year stands in every yearly ledger. */
export const isAsked = ({ ledger, field }: Element): boolean => field.key !== ledger.period

export const elementId = ({ ledger, field }: Pick<Element, 'ledger' | 'field'>): string => `${ledger.key}.${field.key}`
