import type { Action, ParameterSet, Process } from '../../kernel/workflow/index.ts'

const reason = {
  key: 'reason',
  title: 'grid-admission.field.reason',
  type: 'long-text',
  required: true,
  max: 1000,
} as const
const refuse: Action = {
  title: 'grid-admission.action.refuse',
  effect: 'close',
  to: 'settled',
  outcome: 'refused',
  by: ['holder'],
  fields: [reason],
  notices: [{ to: 'sender', template: 'grid-admission.notice.refused' }],
}

/**
 * 000-PT-16, 滨州 §10: nothing new is asked of grid workers that has not come through here. Banned classes are refused at the door; the
 * rest is heard by the towns, decided by the county and published, with five working days to object.
 */
export const process: Process = {
  key: 'grid-admission',
  version: '1.0.0',
  title: 'grid-admission.title',
  stages: ['admission-propose', 'admission-hear', 'admission-decide', 'admission-publish'],
  start: 'check',
  lodgedBy: 'staff',
  fields: [
    { key: 'proposer', title: 'grid-admission.field.proposer', type: 'text', required: true, max: 40 },
    { key: 'item', title: 'grid-admission.field.item', type: 'text', required: true, max: 60 },
    { key: 'kind', title: 'grid-admission.field.kind', type: 'choice', list: 'work-class', required: true },
    { key: 'law', title: 'grid-admission.field.law', type: 'long-text', required: true, max: 500 },
    { key: 'minutes', title: 'grid-admission.field.minutes', type: 'integer', required: true },
    { key: 'held', title: 'grid-admission.field.held', type: 'yes-no', required: true },
  ],
  refuse: [
    {
      when: 'params.values.bannedClasses.exists(c, c == matter.data.kind)',
      code: 'banned-grid-class',
      basis: '000-PT-16：行政性、执法性、专业性强的工作不得纳入',
    },
    {
      when: 'params.values.bannedWords.exists(w, matter.text.contains(w) || matter.data.item.contains(w))',
      code: 'banned-grid-words',
      basis: '000-PT-16；国办函〔2026〕12号（不得以打卡、上传照片轨迹等方式增加负担）',
    },
    { when: 'matter.data.held', code: 'already-held', basis: '国办函〔2026〕12号：不得重复要求基层填表报数' },
    { when: 'matter.data.minutes < 1', code: 'minutes-needed', basis: '工作量须如实估算，用于负担统计' },
  ],
  steps: {
    check: {
      title: 'grid-admission.step.check',
      stage: 'admission-propose',
      desks: [{ role: 'county-dispatcher', at: 3 }],
      limit: 'check',
      clock: 'step',
      actions: {
        hear: {
          title: 'grid-admission.action.hear',
          effect: 'advance',
          to: 'hearing',
          by: ['holder'],
          desks: [{ role: '*', at: 'self' }],
          fields: [{ key: 'question', title: 'grid-admission.field.question', type: 'long-text', max: 500 }],
          primary: true,
        },
        refuse,
      },
    },
    hearing: {
      title: 'grid-admission.step.hearing',
      stage: 'admission-hear',
      desks: [{ role: 'county-dispatcher', at: 3 }],
      limit: 'hearing',
      clock: 'step',
      actions: {
        ask: {
          title: 'grid-admission.action.ask',
          effect: 'invite',
          helpLimit: 'opinion',
          by: ['holder'],
          fields: [
            { key: 'desks', title: 'grid-admission.field.desks', type: 'desks', required: true, max: 20 },
            reason,
          ],
          targets: [
            { role: 'town-dispatcher', at: 'inside' },
            { role: 'village-secretary', at: 'inside' },
            { role: 'grid-leader', at: 'inside' },
            { role: 'department-handler', at: 'county' },
          ],
          notices: [{ to: 'helpers', template: 'grid-admission.notice.asked' }],
        },
        opinion: {
          title: 'grid-admission.action.opinion',
          effect: 'assist',
          by: ['helper'],
          fields: [
            { key: 'view', title: 'grid-admission.field.view', type: 'choice', list: 'stance', required: true },
            { key: 'why', title: 'grid-admission.field.why', type: 'long-text', max: 500 },
          ],
          notices: [{ to: 'holder', template: 'grid-admission.notice.opinion' }],
        },
        propose: {
          title: 'grid-admission.action.propose',
          effect: 'advance',
          to: 'decide',
          by: ['holder'],
          // Somebody at the base must have been heard.
          when: 'state.counts.opinion > 0',
          otherwise: 'nobody-heard',
          fields: [
            { key: 'summary', title: 'grid-admission.field.summary', type: 'long-text', required: true, max: 1000 },
            { key: 'withoutHelpers', title: 'grid-admission.field.without-helpers', type: 'long-text', max: 500 },
          ],
          notices: [{ to: 'holder', template: 'grid-admission.notice.to-decide' }],
          primary: true,
        },
        refuse,
      },
    },
    decide: {
      title: 'grid-admission.step.decide',
      stage: 'admission-decide',
      desks: [{ role: 'county-leader', at: 3 }],
      responsible: true,
      limit: 'decide',
      clock: 'step',
      actions: {
        admit: {
          title: 'grid-admission.action.admit',
          effect: 'advance',
          to: 'notice',
          desks: [{ role: 'county-dispatcher', at: 3 }],
          by: ['holder'],
          fields: [{ key: 'until', title: 'grid-admission.field.until', type: 'date' }],
          consequence: 'grid-admission.consequence.published',
          primary: true,
        },
        refuse,
      },
    },
    notice: {
      title: 'grid-admission.step.notice',
      stage: 'admission-publish',
      desks: [{ role: 'county-dispatcher', at: 3 }],
      limit: 'publicity',
      clock: 'step',
      onLapse: 'take-effect',
      actions: {
        'take-effect': {
          title: 'grid-admission.action.take-effect',
          effect: 'close',
          to: 'settled',
          outcome: 'admitted',
          by: ['system'],
          fields: [],
          notices: [{ to: 'sender', template: 'grid-admission.notice.admitted' }],
        },
        'hear-again': {
          title: 'grid-admission.action.hear-again',
          effect: 'advance',
          to: 'hearing',
          by: ['holder'],
          fields: [reason],
        },
      },
    },
    settled: {
      title: 'grid-admission.step.settled',
      stage: 'admission-publish',
      desks: [],
      limit: null,
      unlimited: 'grid-admission.unlimited',
      clock: 'step',
      final: true,
      actions: {
        // 滨州 §10: 动态调整. Struck off at any time, heard anew.
        'strike-off': {
          title: 'grid-admission.action.strike-off',
          effect: 'reopen',
          to: 'hearing',
          desks: [{ role: 'county-dispatcher', at: 3 }],
          by: [{ role: 'county-dispatcher' }],
          fields: [reason],
          when: "state.outcome == 'admitted'",
          otherwise: 'not-admitted',
          basis: '滨州市社会治理网格化服务管理条例 §10',
        },
      },
    },
  },
  basis: ['网格事项清单及准入机制（000-PT-16）', '滨州市社会治理网格化服务管理条例 §10', '国办函〔2026〕12号'],
}

export const parameters: ParameterSet = {
  key: 'grid-admission-2010',
  title: 'grid-admission.parameters',
  process: 'grid-admission',
  from: '2010-01-01',
  basis: '000-PT-16；时限为本系统默认值，县里可改',
  bases: {
    bannedClasses: '000-PT-16：行政性、执法性、专业性强的工作不得纳入',
    reopenWindow: '滨州 §10：动态调整，随时可以移出',
  },
  limits: {
    check: { unit: 'working-days', amount: 3 },
    hearing: { unit: 'working-days', amount: 10 },
    opinion: { unit: 'working-days', amount: 5 },
    decide: { unit: 'working-days', amount: 5 },
    publicity: { unit: 'working-days', amount: 5 },
  },
  returns: 0,
  reopenWindow: { unit: 'natural-days', amount: 36500 },
  supervision: [],
  callBackShare: 0,
  values: {
    bannedClasses: ['administrative', 'enforcement', 'professional'],
    bannedWords: [
      '行政处罚',
      '行政许可',
      '行政审批',
      '行政强制',
      '执法检查',
      '查封',
      '扣押',
      '罚款',
      '检验检测',
      '安全评估',
      '打卡',
      '签到',
      '轨迹',
      '工作照',
      '点赞',
      '安装率',
      '注册率',
    ],
  },
}
