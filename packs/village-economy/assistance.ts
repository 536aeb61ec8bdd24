import { field, must } from '../../kernel/pack/index.ts'
import { BOOKKEEPER, COUNTY, indicator, ledger } from './terms.ts'

/** 000-YN-21: what helps households on their feet, by kind and year; nobody is named. */
const assistance = ledger({
  key: 'assistance-measures',
  subject: 'assistance',
  basis: ['000-YN-21', '个人信息保护法 §6'],
  levels: [5],
  grain: ['year', 'assistance'],
  period: 'year',
  keeper: BOOKKEEPER,
  fields: [
    field.year('year', must),
    field.code('assistance', 'assistance', { ...must, disclosed: true }),
    field.integer(
      'households',
      { least: 1, most: 100_000, unit: '户' },
      { ...must, disclosed: true, title: 'village-economy.field.households-assisted' },
    ),
    field.integer(
      'people',
      { least: 1, most: 500_000, unit: '人' },
      { ...must, disclosed: true, title: 'village-economy.field.people-assisted' },
    ),
    field.money('income_brought', { ...must, disclosed: true }),
  ],
})

/** 001-LPS-28: the documents of a reform, with the paper itself, and whether they still hold. */
const documents = ledger({
  key: 'policy-documents',
  subject: 'policy-document',
  basis: ['001-LPS-28'],
  levels: [3],
  grain: ['number'],
  keeper: COUNTY,
  freshDays: 366,
  fields: [
    field.text('number', 30, { ...must, disclosed: true, title: 'village-economy.field.document-number' }),
    field.text('document_title', 120, { ...must, disclosed: true }),
    field.code('topic', 'document-topic', { ...must, disclosed: true }),
    field.code('issuer', 'document-issuer', { ...must, disclosed: true }),
    field.date('issued_on', { ...must, disclosed: true }),
    field.yesNo('in_force', { ...must, disclosed: true }),
    field.files('paper', 3, { disclosed: true }),
  ],
})

const sum = (key: string, of: string, unit: string, where?: string) =>
  indicator({
    key,
    unit,
    basis: ['000-YN-21'],
    is: { kind: 'sum', ledger: 'assistance-measures', of, ...(where && { where }) },
  })
const held = (key: string, where: string) =>
  indicator({ key, unit: '份', basis: ['001-LPS-28'], is: { kind: 'count', ledger: 'policy-documents', where } })

export const ledgers = [assistance, documents]
export const indicators = [
  sum('households-assisted', 'households', '户'),
  sum('households-assisted-by-industry', 'households', '户', "assistance == 'industry'"),
  sum('people-in-jobs', 'people', '人', "assistance in ['jobs', 'public-posts']"),
  sum('relocated-households-assisted', 'households', '户', "assistance == 'relocation'"),
  indicator({
    key: 'income-brought-per-household',
    unit: '元',
    basis: ['000-YN-21'],
    is: { kind: 'ratio', ledger: 'assistance-measures', over: 'income_brought', under: 'households' },
    better: 'more',
  }),
  held('documents-in-force', 'in_force'),
  held('three-changes-documents', "topic == 'three-changes'"),
]
