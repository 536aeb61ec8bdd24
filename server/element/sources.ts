import { civilDate } from '../../kernel/calendar/index.ts'
import type { Candidate, Match } from '../../kernel/element/index.ts'
import { periodOf } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../store/database.ts'
import { countFresh } from '../../store/element/held.ts'
import { countLevels, type Where } from '../../store/ledger/coverage.ts'
import type { StaffCaller } from '../caller.ts'
import type { FreshBody, MatchBody, SourceBody } from '../contract/element.ts'
import { getIndicator } from '../indicator/basis.ts'
import { type Kept, ledgersOf } from '../ledger/definitions.ts'
import { duePeriod } from '../ledger/due.ts'
import { keeperOf, keeperTitle } from '../ledger/keeper.ts'
import { freshSince } from '../ledger/present.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { words } from '../words.ts'

type Language = StaffCaller['language']
export type Freshness = ReadonlyMap<string, FreshBody>

/** The ledger and the field that a candidate is of. */
export const fieldOf = (program: Pick<Program, 'packs'>, id: string) => {
  const [ledger = '', key = ''] = id.split('.')
  const kept = ledgersOf(program.packs).get(ledger)
  const field = kept?.ledger.fields.find((one) => one.key === key)
  return kept && field ? { kept, field } : undefined
}

/** How fresh the ledgers are in a part of the tree; each is asked once. */
export const freshnessOf = async (
  program: Program,
  tx: Tx,
  region: string,
  ledgers: Iterable<Kept>,
): Promise<Freshness> => {
  const where: Where = { county: program.county, region, day: todayOf(program) }
  const levels = await countLevels(tx, where)
  const told = [...new Set(ledgers)].map(async (kept) => {
    const { ledger } = kept
    const period = duePeriod(ledger, where.day)
    const since = freshSince(kept, program.now())
    const found = await countFresh(tx, ledger, where, { period, ...(since && { since }) })
    const of = ledger.levels.reduce((sum, level) => sum + (levels.get(level) ?? 0), 0)
    return [ledger.key, { period, of: Math.max(of, found.kept), ...found }] as const
  })
  return new Map(await Promise.all(told))
}

const ofLedger = (program: Program, candidate: Candidate, language: Language, fresh: Freshness): SourceBody | null => {
  const found = fieldOf(program, candidate.id)
  if (!found) return null
  const { kept, field } = found
  const { ledger } = kept
  const { words: said } = program.packs
  const titleOf = (key: string) => said(ledger.fields.find((one) => one.key === key)?.title ?? key, language)
  return {
    id: candidate.id,
    kind: 'held',
    title: said(field.title, language),
    element: field.element,
    ledger: ledger.key,
    ledgerTitle: said(ledger.title, language),
    keeperTitle: keeperTitle(program.packs, keeperOf(program, kept), language),
    levels: [...ledger.levels],
    grain: ledger.grain?.map(titleOf) ?? null,
    sensitive: field.sensitive !== undefined,
    fresh: fresh.get(ledger.key) ?? null,
  }
}

const PLAIN = { element: null, ledger: null, keeperTitle: '', grain: [], sensitive: false, fresh: null }

export const presentSource = (
  program: Program,
  candidate: Candidate,
  language: Language,
  fresh: Freshness,
): SourceBody => {
  const ledger = ofLedger(program, candidate, language, fresh)
  if (ledger) return ledger
  const { id, kind, levels = [], titles } = candidate
  const indicator = kind === 'derived' ? getIndicator(program.packs, id.slice(1), todayOf(program)) : undefined
  const named = indicator?.ok ? indicator.value : undefined
  const ledgerTitle = named ? program.packs.words(named.pack.title, language) : words('element.tree', language)
  const title = named ? program.packs.words(named.indicator.title, language) : (titles[0] ?? id)
  return { ...PLAIN, id, kind, title, ledgerTitle, levels: [...levels] }
}

export const presentMatch = (
  program: Program,
  { candidate, score, why, shared }: Match,
  language: Language,
  fresh: Freshness,
): MatchBody => ({
  ...presentSource(program, candidate, language, fresh),
  score: Math.round(score * 100) / 100,
  why,
  shared,
})

/** Ledgers that the candidates are of. */
export const ledgersAmong = (program: Program, candidates: readonly Candidate[]): ReadonlySet<Kept> =>
  new Set(candidates.flatMap(({ id }) => fieldOf(program, id)?.kept ?? []))

/** Of when a record tells: its period, or when it was last confirmed. */
export const dateOf = (
  kept: Kept,
  record: { readonly cells: Readonly<Record<string, unknown>>; readonly confirmed_at: Date },
): string => {
  const period = periodOf(kept.ledger, record.cells as never)
  return period === '' ? civilDate(record.confirmed_at.toISOString()) : period
}
