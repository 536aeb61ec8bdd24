import { declaring } from '../../kernel/pack/index.ts'

export const { list, ledger, indicator } = declaring('appraisals')

export const COUNTY = 'county-dispatcher'
