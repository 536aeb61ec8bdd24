import { z } from 'zod'
import { accept } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { countCoverage, countLevels, listLacking, type Where } from '../../store/ledger/coverage.ts'
import { regionNames } from '../../store/ledger/names.ts'
import { LackingPage, LackingQuery, LedgerStates } from '../contract/ledger.ts'
import { duePeriod, onePerRegion } from '../ledger/due.ts'
import { openLedger, openLedgers } from '../ledger/keeper.ts'
import { aboveOf } from '../ledger/names.ts'
import { freshSince } from '../ledger/present.ts'
import { inTree, pageOf, todayOf } from '../places.ts'
import { defineRoute } from '../route.ts'

const MOST_COUNTED = 10_000
const Code = z.string().regex(/^\d{2,24}$/)

const states = defineRoute({
  method: 'get',
  path: '/api/v1/ledger-states',
  who: 'ledgers',
  tag: 'ledgers',
  summary:
    'How much is kept of each ledger in a region, what should be confirmed again, and what the period due still lacks',
  query: z.object({ region: Code.optional() }),
  scoped: { param: 'region', kind: 'region' },
  reply: LedgerStates,
  run: async ({ program, caller, query }) => {
    const root = inTree(caller, query.region)
    if (!root.ok) return root
    const where: Where = { county: program.county, region: root.value, day: todayOf(program) }
    return inScope(program.database, caller.acting, async (tx) => {
      const levels = await countLevels(tx, where)
      const items = await Promise.all(
        openLedgers(program, caller).map(async (kept) => {
          const { ledger } = kept
          const period = duePeriod(ledger, where.day)
          const staleBefore = freshSince(kept, program.now())
          const found = await countCoverage(tx, ledger, where, {
            period,
            most: MOST_COUNTED,
            each: onePerRegion(ledger),
            ...(staleBefore && { staleBefore }),
          })
          const expected = ledger.levels.reduce((sum, level) => sum + (levels.get(level) ?? 0), 0)
          const due = onePerRegion(ledger) && expected > 0 ? { period, expected, kept: found.kept } : null
          return { ledger: ledger.key, records: found.records, stale: found.stale, due }
        }),
      )
      return accept({ body: { items } })
    })
  },
})

const lacking = defineRoute({
  method: 'get',
  path: '/api/v1/ledgers/{ledger}/lacking',
  who: 'ledgers',
  tag: 'ledgers',
  summary:
    'Regions that have no record of the period yet, a page at a time; none where a region may have any number of records',
  params: z.object({ ledger: z.string().max(64) }),
  query: LackingQuery,
  scoped: { param: 'region', kind: 'region' },
  reply: LackingPage,
  run: async ({ program, caller, params, query }) => {
    const kept = openLedger(program, caller, params.ledger)
    if (!kept.ok) return kept
    const root = inTree(caller, query.region)
    if (!root.ok) return root
    const { ledger } = kept.value
    const where: Where = { county: program.county, region: root.value, day: todayOf(program) }
    const period = ledger.period === undefined ? null : (query.period ?? duePeriod(ledger, where.day))
    if (!onePerRegion(ledger)) return accept({ body: { period, items: [], next: null } })
    return inScope(program.database, caller.acting, async (tx) => {
      const rows = await listLacking(tx, ledger, where, { period, after: query.after, limit: query.limit + 1 })
      const page = pageOf(rows, query.limit, ({ region }) => region)
      const names = await regionNames(tx, [...new Set(page.rows.map(({ region }) => aboveOf(program, region)))])
      const items = page.rows.map((row) => ({ ...row, above: names.get(aboveOf(program, row.region)) ?? '' }))
      return accept({ body: { period, items, next: page.next } })
    })
  },
})

export const routes = [states, lacking]
