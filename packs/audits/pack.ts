import type { Pack } from '../../kernel/pack/index.ts'
import { declaring, field, must } from '../../kernel/pack/index.ts'

const { list, ledger, indicator } = declaring('audits')
const COUNTY = 'county-dispatcher'

/**
 * Audits of village money, counted for the term (届) in which they were done, by the year in which the term began: 届内全覆盖 is a
 * coverage of one period. What was found on whom stays with the discipline body; here stand only numbers.
 */
const audits = ledger({
  key: 'village-audits',
  subject: 'audit',
  basis: ['003-HB-14', '003-HB-16', '000-AJ-15', '002-JD-29', '村民委员会组织法（2018）§35'],
  levels: [5],
  grain: ['term_from', 'audit_kind', 'audited_on'],
  period: 'term_from',
  keeper: COUNTY,
  fields: [
    field.year('term_from', must),
    field.code('audit_kind', 'audit-kind', { ...must, disclosed: true }),
    field.date('audited_on', { ...must, disclosed: true }),
    field.money('audited_amount', { ...must, disclosed: true }),
    field.integer('problems', { most: 10_000, unit: '个' }, { ...must, disclosed: true }),
    field.integer(
      'problems_mended',
      { most: 10_000, unit: '个' },
      {
        ...must,
        disclosed: true,
        valid: [{ when: 'problems_mended <= problems', otherwise: 'audits.otherwise.more-than-found' }],
      },
    ),
    field.integer('people_dealt_with', { most: 1000, unit: '人' }, must),
    field.date('published_on', {
      valid: [{ when: 'audited_on <= published_on', otherwise: 'audits.otherwise.published-before-audit' }],
    }),
  ],
})

const inspections = ledger({
  key: 'village-inspections',
  subject: 'inspection',
  basis: ['000-AJ-15', '002-JD-29'],
  levels: [5],
  grain: ['term_from', 'inspection_kind', 'inspected_on'],
  period: 'term_from',
  keeper: COUNTY,
  fields: [
    field.year('term_from', must),
    field.code('inspection_kind', 'inspection-kind', must),
    field.date('inspected_on', must),
    field.integer('findings', { most: 10_000, unit: '个' }, must),
    field.integer(
      'findings_mended',
      { most: 10_000, unit: '个' },
      {
        ...must,
        valid: [{ when: 'findings_mended <= findings', otherwise: 'audits.otherwise.more-than-found' }],
      },
    ),
  ],
})

const coverage = (key: string, ledgerKey: string, where: string, basis: readonly string[]) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'coverage', ledger: ledgerKey, level: 5, where },
    better: 'more',
    target: { value: 1, basis: basis[0] as string },
  })
const sum = (key: string, ledgerKey: string, of: string, unit: string, places: number, basis: readonly string[]) =>
  indicator({ key, unit, places, basis, is: { kind: 'sum', ledger: ledgerKey, of } })
const mended = (key: string, ledgerKey: string, over: string, under: string, basis: readonly string[]) =>
  indicator({ key, unit: '%', places: 1, basis, is: { kind: 'ratio', ledger: ledgerKey, over, under }, better: 'more' })

export const pack: Pack = {
  key: 'audits',
  version: '1.0.0',
  title: 'audits.title',
  basis: [
    { document: '村民委员会组织法（2018）', clause: '§35' },
    { document: '河北、安吉、街道方案审计和巡察各条', clause: '003-HB-16、000-AJ-15、002-JD-29' },
  ],
  lists: [
    list('audit-kind', ['economic-responsibility', 'leaving-office', 'special']),
    list('inspection-kind', ['patrol-inspection', 'supervision']),
  ],
  ledgers: [audits, inspections],
  indicators: [
    coverage('villages-audited', 'village-audits', "audit_kind == 'economic-responsibility'", [
      '000-AJ-15',
      '002-JD-29',
    ]),
    coverage('villages-inspected', 'village-inspections', "inspection_kind == 'patrol-inspection'", [
      '000-AJ-15',
      '002-JD-29',
    ]),
    coverage('villages-supervised', 'village-inspections', "inspection_kind == 'supervision'", ['002-JD-29']),
    sum('audited-amount', 'village-audits', 'audited_amount', '万元', 2, ['003-HB-16']),
    sum('audit-problems', 'village-audits', 'problems', '个', 0, ['003-HB-16']),
    sum('people-dealt-with', 'village-audits', 'people_dealt_with', '人', 0, ['003-HB-16']),
    mended('audit-problems-mended', 'village-audits', 'problems_mended', 'problems', ['003-HB-16']),
    mended('inspection-findings-mended', 'village-inspections', 'findings_mended', 'findings', ['002-JD-29']),
  ],
}
