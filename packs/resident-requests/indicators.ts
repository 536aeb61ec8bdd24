import { mattersOf } from '../../kernel/indicator/index.ts'
import { declaring } from '../../kernel/pack/index.ts'
import { BASICALLY_SATISFIED } from './parameters.ts'

const { indicator } = declaring('requests')
const ledger = mattersOf('resident-requests')
const RATES = ['000-PT-07', '000-PT-21', '北京市接诉即办工作条例 §23']

/** The three rates are those of the board, over the verdicts given; a county that weighs 基本满意 otherwise sees that on its board. */
export const indicators = [
  indicator({ key: 'requests-lodged', unit: '件', basis: ['000-PT-21'], is: { kind: 'count', ledger } }),
  indicator({
    key: 'requests-per-day',
    unit: '件',
    places: 1,
    basis: ['000-PT-21'],
    is: { kind: 'formula', is: 'requests_lodged / 365.0' },
  }),
  indicator({
    key: 'requests-closed',
    unit: '件',
    basis: ['000-PT-20', '000-PT-21'],
    is: { kind: 'count', ledger, where: 'closed' },
  }),
  indicator({
    key: 'requests-in-time',
    unit: '%',
    places: 1,
    basis: ['000-PT-07', '济南市12345市民服务热线条例 §23'],
    is: { kind: 'share', ledger, of: '!late', among: 'answered' },
    better: 'more',
  }),
  indicator({
    key: 'requests-response',
    unit: '%',
    places: 1,
    basis: RATES,
    is: { kind: 'share', ledger, of: 'contacted', among: 'judged' },
    better: 'more',
  }),
  indicator({
    key: 'requests-resolution',
    unit: '%',
    places: 1,
    basis: RATES,
    is: { kind: 'share', ledger, of: 'resolved', among: 'judged' },
    better: 'more',
  }),
  indicator({
    key: 'requests-satisfaction',
    unit: '%',
    places: 1,
    basis: RATES,
    is: {
      kind: 'mean',
      ledger,
      of: `satisfaction == 3.0 ? 1.0 : (satisfaction == 2.0 ? ${BASICALLY_SATISFIED} : 0.0)`,
      where: 'judged',
    },
    better: 'more',
  }),
  indicator({
    key: 'requests-days-to-answer',
    unit: '天',
    places: 1,
    basis: ['000-PT-07'],
    is: { kind: 'mean', ledger, of: 'hours_to_answer / 24.0' },
    better: 'less',
  }),
  indicator({
    key: 'requests-taken-up-again',
    unit: '%',
    places: 1,
    basis: ['000-PT-07'],
    is: { kind: 'share', ledger, of: 'reopened > 0.0', among: 'closed || reopened > 0.0' },
    better: 'less',
  }),
]
