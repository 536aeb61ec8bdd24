import { declaring } from '../../kernel/pack/index.ts'

export const { list, ledger, indicator } = declaring('rectification')

/** Who says that a case begins, has passed and ends: never the town that mends it. */
export const COUNTY = 'county-dispatcher'
export const TOWN = 'town-dispatcher'
