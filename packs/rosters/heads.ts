import { field, must } from '../../kernel/pack/index.ts'
import { indicator, ledger, TOWN } from './terms.ts'

/**
 * 002-JD-37: who heads a collective, or a party organisation of an enterprise or a social body (两新), and is in no other register: a cadre
 * of the village who heads its collective is marked in the register of cadres.
 */
const heads = ledger({
  key: 'organisation-heads',
  subject: 'organisation-head',
  basis: ['002-JD-37'],
  levels: [5],
  grain: null,
  keeper: TOWN,
  freshDays: 190,
  fields: [
    field.text('name', 30, must),
    field.code('head_kind', 'head-kind', must),
    field.text('head_of', 60, must),
    field.date('begun', must),
    field.date('ends', { valid: [{ when: 'begun <= ends', otherwise: 'rosters.otherwise.ends-before-begun' }] }),
  ],
})

const NOW = 'begun <= on && (ends == null || ends >= on)'
const count = (key: string, where: string) =>
  indicator({ key, unit: '人', basis: ['002-JD-37'], is: { kind: 'count', ledger: 'organisation-heads', where } })

export const ledgers = [heads]
export const indicators = [
  count('organisation-heads', NOW),
  count('collective-heads-besides', `head_kind == 'collective' && ${NOW}`),
  count('new-organisation-heads', `head_kind != 'collective' && ${NOW}`),
]
