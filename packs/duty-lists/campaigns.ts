import { field, must } from '../../kernel/pack/index.ts'
import { indicator, ledger, TOWN, VILLAGE } from './terms.ts'

/** What a town sets out to mend in a year: one row for each campaign, with who leads it and until when. */
const campaigns = ledger({
  key: 'campaigns',
  subject: 'campaign',
  basis: ['002-JD-05', '001-LPS-41', '004-QW-26'],
  levels: [4],
  grain: ['year', 'campaign'],
  period: 'year',
  keeper: TOWN,
  fields: [
    field.year('year', must),
    field.text('campaign', 80, { ...must, disclosed: true }),
    field.code('campaign_kind', 'campaign-kind', { ...must, disclosed: true }),
    field.organisation('lead', { ...must, disclosed: true }),
    field.date('begun_on', { ...must, disclosed: true }),
    field.date('due', {
      ...must,
      disclosed: true,
      valid: [{ when: 'begun_on <= due', otherwise: 'duty-lists.otherwise.due-before-begun' }],
    }),
    field.date('closed_on', {
      disclosed: true,
      valid: [{ when: 'begun_on <= closed_on', otherwise: 'duty-lists.otherwise.closed-before-begun' }],
    }),
    field.text('outcome', 500, { required: 'closed_on != null', disclosed: true }),
  ],
})

/** 004-QW-26: the part of each office beside the one that leads, so that no helper stands there by name only. */
const parts = ledger({
  key: 'campaign-parts',
  subject: 'campaign-part',
  basis: ['004-QW-26'],
  levels: [4],
  grain: ['task', 'helper'],
  period: 'year',
  keeper: TOWN,
  fields: [
    field.year('year', must),
    field.record('task', 'campaigns', must),
    field.organisation('helper', must),
    field.text('share', 200, must),
    field.date('due', must),
    field.date('done_on'),
  ],
})

/** 001-LPS-41: what the rules of a village say against lavish feasts; the limits are the village's own, each family's feast is asked of nobody. */
const rules = ledger({
  key: 'village-rules',
  subject: 'village-rules',
  basis: ['001-LPS-41', '村民委员会组织法（2018）§27'],
  levels: [5],
  grain: ['adopted_on'],
  published: true,
  keeper: VILLAGE,
  freshDays: 366,
  fields: [
    field.date('adopted_on', { ...must, disclosed: true }),
    field.date('filed_on', {
      disclosed: true,
      valid: [{ when: 'adopted_on <= filed_on', otherwise: 'duty-lists.otherwise.filed-before-adopted' }],
    }),
    field.yesNo('against_lavishness', { ...must, disclosed: true }),
    field.integer(
      'most_tables',
      { least: 1, most: 200, unit: '桌' },
      { disclosed: true, required: 'against_lavishness' },
    ),
  ],
})

const percent = (key: string, basis: string, is: Parameters<typeof indicator>[0]['is'], target = 1) =>
  indicator({ key, unit: '%', places: 1, basis: [basis], is, better: 'more', target: { value: target, basis } })
const LATE = '(done_on == null && due < on) || (done_on != null && done_on > due)'

export const ledgers = [campaigns, parts, rules]
export const indicators = [
  percent('towns-with-campaign', '002-JD-05', {
    kind: 'coverage',
    ledger: 'campaigns',
    level: 4,
    where: "campaign_kind == 'hard-problem'",
  }),
  percent('campaigns-closed', '002-JD-05', { kind: 'share', ledger: 'campaigns', of: 'closed_on != null' }),
  percent('towns-against-old-customs', '001-LPS-41', {
    kind: 'coverage',
    ledger: 'campaigns',
    level: 4,
    where: "campaign_kind == 'old-customs'",
  }),
  percent('villages-with-custom-rules', '001-LPS-41', {
    kind: 'coverage',
    ledger: 'village-rules',
    level: 5,
    where: 'against_lavishness && filed_on != null',
  }),
  percent('campaign-parts-done', '004-QW-26', { kind: 'share', ledger: 'campaign-parts', of: 'done_on != null' }),
  indicator({
    key: 'campaign-parts-late',
    unit: '项',
    basis: ['004-QW-26'],
    is: { kind: 'count', ledger: 'campaign-parts', where: LATE },
    better: 'less',
  }),
  indicator({
    key: 'offices-in-campaigns',
    unit: '个',
    basis: ['004-QW-26'],
    is: { kind: 'distinct', ledger: 'campaign-parts', field: 'helper' },
  }),
]
