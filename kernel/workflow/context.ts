import type { Desk } from '../access/index.ts'
import type { WorkCalendar } from '../calendar/index.ts'
import type { GridLayer, RegionCode } from '../place/index.ts'
import type { Actor, Entry, MatterFacts, MatterState } from './matter.ts'
import type { ActionKey, DeskRule, Field, Json, ParameterSet, Process } from './types.ts'

/** Live desks, from the register of positions; supplied by the store. */
export interface Directory {
  /** The desk of `role` whose region is exactly `region`; undefined where nobody holds it. */
  readonly deskAt: (role: string, region: RegionCode) => Desk | undefined
  /** Whether anybody holds the desk now. */
  readonly live: (desk: Desk) => boolean
  /** Region a desk belongs to; of a vacant one, where it was. */
  readonly regionOf: (desk: Desk) => RegionCode | undefined
  /** The desk that this one answers to (条), from its role's `reportsTo`. Asked for vacant desks too: those that were held once, and those named `role@region`. */
  readonly above: (desk: Desk) => Desk | undefined
  /** What a region that is no more became by today: the regions that took it over. Itself where it stands; absent: all stand. */
  readonly became?: (region: RegionCode) => readonly RegionCode[]
}

export interface Context {
  readonly process: Process
  readonly params: ParameterSet
  readonly calendar: WorkCalendar
  readonly directory: Directory
  readonly matter: MatterFacts
  /** Now, ISO instant; the kernel has no clock. */
  readonly now: string
  /** Digits of the layers below the village, in order; 3 and 2 where absent. */
  readonly layers?: readonly Pick<GridLayer, 'digits'>[]
  /** Whether `code` is an item of the code list; where absent, any code is taken. */
  readonly inList?: (list: string, code: string) => boolean
}

/** What somebody wants to do. */
export interface Intent {
  readonly action: ActionKey
  readonly actor: Actor
  readonly data: Readonly<Record<string, Json>>
}

export interface Notice {
  readonly to: { readonly kind: 'resident' } | { readonly kind: 'desk'; readonly desk: Desk }
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  /** Same key, same message: `${matter}:${seq}:${n}`. */
  readonly dedupe: string
}

export interface Decision {
  readonly entries: readonly Entry[]
  readonly state: MatterState
  readonly notices: readonly Notice[]
}

/** An action that may be taken now, for `may`. */
export interface Offer {
  readonly action: ActionKey
  readonly title: string
  readonly fields: readonly Field[]
  readonly targets: readonly DeskRule[]
  readonly primary: boolean
  readonly consequence: string | null
}
