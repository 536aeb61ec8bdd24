import type { Action, Field, ParameterSet, Process } from '../../kernel/workflow/index.ts'
import { ABOLISHED } from './kinds.ts'

const text = (key: string, more: Partial<Field> = {}): Field => ({
  key,
  title: `certificates.field.${key}`,
  type: 'long-text',
  required: true,
  max: 1000,
  ...more,
})

const issue: Action = {
  title: 'certificates.action.issue',
  effect: 'close',
  to: 'settled',
  outcome: 'certificate-issued',
  by: ['holder'],
  answers: true,
  fields: [
    text('statement', { max: 2000, toResident: true }),
    { key: 'checked_by', title: 'certificates.field.checked_by', type: 'choice', list: 'checked-by', required: true },
  ],
  consequence: 'certificates.consequence.issued',
  notices: [{ to: 'resident', template: 'certificates.notice.issued' }],
  primary: true,
}
const decline: Action = {
  title: 'certificates.action.decline',
  effect: 'close',
  to: 'settled',
  outcome: 'certificate-declined',
  by: ['holder'],
  fields: [text('explanation', { toResident: true })],
  notices: [{ to: 'resident', template: 'certificates.notice.declined' }],
}
const ask: Action = {
  title: 'certificates.action.ask',
  effect: 'advance',
  to: 'complete',
  answers: false,
  by: ['holder'],
  fields: [text('missing', { toResident: true })],
  notices: [{ to: 'resident', template: 'certificates.notice.missing' }],
}
const note: Action = {
  title: 'certificates.action.note',
  effect: 'note',
  by: ['holder', 'supervisor'],
  fields: [text('note')],
}
const late: Action = {
  title: 'certificates.action.late',
  effect: 'supervise',
  by: ['system'],
  fields: [],
  notices: [
    { to: 'holder', template: 'certificates.notice.late' },
    { to: 'supervisor', template: 'certificates.notice.late' },
  ],
}
const SECRETARY = [{ role: 'village-secretary', at: 5 }] as const

/** 003-HB-27 改进村级出具证明: what no village issues any more is refused at the door; the rest is written from the registers and kept. */
export const process: Process = {
  key: 'village-certificates',
  version: '1.0.0',
  title: 'certificates.title',
  stages: ['certificate-ask', 'certificate-check', 'certificate-issue'],
  start: 'check',
  fields: [
    {
      key: 'certificate',
      title: 'certificates.field.certificate',
      type: 'choice',
      list: 'certificate',
      required: true,
    },
    { key: 'person', title: 'certificates.field.person', type: 'text', required: true, max: 30 },
    { key: 'door', title: 'certificates.field.door', type: 'text', max: 40 },
    { key: 'purpose', title: 'certificates.field.purpose', type: 'text', required: true, max: 100 },
    { key: 'asked_by', title: 'certificates.field.asked_by', type: 'text', required: true, max: 60 },
  ],
  notices: [
    { to: 'resident', template: 'certificates.notice.received' },
    { to: 'holder', template: 'certificates.notice.arrived' },
  ],
  refuse: [
    {
      when: 'params.values.abolished.exists(c, c == matter.data.certificate)',
      code: 'certificate-abolished',
      basis: '民发〔2020〕20号《关于改进和规范基层群众性自治组织出具证明工作的指导意见》附件清单；003-HB-27',
    },
  ],
  steps: {
    check: {
      title: 'certificates.step.check',
      stage: 'certificate-check',
      desks: SECRETARY,
      responsible: true,
      limit: 'check',
      clock: 'step',
      actions: { issue, ask, decline, note, late },
    },
    complete: {
      title: 'certificates.step.complete',
      stage: 'certificate-ask',
      desks: [{ role: '*', at: 'resident' }],
      limit: 'complete',
      clock: 'step',
      onLapse: 'give-up',
      actions: {
        supply: {
          title: 'certificates.action.supply',
          effect: 'advance',
          to: 'check',
          desks: [{ role: '*', at: 'sender' }],
          by: ['resident'],
          fields: [text('answer'), { key: 'files', title: 'certificates.field.files', type: 'files', max: 3 }],
          notices: [{ to: 'holder', template: 'certificates.notice.supplied' }],
          primary: true,
        },
        'give-up': {
          title: 'certificates.action.give-up',
          effect: 'close',
          to: 'settled',
          outcome: 'certificate-given-up',
          by: ['system'],
          fields: [],
          notices: [{ to: 'resident', template: 'certificates.notice.declined' }],
        },
      },
    },
    recheck: {
      title: 'certificates.step.recheck',
      stage: 'certificate-check',
      desks: SECRETARY,
      limit: 'recheck',
      clock: 'step',
      actions: {
        withdraw: {
          title: 'certificates.action.withdraw',
          effect: 'close',
          to: 'settled',
          outcome: 'certificate-withdrawn',
          by: ['holder'],
          fields: [text('explanation', { toResident: true })],
          consequence: 'certificates.consequence.withdrawn',
          notices: [{ to: 'resident', template: 'certificates.notice.withdrawn' }],
          primary: true,
        },
        uphold: {
          title: 'certificates.action.uphold',
          effect: 'close',
          to: 'settled',
          outcome: 'certificate-issued',
          by: ['holder'],
          fields: [text('note')],
        },
        late,
      },
    },
    settled: {
      title: 'certificates.step.settled',
      stage: 'certificate-issue',
      desks: [],
      limit: null,
      unlimited: 'certificates.unlimited',
      clock: 'step',
      final: true,
      actions: {
        doubt: {
          title: 'certificates.action.doubt',
          effect: 'reopen',
          to: 'recheck',
          desks: SECRETARY,
          by: [{ role: 'village-secretary' }, { role: 'town-dispatcher' }],
          fields: [text('reason')],
          when: "state.outcome == 'certificate-issued'",
          otherwise: 'not-issued',
        },
      },
    },
  },
  basis: ['改进村级出具证明（003-HB-27）', '开具证明清理（000-HLJ-23）', '民发〔2020〕20号'],
}

export const parameters: ParameterSet = {
  key: 'village-certificates-2020',
  title: 'certificates.parameters',
  process: 'village-certificates',
  from: '2010-01-01',
  basis: '民发〔2020〕20号；003-HB-27；时限和有效期为本系统默认值，县里可改',
  bases: { abolished: '民发〔2020〕20号附件清单所列类别的示例，县里按现行清单核定' },
  limits: {
    check: { unit: 'working-days', amount: 2 },
    complete: { unit: 'working-days', amount: 10 },
    recheck: { unit: 'working-days', amount: 3 },
  },
  returns: 0,
  reopenWindow: { unit: 'natural-days', amount: 3650 },
  supervision: [{ after: { unit: 'hours', amount: 0 }, line: true, block: false }],
  callBackShare: 0,
  values: { abolished: ABOLISHED, validDays: 180 },
}
