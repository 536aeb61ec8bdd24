import type { CellType, LedgerChanges, LedgerStep, LosingChange } from '../kernel/ledger/index.ts'
import { words } from './words.ts'

/** `text 20`, `integer 1…64`, `decimal .2`, `code openings`: a type in one word, as definitions write it. */
const typeText = (type: CellType): string => {
  const { kind, ...more } = type
  const parts = Object.entries(more).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${String(value)}`],
  )
  return parts.length === 0 ? kind : `${kind}: ${parts.join(', ')}`
}

const stepLine = (step: LedgerStep): string => {
  const ledger = step.ledger.key
  switch (step.kind) {
    case 'add-ledger':
      return words('migrate.step.add-ledger', { ledger, count: step.ledger.fields.length })
    case 'add-field':
      return words('migrate.step.add-field', { ledger, field: step.field.key, type: typeText(step.field.type) })
    case 'widen-field':
      return words('migrate.step.widen-field', {
        ledger,
        field: step.field.key,
        from: typeText(step.old.type),
        to: typeText(step.field.type),
      })
    case 'widen-levels':
      return words('migrate.step.widen-levels', { ledger, levels: step.levels.join(', ') })
    case 'change-rules': {
      const parts = step.parts.join(', ')
      return step.field
        ? words('migrate.step.change-field-rules', { ledger, field: step.field.key, parts })
        : words('migrate.step.change-rules', { ledger, parts })
    }
  }
}

const paramsOf = ({ ledger, field, params }: LosingChange) => ({ ...params, ledger, field: field ?? '' })

/** What is in a step, for programs: without the whole definitions. */
const stepBody = (step: LedgerStep) => ({
  kind: step.kind,
  ledger: step.ledger.key,
  ...('field' in step && step.field && { field: step.field.key }),
  ...('parts' in step && { parts: step.parts }),
  text: stepLine(step),
})

const losingBody = (losing: LosingChange) => ({
  ...losing,
  message: words(`migrate.losing.${losing.code}`, paramsOf(losing)),
  way: words(`migrate.losing.${losing.code}.way`, paramsOf(losing)),
})

/** The difference between the tables that stand and what the packs declare, in words; losing changes last, each with its way round. */
export const changeLines = ({ steps, losing, left }: LedgerChanges): readonly string[] => [
  ...steps.map(stepLine),
  ...left.map((ledger) => words('migrate.left', { ledger })),
  ...losing.map(losingBody).flatMap(({ message, way }) => [message, words('migrate.way', { way })]),
]

/** The same for programs. */
export const changeBody = ({ steps, losing, left }: LedgerChanges) => ({
  steps: steps.map(stepBody),
  losing: losing.map(losingBody),
  left,
})
