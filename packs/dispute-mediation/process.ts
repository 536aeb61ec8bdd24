import type { Action, ParameterSet, Process, Step } from '../../kernel/workflow/index.ts'

const text = (key: string, required = true) =>
  ({ key, title: `disputes.field.${key}`, type: 'long-text', required, max: 2000 }) as const
const choice = (key: string, list: string) =>
  ({ key, title: `disputes.field.${key}`, type: 'choice', list, required: true }) as const

const note: Action = { title: 'disputes.action.note', effect: 'note', by: ['holder', 'helper'], fields: [text('note')] }
const late: Action = {
  title: 'disputes.action.late',
  effect: 'supervise',
  by: ['system'],
  fields: [],
  notices: [
    { to: 'holder', template: 'disputes.notice.late' },
    { to: 'supervisor', template: 'disputes.notice.late' },
  ],
}
/** 人民调解法 §17: only with both sides' will; a dispute for court or police is shown the way, not kept. */
const settle: Action = {
  title: 'disputes.action.settle',
  effect: 'advance',
  to: 'watch',
  by: ['holder'],
  fields: [
    choice('form', 'agreement'),
    text('agreement'),
    { key: 'agreed', title: 'disputes.field.agreed', type: 'yes-no', required: true },
    { key: 'withoutHelpers', title: 'disputes.field.withoutHelpers', type: 'long-text', max: 500 },
  ],
  when: 'input.agreed == true',
  otherwise: 'both-must-agree',
  notices: [{ to: 'resident', template: 'disputes.notice.settled' }],
  primary: true,
  basis: '人民调解法 §17、§28、§31',
}
const guide: Action = {
  title: 'disputes.action.guide',
  effect: 'close',
  to: 'settled',
  outcome: 'dispute-guided',
  by: ['holder'],
  fields: [choice('channel', 'legal-channel'), { ...text('explanation'), toResident: true }],
  notices: [{ to: 'resident', template: 'disputes.notice.guided' }],
  basis: '人民调解法 §26；信访工作条例 §31',
}
const invite: Action = {
  title: 'disputes.action.invite',
  effect: 'invite',
  helpLimit: 'help',
  by: ['holder'],
  fields: [{ key: 'desks', title: 'disputes.field.desks', type: 'desks', required: true, max: 8 }, text('reason')],
  targets: [
    { role: 'mediator', at: 'inside' },
    { role: 'grid-leader', at: 'inside' },
    { role: 'town-office', at: 'inside' },
    { role: 'department-handler', at: 'county' },
  ],
  notices: [{ to: 'helpers', template: 'disputes.notice.invited' }],
  basis: '人民调解法 §20',
}
const assist: Action = {
  title: 'disputes.action.assist',
  effect: 'assist',
  by: ['helper'],
  fields: [text('report')],
  notices: [{ to: 'holder', template: 'disputes.notice.assisted' }],
}
/** 小事不出村、大事不出镇: further up only after it was tried here. */
const passOn = (to: string): Action => ({
  title: `disputes.action.to-${to}`,
  effect: 'advance',
  to,
  by: ['holder'],
  fields: [text('reason')],
  notices: [{ to: 'holder', template: 'disputes.notice.passed-on' }],
  basis: '信访工作条例 §15 第三款：小事不出村、大事不出镇、矛盾不上交',
})

const mediation = (key: 'village' | 'town' | 'county', desks: Step['desks'], next?: string): Step => ({
  title: `disputes.step.${key}`,
  stage: key === 'village' ? 'dispute-report' : 'dispute-solve',
  desks,
  responsible: true,
  limit: 'mediate',
  limits: [{ when: "has(state.data.risk) && state.data.risk == 'acute'", limit: 'acute' }],
  clock: 'step',
  actions: { settle, guide, invite, assist, note, late, ...(next ? { [`to-${next}`]: passOn(next) } : {}) },
})

/** 002-JD-54: 预防、发现、报告、解决, and back to prevention: what was settled is looked after. */
export const process: Process = {
  key: 'dispute-mediation',
  version: '1.0.0',
  title: 'disputes.title',
  stages: ['dispute-discover', 'dispute-report', 'dispute-solve', 'dispute-prevent'],
  start: 'discover',
  starts: [{ when: "matter.data.risk == 'acute'", step: 'town' }],
  fields: [choice('kind', 'dispute-kind'), choice('risk', 'risk')],
  refuse: [
    {
      when: "matter.data.kind == 'crime'",
      code: 'call-the-police',
      basis: '人民调解法 §25：可能激化为治安、刑事案件的，应向公安机关报告',
    },
  ],
  steps: {
    discover: {
      title: 'disputes.step.discover',
      stage: 'dispute-discover',
      desks: [
        { role: 'grid-leader', at: 6 },
        { role: 'village-secretary', at: 5 },
        { role: 'town-dispatcher', at: 4 },
      ],
      limit: 'discover',
      clock: 'step',
      actions: { settle, 'to-village': passOn('village'), note, late },
    },
    village: mediation(
      'village',
      [
        { role: 'mediator', at: 5 },
        { role: 'village-secretary', at: 5 },
      ],
      'town',
    ),
    town: mediation(
      'town',
      [
        { role: 'mediator', at: 4 },
        { role: 'town-dispatcher', at: 4 },
      ],
      'county',
    ),
    county: mediation('county', [{ role: 'county-dispatcher', at: 3 }]),
    watch: {
      title: 'disputes.step.watch',
      stage: 'dispute-prevent',
      desks: [
        { role: 'grid-leader', at: 6 },
        { role: 'village-secretary', at: 5 },
        { role: 'town-dispatcher', at: 4 },
      ],
      limit: 'watch',
      clock: 'step',
      actions: {
        kept: {
          title: 'disputes.action.kept',
          effect: 'close',
          to: 'settled',
          outcome: 'dispute-kept',
          by: ['holder'],
          fields: [text('visit')],
          primary: true,
          basis: '人民调解法 §31：督促履行',
        },
        broken: {
          title: 'disputes.action.broken',
          effect: 'advance',
          to: 'village',
          routes: [
            { when: "state.counts['to-county'] > 0", to: 'county' },
            { when: "state.counts['to-town'] > 0", to: 'town' },
          ],
          by: ['holder'],
          fields: [text('reason')],
          notices: [{ to: 'holder', template: 'disputes.notice.broken' }],
        },
        note,
        late,
      },
    },
    settled: {
      title: 'disputes.step.settled',
      stage: 'dispute-prevent',
      desks: [],
      limit: null,
      unlimited: 'disputes.unlimited',
      clock: 'step',
      final: true,
      actions: {
        reopen: {
          title: 'disputes.action.reopen',
          effect: 'reopen',
          to: 'village',
          by: ['resident', { role: 'village-secretary' }],
          fields: [text('reason')],
          notices: [{ to: 'holder', template: 'disputes.notice.broken' }],
        },
      },
    },
  },
  notices: [{ to: 'holder', template: 'disputes.notice.found' }],
  basis: [
    '矛盾纠纷预防、发现、报告、解决闭环，调解队伍（002-JD-54）',
    '依托网格化解矛盾（000-HQ-17）',
    '人民调解法',
    '信访工作条例 §15、§33',
  ],
}

export const parameters: ParameterSet = {
  key: 'dispute-mediation-2010',
  title: 'disputes.parameters',
  process: 'dispute-mediation',
  from: '2010-01-01',
  basis: '人民调解法；人民调解工作若干规定（司法部令第75号）；其余为本系统默认值，县里可改',
  bases: { mediate: '人民调解工作若干规定：一般在一个月内调结' },
  limits: {
    discover: { unit: 'natural-days', amount: 3 },
    mediate: { unit: 'natural-days', amount: 30 },
    acute: { unit: 'hours', amount: 24 },
    help: { unit: 'working-days', amount: 5 },
    watch: { unit: 'natural-days', amount: 90 },
  },
  returns: 0,
  reopenWindow: { unit: 'natural-days', amount: 180 },
  supervision: [{ after: { unit: 'hours', amount: 0 }, line: true, block: false }],
  callBackShare: 0,
  values: {},
}
