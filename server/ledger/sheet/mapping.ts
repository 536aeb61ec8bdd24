import type { z } from 'zod'
import { accept, type Result, refuse } from '../../../kernel/refusal/index.ts'
import { SheetForm } from '../../contract/ledgerSheet.ts'
import { problemsOf } from '../../input.ts'
import type { Kept } from '../definitions.ts'
import { OWN, type SheetMapping } from './heading.ts'

const wrong = (path: string, code: string): Result<never> =>
  refuse('input', 'invalid-input', { problems: [{ path, code }], params: { count: 1 } })

const mappingOf = (kept: Kept, json: string | undefined): Result<SheetMapping> => {
  if (json === undefined || json.trim() === '') return accept({})
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('mapping', 'invalid_type')
    const known = new Set<string>([...OWN, ...kept.ledger.fields.map(({ key }) => key)])
    const unknown = Object.keys(value).find((key) => !known.has(key))
    if (unknown !== undefined) return wrong(`mapping.${unknown.slice(0, 40)}`, 'unknown-field')
    const entries = Object.entries(value)
    if (!entries.every(([, heading]) => typeof heading === 'string')) return wrong('mapping', 'invalid_type')
    return accept(Object.fromEntries(entries as readonly (readonly [string, string])[]))
  } catch {
    return wrong('mapping', 'invalid_format')
  }
}

export interface SheetAsk {
  readonly dryRun: boolean
  readonly keep: 'all' | 'right'
  readonly reason: string
  readonly mapping: SheetMapping
}

/** What a form with a sheet asks for. Refusal: `invalid-input`. */
export const askOf = (kept: Kept, fields: Readonly<Record<string, string>>): Result<SheetAsk> => {
  const given = Object.fromEntries(
    Object.keys(SheetForm.shape).flatMap((key) => (fields[key]?.trim() ? [[key, fields[key]]] : [])),
  )
  if (Object.values(given).some((text) => /[\0\uFFFD]/.test(String(text)))) return wrong('', 'bad-character')
  const parsed = SheetForm.safeParse(given, { reportInput: true })
  if (!parsed.success) {
    const problems = problemsOf(parsed.error, '')
    return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
  }
  const { dryRun, keep, reason, mapping }: z.output<typeof SheetForm> = parsed.data
  const read = mappingOf(kept, mapping)
  return read.ok ? accept({ dryRun: dryRun === 'true', keep, reason, mapping: read.value }) : read
}
