import type { Desk, Position } from '../access/index.ts'
import type { Limit } from '../calendar/index.ts'
import type { RegionCode } from '../place/index.ts'
import type { ActionKey, Effect, Json, StepKey } from './types.ts'

export type Actor =
  | { readonly kind: 'staff'; readonly position: Position; readonly name: string }
  | { readonly kind: 'resident'; readonly id: string | null }
  | { readonly kind: 'system' }

/**
 * Whom an act reached, found in the directory when it was decided and kept in the entry under `data.$`, so that a replay needs no
 * directory: posts change hands, a history does not. No field may be called `$`.
 */
export interface Landing {
  /** Present on every act that enters a step; null at a step of the resident and at the end. */
  readonly lead?: Desk | null
  readonly helpers?: readonly Desk[]
  readonly supervisors?: readonly Desk[]
  /** Desks asked along or watching that were taken over, and by which. */
  readonly moved?: Readonly<Record<Desk, Desk>>
  readonly informed?: readonly Desk[]
  /** The outcome that a route chose. */
  readonly outcome?: string
  /** Name of the limit that the step's rules chose; null where it has none. Kept, so that a replay asks no rule again. */
  readonly limit?: string | null
  /** On lodging: it began on the closed route. */
  readonly sealed?: boolean
}

/** What happened. Stored as it is, never changed. */
export interface Entry {
  readonly seq: number
  /** ISO instant. */
  readonly at: string
  readonly action: ActionKey
  readonly effect: Effect | 'lodge'
  readonly from: StepKey | null
  readonly to: StepKey
  readonly actor: Actor
  /** The fields as typed, and the Landing under `$`. */
  readonly data: Readonly<Record<string, Json>>
}

export interface Task {
  /** `${seq of the entry that opened it}.${n}`: the same after every replay. */
  readonly key: string
  readonly desk: Desk
  readonly kind: 'lead' | 'help' | 'supervise'
  readonly step: StepKey
  readonly openedAt: string
  readonly dueAt: string | null
  readonly doneAt: string | null
}

export interface Verdict {
  readonly contacted: boolean
  readonly resolved: boolean
  /** 3 satisfied, 2 basically satisfied, 1 dissatisfied. */
  readonly satisfaction: 1 | 2 | 3
  /** `resident` or `call-back`; null verdicts are no verdicts. */
  readonly source: 'resident' | 'call-back'
}

/** The fixed facts of a matter that rules may read. */
export interface MatterFacts {
  readonly id: string
  readonly process: string
  readonly region: RegionCode
  readonly category: string | null
  readonly channel: string
  readonly lodgedAt: string
  readonly sealed: boolean
  readonly owner: string | null
  /** Subject and body as lodged, for rules that look for words. */
  readonly text: string
  readonly data: Readonly<Record<string, Json>>
}

export interface MatterState {
  readonly step: StepKey
  readonly stage: string
  /** Action that brought it into this step; null at the start. */
  readonly arrivedBy: ActionKey | null
  /** Closed route now. When an act shuts it, whoever held it before loses sight: its `orgs` start anew with the present desks. */
  readonly sealed: boolean
  /** The category last typed, or lodged. */
  readonly category: string | null
  /** The last value typed for every field, the lodging's first. */
  readonly data: Readonly<Record<string, Json>>
  /** How often each action of the process was taken; every key is present. */
  readonly counts: Readonly<Record<ActionKey, number>>
  readonly tasks: readonly Task[]
  /** Desk that leads now; null at a step of the resident and when closed. */
  readonly lead: Desk | null
  readonly stepSince: string
  readonly dueAt: string | null
  readonly returns: number
  readonly extensions: number
  readonly reopenings: number
  /** How many rungs of `supervision` have been taken on the clock that runs now. */
  readonly supervised: number
  readonly mergedInto: string | null
  readonly closedAt: string | null
  readonly outcome: string | null
  readonly verdict: Verdict | null
  /** Desks that led it, last first, the present lead included. */
  readonly held: readonly Desk[]
  /** The desk that answers for it (see Step.responsible); whoever led last until such a step is reached. */
  readonly responsible: Desk | null
  /** A responsible step of this round was left after its deadline. */
  readonly overran: boolean
  /** The way back for `return`, nearest first: which desk had it, at which step. */
  readonly back: readonly { readonly step: StepKey; readonly desk: Desk }[]
  /** The desk that last led each step. */
  readonly ledAt: Readonly<Record<StepKey, Desk>>
  /** Organisations (the part of the desk after `@`) that returned it, in order, once for each time. */
  readonly returnedBy: readonly string[]
  /** It was assigned by a binding decision: the lead may not return it. */
  readonly bound: boolean
  /** Desks and organisations that may see it: they hold or held a task, or were let know. Starts anew when the route is shut. */
  readonly orgs: readonly string[]
  /** Whether it was drawn for a call-back after closing, and whether that was made. */
  readonly callBack: 'none' | 'due' | 'done'
  /** Name of the limit of the present step; null where it has none. */
  readonly limit: string | null
  /** Unit of the limit behind `dueAt`, for words such as 剩 2 个工作日. */
  readonly dueUnit: Limit['unit'] | null
  /** Where the clock of the whole began: lodging, or the last time that it was taken up again; and whether that clock was extended. */
  readonly round: { readonly since: string; readonly extended: boolean }
  /** Clocks of steps left by `return`: they go on, and rule again when the matter comes back to the step unanswered. */
  readonly running: Readonly<Record<StepKey, { readonly dueAt: string; readonly unit: Limit['unit'] }>>
  /** When the responsible side first reached the resident or answered; null before. */
  readonly answeredAt: string | null
  /** Whether an answer, of any round, came after its deadline. */
  readonly late: boolean
  /** Number of entries: the version that an act must name. */
  readonly version: number
}
