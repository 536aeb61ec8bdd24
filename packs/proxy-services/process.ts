import type { Limit } from '../../kernel/calendar/index.ts'
import type { Action, Field, ParameterSet, Process } from '../../kernel/workflow/index.ts'
import services from './services.json' with { type: 'json' }

const text = (key: string, more: Partial<Field> = {}): Field => ({
  key,
  title: `services.field.${key}`,
  type: 'long-text',
  required: true,
  max: 1000,
  ...more,
})

/** Different numbers of days in the catalogue; each is a limit of its own, chosen by the service. */
const DAYS = [...new Set(services.map((item) => item.days))].sort((a, b) => a - b)
const ofDays = (days: number): readonly string[] =>
  services.filter((item) => item.days === days).map((item) => item.code)

const ask: Action = {
  title: 'services.action.ask',
  effect: 'advance',
  to: 'complete',
  answers: false,
  by: ['holder'],
  fields: [text('missing', { toResident: true })],
  notices: [{ to: 'resident', template: 'services.notice.missing' }],
}
const decline: Action = {
  title: 'services.action.decline',
  effect: 'close',
  to: 'ended',
  outcome: 'service-declined',
  by: ['holder'],
  fields: [text('explanation', { toResident: true })],
  notices: [{ to: 'resident', template: 'services.notice.declined' }],
}
const note: Action = {
  title: 'services.action.note',
  effect: 'note',
  by: ['holder', 'supervisor'],
  fields: [text('note')],
}
const late: Action = {
  title: 'services.action.late',
  effect: 'supervise',
  by: ['system'],
  fields: [],
  notices: [
    { to: 'holder', template: 'services.notice.late' },
    { to: 'supervisor', template: 'services.notice.late' },
  ],
}
const result: Action = {
  title: 'services.action.result',
  effect: 'advance',
  to: 'deliver',
  by: ['holder'],
  fields: [text('result', { toResident: true }), { key: 'fee', title: 'services.field.fee', type: 'integer' }],
  notices: [{ to: 'holder', template: 'services.notice.done' }],
  primary: true,
}

/** 申请 → 受理 → 代办 → 送达 → 评价 (000-AJ-21, 000-PT-19, 002-JD-60): the resident asks once, at home. */
export const process: Process = {
  key: 'proxy-services',
  version: '1.0.0',
  title: 'services.title',
  stages: ['service-apply', 'service-do', 'service-deliver', 'service-judge'],
  start: 'apply',
  fields: [
    { key: 'service', title: 'services.field.service', type: 'choice', list: 'service', required: true },
    { key: 'delivery', title: 'services.field.delivery', type: 'choice', list: 'delivery', required: true },
    { key: 'for', title: 'services.field.for', type: 'text', max: 40 },
  ],
  notices: [
    { to: 'resident', template: 'services.notice.received' },
    { to: 'holder', template: 'services.notice.arrived' },
  ],
  steps: {
    apply: {
      title: 'services.step.apply',
      stage: 'service-apply',
      desks: [
        { role: 'grid-worker', at: 'here' },
        { role: 'village-secretary', at: 5 },
        { role: 'town-dispatcher', at: 4 },
      ],
      limit: 'apply',
      clock: 'step',
      actions: {
        accept: {
          title: 'services.action.accept',
          effect: 'assign',
          to: 'handle',
          by: ['holder'],
          fields: [
            { key: 'desk', title: 'services.field.desk', type: 'desk', required: true },
            { key: 'complete', title: 'services.field.complete', type: 'yes-no', required: true },
          ],
          targets: [
            { role: 'village-secretary', at: 5 },
            { role: 'town-dispatcher', at: 4 },
            { role: 'town-office', at: 4 },
            { role: 'department-handler', at: 'county' },
          ],
          when: 'input.complete == true',
          otherwise: 'papers-first',
          notices: [
            { to: 'resident', template: 'services.notice.accepted' },
            { to: 'holder', template: 'services.notice.to-office' },
          ],
          primary: true,
        },
        errand: {
          title: 'services.action.errand',
          effect: 'advance',
          to: 'handle',
          desks: [{ role: '*', at: 'self' }],
          by: ['holder'],
          fields: [],
          notices: [{ to: 'resident', template: 'services.notice.accepted' }],
        },
        ask,
        decline,
        note,
        late,
      },
    },
    complete: {
      title: 'services.step.complete',
      stage: 'service-apply',
      desks: [{ role: '*', at: 'resident' }],
      limit: 'complete',
      clock: 'step',
      onLapse: 'give-up',
      actions: {
        supply: {
          title: 'services.action.supply',
          effect: 'advance',
          to: 'apply',
          desks: [{ role: '*', at: 'sender' }],
          by: ['resident'],
          fields: [
            text('note', { required: false }),
            { key: 'files', title: 'services.list.material', type: 'files', max: 6 },
          ],
          notices: [{ to: 'holder', template: 'services.notice.supplied' }],
          primary: true,
        },
        'give-up': {
          title: 'services.action.give-up',
          effect: 'close',
          to: 'ended',
          outcome: 'service-given-up',
          by: ['system'],
          fields: [],
          notices: [{ to: 'resident', template: 'services.notice.declined' }],
        },
      },
    },
    handle: {
      title: 'services.step.handle',
      stage: 'service-do',
      desks: [{ role: '*', at: { ledAt: 'handle' } }],
      responsible: true,
      limit: 'days-5',
      limits: DAYS.map((days) => ({
        when: `has(state.data.service) && params.values.days${days}.exists(c, c == state.data.service)`,
        limit: `days-${days}`,
      })),
      clock: 'step',
      actions: {
        result,
        reject: {
          title: 'services.action.reject',
          effect: 'close',
          to: 'ended',
          outcome: 'service-rejected',
          by: ['holder'],
          fields: [text('explanation', { toResident: true })],
          notices: [{ to: 'resident', template: 'services.notice.declined' }],
        },
        back: {
          title: 'services.action.back',
          effect: 'return',
          by: ['holder'],
          fields: [text('missing')],
          notices: [{ to: 'holder', template: 'services.notice.arrived' }],
        },
        extend: {
          title: 'services.action.extend',
          effect: 'extend',
          by: ['holder'],
          fields: [text('delay', { toResident: true })],
          notices: [{ to: 'resident', template: 'services.notice.extended' }],
        },
        note,
        late,
      },
    },
    deliver: {
      title: 'services.step.deliver',
      stage: 'service-deliver',
      desks: [
        { role: '*', at: { ledAt: 'apply' } },
        { role: 'village-secretary', at: 5 },
      ],
      limit: 'deliver',
      clock: 'step',
      actions: {
        delivered: {
          title: 'services.action.delivered',
          effect: 'advance',
          to: 'judge',
          by: ['holder'],
          fields: [{ key: 'receipt', title: 'services.field.receipt', type: 'text', required: true, max: 40 }],
          notices: [{ to: 'resident', template: 'services.notice.delivered' }],
          primary: true,
        },
        undelivered: {
          title: 'services.action.undelivered',
          effect: 'note',
          by: ['holder'],
          fields: [text('reason')],
        },
        late,
      },
    },
    judge: {
      title: 'services.step.judge',
      stage: 'service-judge',
      desks: [{ role: '*', at: 'resident' }],
      limit: 'judge',
      clock: 'step',
      onLapse: 'lapse',
      actions: {
        judge: {
          title: 'services.action.judge',
          effect: 'judge',
          to: 'ended',
          outcome: 'service-judged',
          by: ['resident'],
          fields: [
            { key: 'contacted', title: 'services.field.contacted', type: 'yes-no', required: true },
            { key: 'resolved', title: 'services.field.resolved', type: 'yes-no', required: true },
            {
              key: 'satisfaction',
              title: 'services.field.satisfaction',
              type: 'choice',
              list: 'satisfaction',
              required: true,
            },
            text('comment', { required: false, max: 500 }),
          ],
          primary: true,
        },
        lapse: {
          title: 'services.action.lapse',
          effect: 'close',
          to: 'ended',
          outcome: 'service-unjudged',
          by: ['system'],
          fields: [],
        },
      },
    },
    ended: {
      title: 'services.step.ended',
      stage: 'service-judge',
      desks: [],
      limit: null,
      unlimited: 'services.unlimited',
      clock: 'step',
      final: true,
      actions: {},
    },
  },
  basis: [
    '便民代办，足不出村办理140多个事项（000-AJ-21）',
    '代办便民服务（000-PT-19）',
    '镇村一网式综合服务平台（002-JD-60）',
  ],
}

const workingDays = (amount: number): Limit => ({ unit: 'working-days', amount })

export const parameters: ParameterSet = {
  key: 'proxy-services-2010',
  title: 'services.parameters',
  process: 'proxy-services',
  from: '2010-01-01',
  basis: '各事项法定或承诺时限的示例值，县里按本地办事指南核定',
  limits: {
    apply: workingDays(1),
    complete: workingDays(10),
    deliver: workingDays(2),
    judge: { unit: 'natural-days', amount: 7 },
    // At once means: by the end of the next working day.
    ...Object.fromEntries(DAYS.map((days) => [`days-${days}`, workingDays(Math.max(days, 1))])),
  },
  returns: 1,
  extension: workingDays(5),
  reopenWindow: { unit: 'natural-days', amount: 0 },
  supervision: [{ after: { unit: 'hours', amount: 0 }, line: true, block: false }],
  callBackShare: 0,
  values: Object.fromEntries(DAYS.map((days) => [`days${days}`, ofDays(days)])),
}
