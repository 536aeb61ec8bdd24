import type { Cell, Ledger, LedgerField, Row } from '../../kernel/ledger/index.ts'
import type { StoredCell, StoredRow } from '../../store/ledger/records.ts'
import type { Crypto } from '../crypto/index.ts'
import { maskName, maskPhone } from '../presenters/mask.ts'

/** Each field of each ledger has a key of its own: a value copied into another column does not open. */
const purposeOf = (ledger: Ledger, field: LedgerField): string => `ledger.${ledger.key}.${field.key}`

/** Cells as they are stored: what is sensitive is encrypted. */
export const sealed = (crypto: Crypto, ledger: Ledger, row: Row): StoredRow =>
  Object.fromEntries(
    ledger.fields.map((field) => {
      const value = row[field.key] ?? null
      if (value === null || field.sensitive === undefined) return [field.key, plain(value)]
      return [field.key, crypto.encrypt(purposeOf(ledger, field), String(value))]
    }),
  )

const plain = (value: Cell): StoredCell => (Array.isArray(value) ? [...value] : (value as StoredCell))

/** The clear text of the sensitive cells; null where there is none. */
export const opened = (crypto: Crypto, ledger: Ledger, row: StoredRow): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    ledger.fields.flatMap((field) => {
      if (field.sensitive === undefined) return []
      const value = row[field.key]
      return [[field.key, Buffer.isBuffer(value) ? crypto.decrypt(purposeOf(ledger, field), value) : null]]
    }),
  )

/** Cells as the kernel reads them, in clear: what a rule over the row needs. */
export const whole = (crypto: Crypto, ledger: Ledger, row: StoredRow): Row => ({
  ...(row as Row),
  ...opened(crypto, ledger, row),
})

const MASKS: Readonly<Record<NonNullable<LedgerField['sensitive']>, (text: string) => string>> = {
  phone: maskPhone,
  // the first and the last four signs, as on a bank's letter
  identity: (text) => (text.length > 8 ? `${text.slice(0, 4)}${'*'.repeat(10)}${text.slice(-4)}` : maskName(text)),
  account: (text) => `****${text.slice(-4)}`,
  health: () => '****',
  other: maskName,
}

/** Cells as they are shown: what is sensitive is masked. */
export const shown = (crypto: Crypto, ledger: Ledger, row: StoredRow): Readonly<Record<string, Cell>> => {
  const clear = opened(crypto, ledger, row)
  return Object.fromEntries(
    ledger.fields.map(({ key, sensitive }) => {
      const text = clear[key]
      if (sensitive === undefined) return [key, (row[key] ?? null) as Cell]
      return [key, text === null || text === undefined ? null : MASKS[sensitive](text)]
    }),
  )
}

/** Whether two rows say the same; compared in clear, since each encryption differs. */
export const sameCells = (ledger: Ledger, one: Row, other: Row): boolean =>
  ledger.fields.every(({ key }) => JSON.stringify(one[key] ?? null) === JSON.stringify(other[key] ?? null))
