/** A column of a chart's table and of its file. */
export interface Column<T> {
  readonly title: string
  readonly value: (row: T) => string | number | null
  readonly number?: boolean
  /** A code: a spreadsheet would cut its zeros in front and what comes after its 15th digit. */
  readonly code?: boolean
}

/** Spreadsheets run a cell that begins so; a quote in front makes it text. */
const DANGEROUS = /^[=+\-@\t\r]/

const cell = (value: string | number | null): string => {
  if (typeof value === 'number') return String(value)
  const text = value ?? ''
  const tame = DANGEROUS.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame
}

const LOSES = /^(0\d+|\d{12,})$/
const codeCell = (value: string | number | null): string =>
  LOSES.test(String(value)) ? `"=""${value}"""` : cell(value)

/** UTF-8 with BOM, so that a spreadsheet takes the characters for what they are. */
export const toCsv = <T>(columns: readonly Column<T>[], rows: readonly T[]): string =>
  `\uFEFF${[
    columns.map(({ title }) => cell(title)),
    ...rows.map((row) => columns.map(({ value, code }) => (code ? codeCell : cell)(value(row)))),
  ]
    .map((line) => line.join(','))
    .join('\r\n')}\r\n`

/** Hands the text to the reader as a file. */
export const download = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: `${name}.csv` })
  link.click()
  URL.revokeObjectURL(url)
}
