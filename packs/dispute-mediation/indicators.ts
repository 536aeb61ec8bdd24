import { mattersOf } from '../../kernel/indicator/index.ts'
import { declaring } from '../../kernel/pack/index.ts'

const { indicator } = declaring('disputes')
const ledger = mattersOf('dispute-mediation')
const LAW = '人民调解法 §28、§31'

export const indicators = [
  indicator({ key: 'disputes-found', unit: '件', basis: ['002-JD-54'], is: { kind: 'count', ledger } }),
  indicator({
    key: 'disputes-kept',
    unit: '件',
    basis: ['002-JD-54', LAW],
    is: { kind: 'count', ledger, where: "outcome == 'dispute-kept'" },
  }),
  // who is shown the way to a court was not mediated: neither a success nor a failure of mediation
  indicator({
    key: 'mediation-success',
    unit: '%',
    places: 1,
    basis: ['002-JD-54', LAW],
    is: {
      kind: 'share',
      ledger,
      of: "outcome == 'dispute-kept' && reopened == 0.0",
      among: "closed && outcome != 'dispute-guided'",
    },
    better: 'more',
  }),
  indicator({
    key: 'disputes-guided',
    unit: '件',
    basis: ['人民调解法 §26'],
    is: { kind: 'count', ledger, where: "outcome == 'dispute-guided'" },
  }),
  indicator({
    key: 'disputes-days',
    unit: '天',
    places: 1,
    basis: ['002-JD-54'],
    is: { kind: 'mean', ledger, of: 'days_to_close', where: 'closed' },
    better: 'less',
  }),
]
