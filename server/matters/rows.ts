import { uuidv7 } from 'uuidv7'
import { within } from '../../kernel/place/index.ts'
import {
  becameAnswered,
  type Context,
  type Decision,
  type Entry,
  type MatterFacts,
  type MatterState,
  type Notice,
  nextLapse,
  roleOf,
} from '../../kernel/workflow/index.ts'
import { afterCommit, type Tx } from '../../store/database.ts'
import { sumsOf } from '../../store/matter/fold.ts'
import type { OutboxRow, Reach, Rows } from '../../store/matter/write.ts'
import { isOpen, NOT_SET_UP, type Ways } from '../notify/ways.ts'
import type { Program } from '../program.ts'
import { themesOf } from './themes.ts'

/** What is written for a decision, around the matter itself. */
export interface Around {
  readonly tracking: readonly string[]
  readonly number: string
  readonly subject: string
  /** Channels that are set up; a message on another is kept as not sent. Absent where nobody is told. */
  readonly ways?: Ways
}

/** The rows that follow from a decision; `past` null at lodging. */
export const rowsOf = (
  program: Program,
  context: Context,
  facts: MatterFacts,
  past: { readonly state: MatterState; readonly history: readonly Entry[] } | null,
  decision: Decision,
  around: Around,
): Rows => {
  const { state, entries, notices } = decision
  return {
    county: program.county,
    id: facts.id,
    tracking: around.tracking,
    before: past?.state ?? null,
    state,
    entries,
    reach: (now) => reachOf(program, context, facts.region, now),
    lapseAt: nextLapse(context, state),
    answered: past !== null && becameAnswered(context, past.state, state) ? context.now : null,
    ...sumsOf(facts, past, state, entries, themesOf(program, facts.process)),
    region: facts.region,
    process: facts.process,
    // gateways and webhooks are outside: what a sealed matter is about does not go there
    outbox: notices.flatMap((notice) =>
      outboxRow(notice, context.now, state.sealed ? { ...around, subject: '' } : around),
    ),
  }
}

/**
 * The organisations and desks that need a row of their own to find the matter in a list: those that see by organisation only, and those
 * whose own region does not reach it (it lies elsewhere, or its route is closed).
 */
const reachOf = (program: Program, { directory }: Context, region: string, state: MatterState): readonly Reach[] =>
  [...new Set(state.orgs)].flatMap((org) => {
    const desks = org.includes('@') ? [org] : state.orgs.filter((one) => one.endsWith(`@${org}`))
    const regions = desks.map((desk) => directory.regionOf(desk) ?? regionIn(desk))
    const outside = state.sealed || !regions.some((own) => own !== undefined && within(region, own))
    // a desk finds by its organisation's row what its region reaches
    const bound = !org.includes('@') && desks.some((desk) => program.packs.role(roleOf(desk))?.reach !== 'region')
    return outside || bound ? [{ org, outside }] : []
  })
/** A vacant desk of a region names it itself. */
const regionIn = (desk: string): string | undefined => /@(\d{2,24})$/.exec(desk)?.[1]

/** Residents are told where they gave a phone; desks through the inbox, which staff may have sent on. */
const outboxRow = (notice: Notice, at: string, around: Around): readonly OutboxRow[] => {
  const params = { ...notice.params, number: around.number, subject: around.subject }
  const shared = { id: uuidv7(), dedupe: notice.dedupe, template: notice.template, params, created_at: at }
  const unsent = (channel: OutboxRow['channel']) =>
    around.ways && !isOpen(around.ways, channel) ? { unsent: NOT_SET_UP } : {}
  if (notice.to.kind === 'desk')
    return [{ ...shared, channel: 'inbox', recipient: Buffer.from(notice.to.desk), ...unsent('inbox') }]
  return [{ ...shared, channel: 'sms', recipient: null, ...unsent('sms') }]
}

/**
 * Tells those who listen, after the commit: the desks that have or had it, and everybody whose scope covers it. On a closed route only
 * those who hold it now; at the moment of closing also those from whose desks it goes.
 */
export const announce = (program: Program, tx: Tx, rows: Rows): void => {
  const { before, state } = rows
  const all = [...(before?.tasks ?? []), ...state.tasks].map((task) => task.desk)
  const hidden = state.sealed && (before === null || before.sealed)
  const desks = hidden ? all.filter((desk) => state.orgs.includes(desk)) : all
  afterCommit(tx, () =>
    program.events.publish({
      kind: 'matter',
      county: rows.county,
      id: rows.id,
      region: rows.region,
      sealed: state.sealed,
      desks: [...new Set(desks)],
    }),
  )
}
