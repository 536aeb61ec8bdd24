import { declaring } from '../../kernel/pack/index.ts'

export const { list, ledger, indicator } = declaring('links-and-visits')

export const VILLAGE = 'village-secretary'
export const COUNTY = 'county-dispatcher'
