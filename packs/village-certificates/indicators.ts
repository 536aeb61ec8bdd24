import { mattersOf } from '../../kernel/indicator/index.ts'
import { declaring } from '../../kernel/pack/index.ts'

const { indicator } = declaring('certificates')
const ledger = mattersOf('village-certificates')
const BASIS = ['003-HB-27']
const ISSUED = "outcome == 'certificate-issued'"

export const indicators = [
  indicator({ key: 'certificates-asked', unit: '份', basis: BASIS, is: { kind: 'count', ledger } }),
  indicator({ key: 'certificates-issued', unit: '份', basis: BASIS, is: { kind: 'count', ledger, where: ISSUED } }),
  indicator({
    key: 'certificates-withdrawn',
    unit: '份',
    basis: BASIS,
    is: { kind: 'count', ledger, where: "outcome == 'certificate-withdrawn'" },
    better: 'less',
  }),
  indicator({
    key: 'certificates-in-time',
    unit: '%',
    places: 1,
    basis: BASIS,
    is: { kind: 'share', ledger, of: '!late', among: 'answered' },
    better: 'more',
  }),
]
