import type { Cell, CellType, Ledger, Row } from './types.ts'

const money = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A cell as a sheet holds it: money in 元 with two places, files one after the other; what readCell reads from `sheet`. Null is empty. */
export const cellText = (type: CellType, cell: Cell): string => {
  if (cell === null) return ''
  if (type.kind === 'money') return money(Number(cell))
  if (type.kind === 'yes-no') return cell ? '是' : '否'
  return typeof cell === 'object' ? cell.join(' ') : String(cell)
}

/** All cells of a row as a sheet holds them, by field. */
export const rowTexts = ({ fields }: Pick<Ledger, 'fields'>, row: Row): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map(({ key, type }) => [key, cellText(type, row[key] ?? null)]))
