import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, indicator, ledger, TOWN } from './terms.ts'

/** 002-JD-69 细化创建标准: what the county asks of each class of villages. The document names no classes and no standards: both are the county's. */
const standards = ledger({
  key: 'creation-standards',
  subject: 'creation-standard',
  basis: ['002-JD-69'],
  levels: [3],
  grain: ['creation_class', 'number'],
  keeper: COUNTY,
  freshDays: 366,
  fields: [
    field.code('creation_class', 'creation-class', { ...must, disclosed: true }),
    field.integer('number', { least: 1, most: 999 }, { ...must, disclosed: true }),
    field.text('standard', 200, { ...must, disclosed: true }),
  ],
})

/** 分类创建台账: each standard of a village's class, met or with what keeps it from being met. */
const records = ledger({
  key: 'creation-records',
  subject: 'creation-record',
  basis: ['002-JD-69'],
  levels: [5],
  grain: ['standard_asked'],
  keeper: TOWN,
  freshDays: 190,
  fields: [
    field.code('creation_class', 'creation-class', { ...must, disclosed: true }),
    field.record('standard_asked', 'creation-standards', must),
    field.date('met_on', { disclosed: true }),
    field.text('hindrance', 200, { required: 'met_on == null' }),
    field.date('hindrance_settled_on'),
  ],
})

const LEDGER = 'creation-records'
const met = (creation: string) =>
  indicator({
    key: `standards-met-${creation}`,
    unit: '%',
    places: 1,
    basis: ['002-JD-69'],
    is: { kind: 'share', ledger: LEDGER, of: 'met_on != null', among: `creation_class == '${creation}'` },
    better: 'more',
    target: { value: 1, basis: '002-JD-69' },
  })
const count = (key: string, where?: string) =>
  indicator({ key, unit: '项', basis: ['002-JD-69'], is: { kind: 'count', ledger: LEDGER, ...(where && { where }) } })

export const ledgers = [standards, records]
export const indicators = [
  met('model'),
  met('consolidating'),
  met('catching-up'),
  count('creation-items'),
  count('creation-items-met', 'met_on != null'),
  count('creation-hindrances', 'met_on == null && hindrance_settled_on == null'),
  indicator({
    key: 'villages-meeting-standards',
    unit: '%',
    places: 1,
    basis: ['002-JD-69'],
    is: {
      kind: 'regions',
      level: 5,
      of: 'creation_items_met >= creation_items',
      among: 'creation_items > 0.0',
    },
    better: 'more',
    target: { value: 1, basis: '002-JD-69' },
    levels: [3, 4, 5],
  }),
]
