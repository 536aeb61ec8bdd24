import type { ImportKind } from '../../contract/exchange.ts'

/** How a cell is read before it is checked: codes and numbers lose blanks and full-width forms, texts keep theirs. */
export type Reading = 'code' | 'text' | 'time'
export interface ImportField {
  readonly key: string
  readonly required: boolean
  readonly read: Reading
  /** Characters at most. */
  readonly max: number
  readonly form?: RegExp
}

const field = (key: string, read: Reading, max: number, more: Partial<ImportField> = {}): ImportField => ({
  key,
  read,
  max,
  required: false,
  ...more,
})
const needed = { required: true }
const PHONE = /^1\d{10}$/

/** Columns of each kind; `external` is the number under which the other system keeps the row: the same number, the same record.
 * An organisation's is its own code. */
export const IMPORT_FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  matters: [
    field('external', 'code', 100, needed),
    field('region', 'code', 24, { ...needed, form: /^\d{6,24}$/ }),
    field('body', 'text', 2000, needed),
    field('subject', 'text', 60),
    field('category', 'code', 32),
    field('address', 'text', 120),
    field('contactName', 'text', 40),
    field('contactPhone', 'code', 11, { form: PHONE }),
    field('lodgedAt', 'time', 19),
  ],
  households: [
    field('external', 'code', 100, needed),
    field('region', 'code', 24, { ...needed, form: /^\d{12,24}$/ }),
    field('door', 'text', 40, needed),
    field('head', 'text', 40, needed),
    field('phone', 'code', 11, { form: PHONE }),
    field('persons', 'code', 2, { form: /^\d{1,2}$/ }),
    field('note', 'text', 500),
  ],
  grids: [
    field('external', 'code', 100, needed),
    field('parent', 'code', 24, { ...needed, form: /^\d{12,24}$/ }),
    field('name', 'text', 60, needed),
    field('form', 'code', 32),
    field('area', 'text', 300),
  ],
  organisations: [
    field('external', 'code', 64, { ...needed, form: /^[a-z][a-z0-9-]{1,63}$/ }),
    field('name', 'text', 60, needed),
    field('shortName', 'text', 30),
    field('hierarchy', 'code', 32, needed),
    field('kind', 'code', 32, { ...needed, form: /^[a-z][a-z0-9-]{0,31}$/ }),
    field('region', 'code', 24, { ...needed, form: /^\d{6,24}$/ }),
    field('parent', 'code', 64),
  ],
}

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const SERIAL_EPOCH = Date.UTC(1899, 11, 30)
const CHINA = 8 * 3_600_000

/** A time in China, as written or as the number of days that a spreadsheet keeps; undefined for what is none. */
export const timeOf = (text: string): Date | undefined => {
  if (/^\d{5}(\.\d+)?$/.test(text)) return new Date(SERIAL_EPOCH + Math.round(Number(text) * 86_400) * 1000 - CHINA)
  const [whole, ...parts] = DAY.exec(text.normalize('NFKC').trim()) ?? []
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0))
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const real = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return whole !== undefined && real ? new Date(at.getTime() - CHINA) : undefined
}
