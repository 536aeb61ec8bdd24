import type { Settings } from '../environment.ts'

/** `fail` keeps it from working (status 1), `warn` costs something, `ok` is well. */
export type State = 'ok' | 'warn' | 'fail'

export interface Finding {
  /** Catalogue key `doctor.<name>` names what was looked at. */
  readonly name: string
  readonly state: State
  /** Catalogue key under `doctor.<name>.`, filled with `params`. */
  readonly says: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** Looks and changes nothing. */
export type Check = (settings: Settings) => Promise<Finding> | Finding
