import { plain } from './texts.ts'

/** A number as it was written: sign and digits, exact. */
export interface Written {
  readonly negative: boolean
  /** Without leading zeros; `0` for nothing before the point. */
  readonly whole: string
  /** Without trailing zeros; empty for a whole number. */
  readonly part: string
}

const GROUPED = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/

/** `1,234.50`, `－12`, `+3`; undefined for anything else (`1,2,3`, `1e5`, `.5`, `3万`). */
export const written = (text: string): Written | undefined => {
  if (/^[1-9]\d*$/.test(text)) return { negative: false, whole: text, part: '' }
  const found = GROUPED.exec(plain(text))
  if (!found) return undefined
  const whole = (found[2] ?? '').replaceAll(',', '').replace(/^0+(?=\d)/, '')
  const part = (found[3] ?? '').replace(/0+$/, '')
  return { negative: found[1] === '-' && (whole !== '0' || part !== ''), whole, part }
}

/** A sheet counts in binary and shows fifteen digits: 0.1 + 0.2 is meant to be 0.3. */
export const shownBySheet = (value: number): string => String(Number(value.toPrecision(15)))

/** As exact text, the shortest: `-12.5`. */
export const decimalText = ({ negative, whole, part }: Written): string =>
  `${negative ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`

/** In units of 10^-places (分 of 元 with two); undefined where it has more places. */
export const inUnits = ({ negative, whole, part }: Written, places: number): number | undefined => {
  if (part.length > places) return undefined
  const units = Number(`${whole}${part.padEnd(places, '0')}`)
  return negative && units !== 0 ? -units : units
}
