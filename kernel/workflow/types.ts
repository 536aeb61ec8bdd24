import type { Limit } from '../calendar/index.ts'

/**
 * The workflow kernel: a matter is an append-only list of entries under a process; everything else (step, holder,
 * deadline, lateness, what may be done) is a fold over them. Titles are catalogue keys, never words.
 */
export type StepKey = string
export type ActionKey = string
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export interface Field {
  readonly key: string
  readonly title: string
  readonly type:
    | 'text'
    | 'long-text'
    | 'choice'
    | 'yes-no'
    | 'date'
    | 'integer'
    | 'region'
    | 'desk'
    | 'desks'
    | 'matter'
    | 'files'
  readonly required?: boolean
  /** Characters for text; files for files. */
  readonly max?: number
  /** Key of a code list of the pack, for `choice`. */
  readonly list?: string
  /** Shown to the resident as it is typed. */
  readonly toResident?: boolean
  /** Why it must be asked though it burdens or pries (a required photo, a place tracked in an emergency): document and clause. */
  readonly need?: string
}

/** Who may hold a step or be chosen as a target. */
export interface DeskRule {
  /** Role of the desk; with `sender`, `self` and `ledAt` also `*` for any (otherwise the rule finds it only where the role agrees). */
  readonly role: string
  /**
   * Where the desk is looked for, from the matter's region: the level number of an ancestor (3 county, 4 township, 5 village, 6…),
   * `here` the matter's own region, `inside` anywhere in the actor's subtree, `county` anywhere in the county (departments),
   * `sender` the desk that the present lead had it from (before the act), `self` the desk that acts, `ledAt` the desk that
   * last led that step, `resident` the one who lodged it.
   */
  readonly at: number | 'here' | 'inside' | 'county' | 'sender' | 'self' | 'resident' | { readonly ledAt: StepKey }
}

/** What an action does to the matter; the kernel knows these and nothing of the field. */
export type Effect =
  /** Go to `to`, held by the first desk that its rules find. */
  | 'advance'
  /** Go to `to`, held by the desk chosen in `data.desk`; `data.helpers` are asked along, the first receiver leads. */
  | 'assign'
  /** Back to the desk it came from; counted against `returns`; the clock goes on. */
  | 'return'
  /** A longer deadline, once, with notice to the resident. */
  | 'extend'
  /** Ask further desks along (会办); the lead answers for them. */
  | 'invite'
  /** Let the desks in `data.desks` know (抄送): they see the matter from now on, nothing is asked of them. */
  | 'inform'
  /** A helper reports; its task ends. */
  | 'assist'
  /**
   * Into another matter (`data.matter`): waits at `to`, without a lead, until the other one is answered; then the system takes the
   * `advance` that step `to` offers it, so that each resident hears the answer and judges it.
   */
  | 'merge'
  /** The resident's verdict: contacted, resolved, satisfaction. */
  | 'judge'
  /** Take a closed matter up again, within the window. */
  | 'reopen'
  /** A remark; nothing moves. */
  | 'note'
  /**
   * A late matter gets a supervisor, along the line and up the block. By the system only at steps that have such an action for
   * `system` (a closed route has none: nobody else may learn of it); by a supervisor at any time.
   */
  | 'supervise'
  /** A sampled call-back after closing: outcome of the call. */
  | 'call-back'
  /** The system puts the desk that stands in for a vacated one in its place; the clock goes on. */
  | 'stand-in'
  /** End it. */
  | 'close'

/** A way out of an action that depends on what was typed or has happened; the first whose `when` is true replaces `to` and `outcome`. */
export interface Route {
  readonly when: string
  readonly to: StepKey
  readonly outcome?: string
  /** Sent instead of the action's own notices. */
  readonly notices?: readonly NoticeRule[]
}

export interface Action {
  readonly title: string
  readonly effect: Effect
  readonly to?: StepKey
  readonly routes?: readonly Route[]
  /** Who holds the target step, instead of that step's own `desks` (`advance`, `reopen`, `judge`). */
  readonly desks?: readonly DeskRule[]
  /** Name of a limit counted from when the step began; after it the act is refused with `too-late`. */
  readonly within?: string
  /**
   * Whether it counts as the answer to the resident (`answeredAt`, `late`). Said where it does not follow from the act itself: an act
   * of staff that brings the matter to a step of the resident, or ends it, answers; a telephone call only where this says so.
   */
  readonly answers?: boolean
  /** `assign`: decided by the coordinating side; the desk it goes to may not return it. */
  readonly binding?: boolean
  /** Name of the limit that desks asked along have; theirs never ends after the lead's. */
  readonly helpLimit?: string
  /** Closes (`shut`) or opens (`lift`) the route: see MatterState.sealed. */
  readonly seal?: 'shut' | 'lift'
  /** Who may: the holder of the step, a helper, the resident, a supervisor of the holder, the system, or roles in scope. */
  readonly by: readonly ('holder' | 'helper' | 'resident' | 'supervisor' | 'system' | { readonly role: string })[]
  readonly fields: readonly Field[]
  /** Desks that may be chosen (`assign`, `invite`). */
  readonly targets?: readonly DeskRule[]
  /**
   * CEL over `matter` (MatterFacts), `state` (MatterState before the act), `params` (ParameterSet), `input` (the data typed; absent
   * fields read as null) and `actor` (`{ kind, role }`); must be true. `otherwise` is the refusal code.
   */
  readonly when?: string
  readonly otherwise?: string
  /** What the closing writes as outcome (`judge` and `close`). */
  readonly outcome?: string
  /** Catalogue key of what the act sets off, said before it is done (「居民会收到短信」). */
  readonly consequence?: string
  /** Notices that the act sends. */
  readonly notices?: readonly NoticeRule[]
  readonly primary?: boolean
  readonly basis?: string
}

export interface NoticeRule {
  readonly to: 'resident' | 'holder' | 'sender' | 'helpers' | 'supervisor'
  /** Catalogue key of the words. */
  readonly template: string
}

export interface Step {
  readonly title: string
  /** One of `Process.stages`. */
  readonly stage: string
  readonly desks: readonly DeskRule[]
  /** Name of a limit in the parameter set; null only with `unlimited` saying why. */
  readonly limit: string | null
  readonly unlimited?: string
  /** Limits for some matters (urgent classes, enquiries): the first whose CEL over `matter`, `state`, `params` is true replaces `limit`. A key of `data` may be absent: `has(state.data.x)`. */
  readonly limits?: readonly { readonly when: string; readonly limit: string }[]
  /** `step`: begins with the step; `matter`: the limit of the whole, begun at lodging, no step restarts it. */
  readonly clock: 'step' | 'matter'
  /**
   * Its lead answers for the matter: the numbers count for its organisation, and the answer is late when this step was left late.
   * Where no step of the process says so, whoever led last answers.
   */
  readonly responsible?: boolean
  readonly actions: Readonly<Record<ActionKey, Action>>
  readonly final?: boolean
  /** The action that the system takes when the limit passes, e.g. closing an unanswered evaluation. */
  readonly onLapse?: ActionKey
}

export interface Process {
  readonly key: string
  readonly version: string
  /** YYYY-MM-DD, first and last day on which a matter may begin under this version; open where absent. */
  readonly from?: string
  readonly until?: string
  readonly title: string
  readonly stages: readonly string[]
  readonly start: StepKey
  /** Where it begins instead when this CEL over `matter`, `params` is true (the closed route, a grid worker's own report); first match. */
  readonly starts?: readonly { readonly when: string; readonly step: StepKey; readonly sealed?: boolean }[]
  readonly steps: Readonly<Record<StepKey, Step>>
  /** What lodging asks for. */
  readonly fields: readonly Field[]
  /**
   * Lodged by staff alone, about a matter of their offices: nobody's name and number nor a place more exact than the region is asked or kept, no
   * code is read out, and to residents the process is not there.
   */
  readonly lodgedBy?: 'staff'
  /** Notices that lodging sends. */
  readonly notices?: readonly NoticeRule[]
  /** CEL over `matter`, `params` that refuses lodging when true, with the refusal code (banned classes). */
  readonly refuse?: readonly { readonly when: string; readonly code: string; readonly basis: string }[]
  readonly basis: readonly string[]
}

/** Numbers of a place and a time; dated, only added. */
export interface ParameterSet {
  readonly key: string
  readonly title: string
  readonly process: string
  /** YYYY-MM-DD, first and last day on which a matter may begin under it. */
  readonly from: string
  readonly until?: string
  readonly basis: string
  /** Where a single limit or value rests on something else than `basis`: its name → document and clause, or why it was chosen. */
  readonly bases?: Readonly<Record<string, string>>
  readonly limits: Readonly<Record<string, Limit>>
  /** How often the same holder's side may return it; 0 never. */
  readonly returns: number
  readonly extension?: Limit
  readonly reopenWindow: Limit
  /**
   * Steps of supervision after lateness: at once (0 hours), then further up. `line`: the desk above the lead (条). `block`: the first
   * live desk of `desks`, looked for from the matter's region (块).
   */
  readonly supervision: readonly {
    readonly after: Limit
    readonly line: boolean
    readonly block: boolean
    readonly desks?: readonly DeskRule[]
  }[]
  /** Share of closed matters called back, 0 to 1. */
  readonly callBackShare: number
  /** Any further numbers, read by the pack's CEL as `params.values.x`. */
  readonly values: Readonly<Record<string, number | string | boolean | readonly string[]>>
}
