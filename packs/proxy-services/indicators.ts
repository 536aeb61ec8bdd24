import { mattersOf } from '../../kernel/indicator/index.ts'
import { declaring } from '../../kernel/pack/index.ts'

const { indicator } = declaring('services')
const ledger = mattersOf('proxy-services')
/** Handed over to the resident, with or without a verdict. */
const SERVED = "outcome in ['service-judged', 'service-unjudged']"

export const indicators = [
  indicator({ key: 'services-asked', unit: '次', basis: ['000-PT-19'], is: { kind: 'count', ledger } }),
  indicator({
    key: 'services-served',
    unit: '次',
    basis: ['000-PT-19', '000-AJ-21'],
    is: { kind: 'count', ledger, where: SERVED },
    better: 'more',
  }),
  indicator({
    key: 'services-served-share',
    unit: '%',
    places: 1,
    basis: ['000-PT-19'],
    is: { kind: 'share', ledger, of: SERVED, among: 'closed' },
    better: 'more',
  }),
  indicator({
    key: 'services-in-time',
    unit: '%',
    places: 1,
    basis: ['000-PT-19', '002-JD-60'],
    is: { kind: 'share', ledger, of: '!late', among: 'answered' },
    better: 'more',
  }),
  indicator({
    key: 'services-days',
    unit: '天',
    places: 1,
    basis: ['000-PT-19'],
    is: { kind: 'mean', ledger, of: 'days_to_close', where: SERVED },
    better: 'less',
  }),
]
