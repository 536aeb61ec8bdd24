import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger, TOWN } from './terms.ts'

/**
 * 002-JD-63: every item has its measure, its time and the unit that answers for it. A new year is a new version of the list: `change`
 * says what became of the item since the year before, and `proved_by` names the indicator that shows it.
 */
const items = ledger({
  key: 'duty-items',
  subject: 'duty-item',
  basis: ['000-HLJ-01', '000-HLJ-04', '000-HLJ-05', '000-HLJ-22', '000-YN-11', '002-JD-63', '003-HB-18', '003-HB-26'],
  levels: [3, 4, 5],
  grain: ['numbered_list', 'year', 'number'],
  period: 'year',
  keeper: COUNTY,
  fields: [
    field.code('numbered_list', 'numbered-list', { ...must, disclosed: true }),
    field.year('year', must),
    field.integer('number', { least: 1, most: 999 }, { ...must, disclosed: true }),
    field.text('item', 200, { ...must, disclosed: true }),
    field.text('measure', 500, { ...must, disclosed: true }),
    field.organisation('lead', { ...must, disclosed: true }),
    field.text('answerable', 60, { ...must, disclosed: true }),
    field.text('helpers', 200, { disclosed: true }),
    field.date('due', { ...must, disclosed: true }),
    field.code('item_state', 'item-state', { ...must, disclosed: true }),
    field.date('done_on', { required: "item_state == 'done'", disclosed: true }),
    field.code('change', 'item-change', { ...must, disclosed: true }),
    field.text('proved_by', 60, { disclosed: true }),
    // 001-LPS-44: which of the party committee's goals it serves
    field.code('goal', 'goal', { disclosed: true }),
  ],
})

const cases = ledger({
  key: 'model-cases',
  subject: 'model-case',
  basis: ['003-HB-19', '002-JD-70'],
  levels: [4, 5],
  grain: ['case_title'],
  period: 'year',
  keeper: TOWN,
  fields: [
    field.text('case_title', 80, { ...must, disclosed: true }),
    field.year('year', must),
    field.code('case_mode', 'case-mode', { ...must, disclosed: true }),
    field.text('summary', 2000, { ...must, disclosed: true }),
  ],
})

const count = (key: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit: '项', basis, is: { kind: 'count', ledger: 'duty-items', ...(where && { where }) } })
const share = (key: string, basis: readonly string[], of: string, among?: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'share', ledger: 'duty-items', of, ...(among && { among }) },
    better: 'more',
  })
const on = (list: string): string => `numbered_list == '${list}'`

const GOALS = ['three-hards', 'three-fusions', 'three-gardens'] as const

export const ledgers = [items, cases]
export const indicators = [
  count('duty-items', ['000-HLJ-04', '002-JD-63']),
  count('measures-30', ['000-HLJ-01'], on('measures-30')),
  count('key-tasks', ['000-HLJ-04'], on('key-tasks')),
  count('secretary-duties', ['000-HLJ-05'], on('secretary-duties-25')),
  count('township-powers', ['000-YN-11'], on('township-powers-86')),
  count('township-duties', ['000-HLJ-22'], on('township-duties')),
  count('delegated-powers', ['000-HQ-03'], on('delegated-powers')),
  count('village-duties', ['003-HB-26'], on('village-duties-56')),
  count('village-assists', ['003-HB-26'], on('village-assists-60')),
  count('funding-measures', ['000-YN-10'], on('funding-measures-12')),
  count('industry-items', ['003-HB-18'], on('industry-items')),
  count('items-new-or-changed', ['000-HLJ-04'], "change in ['new', 'changed']"),
  share('items-done', ['000-HLJ-01', '002-JD-63'], "item_state == 'done'"),
  share('items-done-in-time', ['002-JD-63'], 'done_on <= due', "item_state == 'done'"),
  share('items-proved', ['000-HLJ-05'], 'proved_by != null'),
  // 001-LPS-44: rolled up by goal, whatever list an item stands on
  ...GOALS.flatMap((goal) => [
    count(`items-for-${goal}`, ['001-LPS-44'], `goal == '${goal}'`),
    share(`items-done-for-${goal}`, ['001-LPS-44'], "item_state == 'done'", `goal == '${goal}'`),
  ]),
  count('items-of-no-goal', ['001-LPS-44'], 'goal == null'),
  count('items-open', ['002-JD-63'], "item_state in ['not-begun', 'under-way']"),
  indicator({ key: 'model-cases', unit: '个', basis: ['003-HB-19'], is: { kind: 'count', ledger: 'model-cases' } }),
  indicator({
    key: 'case-modes',
    unit: '种',
    basis: ['003-HB-19'],
    is: { kind: 'distinct', ledger: 'model-cases', field: 'case_mode' },
  }),
]
