import { declaring } from '../../kernel/pack/index.ts'

export const { list, ledger, indicator } = declaring('duty-lists')

export const VILLAGE = 'village-secretary'
export const TOWN = 'town-dispatcher'
export const COUNTY = 'county-dispatcher'
