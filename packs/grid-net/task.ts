import type { ParameterSet, Process } from '../../kernel/workflow/index.ts'

/**
 * 000-PT-08: the four kinds of work of a grid worker: 政策宣传、民情摸排、信息上报、便民服务. A task is given by village or town, or noted by
 * the worker; what is found that needs others is lodged as a request. No photos, tracks or check-ins are asked for
 * (国办函〔2026〕12号).
 */
export const gridTask: Process = {
  key: 'grid-task',
  version: '1.0.0',
  title: 'grid-net.task',
  stages: ['task-arrange', 'task-do', 'task-done'],
  start: 'do',
  fields: [{ key: 'kind', title: 'grid-net.field.kind', type: 'choice', list: 'grid-work', required: true }],
  refuse: [
    {
      when: 'params.values.bannedWords.exists(w, matter.text.contains(w))',
      code: 'not-grid-work',
      basis: '000-PT-16：行政性、执法性、专业性强的工作不得纳入网格',
    },
  ],
  steps: {
    do: {
      title: 'grid-net.step.do',
      stage: 'task-do',
      desks: [
        { role: 'grid-worker', at: 'here' },
        { role: 'grid-leader', at: 6 },
        { role: 'village-secretary', at: 5 },
      ],
      responsible: true,
      limit: 'do',
      clock: 'step',
      actions: {
        done: {
          title: 'grid-net.action.done',
          effect: 'close',
          to: 'finished',
          outcome: 'task-done',
          by: ['holder'],
          fields: [
            { key: 'result', title: 'grid-net.field.result', type: 'long-text', required: true, max: 1000 },
            { key: 'households', title: 'grid-net.field.households', type: 'integer' },
            { key: 'request', title: 'grid-net.field.request', type: 'matter' },
          ],
          primary: true,
        },
        cannot: {
          title: 'grid-net.action.cannot',
          effect: 'advance',
          to: 'arrange',
          by: ['holder'],
          fields: [{ key: 'reason', title: 'grid-net.field.reason', type: 'long-text', required: true, max: 500 }],
          notices: [{ to: 'holder', template: 'grid-net.notice.cannot' }],
        },
        note: {
          title: 'grid-net.action.note',
          effect: 'note',
          by: ['holder', 'supervisor'],
          fields: [{ key: 'note', title: 'grid-net.field.note', type: 'long-text', required: true, max: 500 }],
        },
      },
    },
    arrange: {
      title: 'grid-net.step.arrange',
      stage: 'task-arrange',
      desks: [{ role: 'village-secretary', at: 5 }],
      limit: 'arrange',
      clock: 'step',
      actions: {
        give: {
          title: 'grid-net.action.give',
          effect: 'assign',
          to: 'do',
          by: ['holder'],
          fields: [{ key: 'desk', title: 'grid-net.field.desk', type: 'desk', required: true }],
          targets: [
            { role: 'grid-worker', at: 'inside' },
            { role: 'grid-leader', at: 'inside' },
          ],
          notices: [{ to: 'holder', template: 'grid-net.notice.given' }],
          primary: true,
        },
        drop: {
          title: 'grid-net.action.drop',
          effect: 'close',
          to: 'finished',
          outcome: 'task-dropped',
          by: ['holder'],
          fields: [{ key: 'reason', title: 'grid-net.field.reason', type: 'long-text', required: true, max: 500 }],
        },
      },
    },
    finished: {
      title: 'grid-net.step.finished',
      stage: 'task-done',
      desks: [],
      limit: null,
      unlimited: 'grid-net.unlimited',
      clock: 'step',
      final: true,
      actions: {},
    },
  },
  notices: [{ to: 'holder', template: 'grid-net.notice.given' }],
  basis: ['莆田：政策宣传、民情摸排、信息上报、便民服务（000-PT-08）', '滨州市社会治理网格化服务管理条例 §3、§11'],
}

export const taskParameters: ParameterSet = {
  key: 'grid-task-2010',
  title: 'grid-net.parameters',
  process: 'grid-task',
  from: '2010-01-01',
  basis: '本系统默认值，县里可改；不得纳入的三类见000-PT-16',
  limits: { do: { unit: 'working-days', amount: 5 }, arrange: { unit: 'working-days', amount: 2 } },
  returns: 0,
  reopenWindow: { unit: 'natural-days', amount: 0 },
  supervision: [],
  callBackShare: 0,
  values: {
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
      '每日签到',
    ],
  },
}
