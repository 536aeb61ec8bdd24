import { declaring } from '../../kernel/pack/index.ts'

export const { list, ledger, indicator } = declaring('organisations')

export const TOWN = 'town-dispatcher'
export const VILLAGE = 'village-secretary'
export const COUNTY = 'county-dispatcher'
