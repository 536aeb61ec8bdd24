import type { Actor, Json, MatterState } from '../../kernel/workflow/index.ts'
import type { Village } from '../county.ts'
import type { Seeded } from '../seeded.ts'
import type { Topic, Wording } from './topics.ts'

/** One request before anything has happened to it. */
export interface Script {
  readonly id: string
  readonly topic: Topic
  readonly wording: Wording
  readonly village: Village
  /** Village, grid or group that it comes from. */
  readonly region: string
  readonly channel: string
  /** Who lodges it; a resident where absent. */
  readonly lodger?: Actor
  readonly owner: string | null
  /** Epoch ms. */
  readonly lodgedAt: number
  /** Desk that answers for it in the end. */
  readonly desk: string
  readonly target: string
  /** Which of several people at a desk. */
  readonly person: number
  /** Nobody acts on it any more once it is at this step: what the demo's inboxes hold. */
  readonly stopAt?: string
  /** A request about the same thing in the same village, open until then (epoch ms). */
  readonly same?: { readonly id: string; readonly until: number }
  readonly random: Seeded
}

/** The next act, if everything goes on as it is. */
export interface Act {
  /** Epoch ms. */
  readonly at: number
  readonly action: string
  readonly actor: Actor
  readonly data: Readonly<Record<string, Json>>
}

export interface Moment {
  readonly script: Script
  readonly state: MatterState
  /** Epoch ms of the last thing that happened. */
  readonly now: number
}
