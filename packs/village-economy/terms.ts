import { declaring } from '../../kernel/pack/index.ts'

export const { list, ledger, indicator } = declaring('village-economy')

/** 财会〔2023〕14号 农村集体经济组织会计制度, in force from 2024-01-01: the accounts by which income is told apart. */
export const ACCOUNTS = '财会〔2023〕14号 农村集体经济组织会计制度'
export const COLLECTIVES = '农村集体经济组织法'

/** Accounts are kept by the town for its villages (村财乡管): one keeper for all money of the village. */
export const BOOKKEEPER = 'town-dispatcher'
/** What is known only in the village. */
export const VILLAGE = 'village-secretary'
/** What comes from the statistics office and the budget. */
export const COUNTY = 'county-dispatcher'
