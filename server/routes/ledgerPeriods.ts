import { z } from 'zod'
import { spanOf } from '../../kernel/ledger/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope, type Tx } from '../../store/database.ts'
import { addClosing, holdLedger } from '../../store/ledger/closing.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import { ClosePeriod, PeriodBody, PeriodName, PeriodPage, PeriodQuery, ReopenPeriod } from '../contract/ledgerPeriod.ts'
import { closedParams, closersOf, closingsAt, invalidPeriod, mayClose } from '../ledger/closing.ts'
import type { Kept } from '../ledger/definitions.ts'
import { openLedger } from '../ledger/keeper.ts'
import {
  anyClosed,
  exceptionsOf,
  isClosable,
  isOurs,
  type Looking,
  listPeriods,
  showPeriod,
  spanClosed,
  whereOf,
} from '../ledger/periods.ts'
import { inTree } from '../places.ts'
import type { Program } from '../program.ts'
import { type Call, defineRoute, type Reply } from '../route.ts'
import { write } from '../write.ts'

const Named = z.object({ ledger: z.string().max(64) })
const One = Named.extend({ period: PeriodName })
/** Whoever writes a long sheet just now is waited for no longer than this; seconds. */
const PATIENCE = 5

const titlesOf = ({ packs }: Program, roles: readonly string[], { language }: StaffCaller): readonly string[] =>
  roles.map((role) => packs.words(packs.role(role)?.title ?? role, language))

const lookingAt = async (
  { program, caller }: { readonly program: Program; readonly caller: StaffCaller },
  kept: Kept,
  tx: Tx,
  region: string,
): Promise<Looking> => ({
  program,
  caller,
  kept,
  tx,
  where: whereOf(program, region),
  closings: await closingsAt(program, tx, kept, region),
})

const list = defineRoute({
  method: 'get',
  path: '/api/v1/ledgers/{ledger}/periods',
  who: 'ledgers',
  tag: 'ledgers',
  summary:
    'Periods of a ledger, newest first: open or closed and by whom, how many records there are and how many places lack one',
  params: Named,
  query: PeriodQuery,
  scoped: { param: 'region', kind: 'region' },
  reply: PeriodPage,
  run: async ({ program, caller, params, query }) => {
    const kept = openLedger(program, caller, params.ledger)
    if (!kept.ok) return kept
    const root = inTree(caller, query.region)
    if (!root.ok) return root
    return inScope(program.database, caller.acting, async (tx) => {
      const looking = await lookingAt({ program, caller }, kept.value, tx, root.value)
      const items = await listPeriods(looking, query)
      const oldest = items.length === query.limit ? items.at(-1) : undefined
      const closers = [...titlesOf(program, closersOf(program, kept.value), caller)]
      return accept({ body: { closers, items: [...items], next: oldest?.period ?? null } })
    })
  },
})

const show = defineRoute({
  method: 'get',
  path: '/api/v1/ledgers/{ledger}/periods/{period}',
  who: 'ledgers',
  tag: 'ledgers',
  summary:
    'One period: how far each place below is, who keeps it there, and when it was closed and opened again, by whom and why',
  params: One,
  query: PeriodQuery.pick({ region: true }),
  scoped: { param: 'region', kind: 'region' },
  reply: PeriodBody,
  run: async ({ program, caller, params, query }) => {
    const kept = openLedger(program, caller, params.ledger)
    if (!kept.ok) return kept
    const root = inTree(caller, query.region)
    if (!root.ok) return root
    const span = spanOf(kept.value.ledger, params.period)
    if (span === undefined) return refuse('absent', 'absent')
    return inScope(program.database, caller.acting, async (tx) => {
      const looking = await lookingAt({ program, caller }, kept.value, tx, root.value)
      return accept({ body: await showPeriod(looking, params.period, span) })
    })
  },
})

type Turning = Call<
  'ledgers.close',
  z.output<typeof One>,
  undefined,
  { readonly region: string; readonly reason?: string }
>

/** Closing and opening: whoever may, at a county or a town, while nobody writes into the ledger. */
const turned = (
  call: Turning,
  closes: boolean,
  allowed: (looking: Looking, span: NonNullable<ReturnType<typeof spanOf>>) => Result<null>,
): Promise<Result<Reply<z.input<typeof PeriodBody>>>> =>
  write(call, async (tx): Promise<Result<Reply<z.input<typeof PeriodBody>>>> => {
    const { program, caller, params, body } = call
    const kept = openLedger(program, caller, params.ledger)
    if (!kept.ok) return kept
    const root = inTree(caller, body.region)
    if (!root.ok) return root
    if (!mayClose(program, caller, kept.value)) {
      const closers = titlesOf(program, closersOf(program, kept.value), caller)
      return refuse('rules', 'not-the-closer', { params: { closers } })
    }
    const { ledger } = kept.value
    const span = spanOf(ledger, params.period)
    if (span === undefined) return invalidPeriod()
    if (!isClosable(program, kept.value, body.region)) {
      const problems = [{ path: 'region', code: 'closing-level' }]
      return refuse('input', 'invalid-input', { problems, params: { count: 1 } })
    }
    const of = { county: program.county, ledger: ledger.key }
    if (!(await holdLedger(tx, of, PATIENCE))) return refuse('rules', 'ledger-being-written')
    const may = allowed(await lookingAt(call, kept.value, tx, body.region), span)
    if (!may.ok) return may
    const { region, reason } = body
    const by = caller.position?.id ?? null
    await addClosing(tx, of, {
      ...{ region, period: params.period, ...span, closes, at: program.now(), by, reason: reason ?? null },
    })
    appendAudit(program, tx, caller, {
      action: closes ? 'ledger.close' : 'ledger.reopen',
      object: { kind: 'ledger', id: ledger.key },
      region,
      detail: { period: params.period, ...(reason !== undefined && { reason }) },
    })
    const looking = await lookingAt(call, kept.value, tx, region)
    return accept({ body: await showPeriod(looking, params.period, span) })
  })

const close = defineRoute({
  method: 'post',
  path: '/api/v1/ledgers/{ledger}/periods/{period}/close',
  who: 'ledgers.close',
  tag: 'ledgers',
  summary:
    'Close a period of a county or a town: from then on nothing of it is added, corrected, confirmed or withdrawn',
  params: One,
  body: ClosePeriod,
  reply: PeriodBody,
  run: (call) =>
    turned(call, true, ({ closings, where }, span) => {
      const begins = span.first.length === 4 ? `${span.first}-01-01` : `${span.first}-01`
      if (begins > where.day) return refuse('rules', 'period-not-begun')
      const whole = spanClosed(closings, where.region, span)
      const done = whole !== undefined && exceptionsOf(closings, where.region, span).length === 0
      return done ? refuse('rules', 'already-closed') : accept(null)
    }),
})

const reopen = defineRoute({
  method: 'post',
  path: '/api/v1/ledgers/{ledger}/periods/{period}/reopen',
  who: 'ledgers.close',
  tag: 'ledgers',
  summary: 'Open a closed period again, for a county or one town of it, with a reason',
  params: One,
  body: ReopenPeriod,
  reply: PeriodBody,
  run: (call) =>
    turned(call, false, ({ program, caller, kept, closings, where }, span) => {
      if (!anyClosed(closings, where.region, span)) return refuse('rules', 'not-closed')
      const whole = spanClosed(closings, where.region, span)
      if (whole === undefined || isOurs(caller, whole)) return accept(null)
      return refuse('rules', 'period-closed', { params: closedParams(program, kept, whole, caller.language) })
    }),
})

export const routes = [list, show, close, reopen]
