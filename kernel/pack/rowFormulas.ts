import { dividesByZero } from '../formula/zero.ts'
import type { Result } from '../refusal/index.ts'
import type { Finding, Place } from './finding.ts'
import { finding } from './finding.ts'

const UNKNOWN = /^Unknown variable: (\w+)/

/** Words of their own where those of processes would name the wrong things. */
const CODES: Readonly<Record<string, string>> = { 'formula-type': 'row-formula-type' }

const refused = (place: Place, source: string, { code, params = {} }: { code: string; params?: object }): Finding => {
  const given = params as Finding['params']
  const unknown = UNKNOWN.exec(String(given.detail ?? ''))?.[1]
  if (unknown !== undefined) return finding(place, 'unknown-name', { name: unknown, at: given.at ?? 0, rule: source })
  const number = code === 'formula-result' && given.expected === 'number'
  return finding(place, number ? 'formula-no-number' : (CODES[code] ?? code), { rule: source, ...given })
}

/** What is wrong with CEL over rows or over indicators: with its position, what it reads that is not there, and a zero it divides by. */
export const sourceFindings = (place: Place, source: string, compiled: Result<unknown>): readonly Finding[] => {
  if (!compiled.ok) return [refused(place, source, compiled.refusal)]
  const at = dividesByZero(source)
  return at === undefined ? [] : [finding(place, 'zero-denominator', { at, rule: source })]
}
