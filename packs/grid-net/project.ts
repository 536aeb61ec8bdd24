import type { Action, ParameterSet, Process } from '../../kernel/workflow/index.ts'

const reason = { key: 'reason', title: 'grid-net.field.reason', type: 'long-text', required: true, max: 1000 } as const
const drop: Action = {
  title: 'grid-net.action.not-adopted',
  effect: 'close',
  to: 'ended',
  outcome: 'project-declined',
  by: ['holder'],
  fields: [reason],
  notices: [{ to: 'sender', template: 'grid-net.notice.not-adopted' }],
}

/**
 * 002-JD-22: 力量清单化、需求项目化. What a grid needs becomes a project with one who carries it, forces from the resource list, and
 * an end that the village confirms.
 */
export const demandProject: Process = {
  key: 'demand-project',
  version: '1.0.0',
  title: 'grid-net.project',
  stages: ['project-raise', 'project-adopt', 'project-do', 'project-confirm'],
  start: 'weigh',
  fields: [
    { key: 'net', title: 'grid-net.field.net', type: 'choice', list: 'line-net', required: true },
    { key: 'households', title: 'grid-net.field.households', type: 'integer' },
    // 000-PT-20: problems taken together in one campaign; the list is the matters, the close-out their end.
    { key: 'campaign', title: 'grid-net.field.campaign', type: 'text', max: 40 },
  ],
  steps: {
    weigh: {
      title: 'grid-net.step.weigh',
      stage: 'project-raise',
      desks: [{ role: 'village-secretary', at: 5 }],
      limit: 'weigh',
      clock: 'step',
      actions: {
        raise: {
          title: 'grid-net.action.raise',
          effect: 'advance',
          to: 'adopt',
          by: ['holder'],
          fields: [{ key: 'proposal', title: 'grid-net.field.proposal', type: 'long-text', required: true, max: 1000 }],
          notices: [{ to: 'holder', template: 'grid-net.notice.raised' }],
          primary: true,
        },
        drop,
      },
    },
    adopt: {
      title: 'grid-net.step.adopt',
      stage: 'project-adopt',
      desks: [{ role: 'town-dispatcher', at: 4 }],
      limit: 'adopt',
      clock: 'step',
      actions: {
        adopt: {
          title: 'grid-net.action.adopt',
          effect: 'assign',
          to: 'carry',
          by: ['holder'],
          fields: [
            { key: 'desk', title: 'grid-net.field.desk', type: 'desk', required: true },
            { key: 'helpers', title: 'grid-net.field.helpers', type: 'desks', max: 8 },
            { key: 'force', title: 'grid-net.field.force', type: 'choice', list: 'force', required: true },
            { key: 'until', title: 'grid-net.field.until', type: 'date', required: true },
          ],
          targets: [
            { role: 'town-office', at: 'inside' },
            { role: 'village-secretary', at: 'inside' },
            { role: 'department-handler', at: 'county' },
          ],
          notices: [
            { to: 'holder', template: 'grid-net.notice.adopted' },
            { to: 'helpers', template: 'grid-net.notice.adopted' },
          ],
          primary: true,
        },
        drop,
      },
    },
    carry: {
      title: 'grid-net.step.carry',
      stage: 'project-do',
      desks: [{ role: '*', at: { ledAt: 'carry' } }],
      responsible: true,
      limit: 'carry',
      clock: 'step',
      actions: {
        finish: {
          title: 'grid-net.action.finish',
          effect: 'advance',
          to: 'confirm',
          by: ['holder'],
          fields: [
            { key: 'result', title: 'grid-net.field.result', type: 'long-text', required: true, max: 1000 },
            { key: 'withoutHelpers', title: 'grid-net.field.without-helpers', type: 'long-text', max: 500 },
          ],
          notices: [{ to: 'holder', template: 'grid-net.notice.finished' }],
          primary: true,
        },
        assist: {
          title: 'grid-net.action.assist',
          effect: 'assist',
          by: ['helper'],
          fields: [{ key: 'report', title: 'grid-net.field.report', type: 'long-text', required: true, max: 1000 }],
          notices: [{ to: 'holder', template: 'grid-net.notice.assisted' }],
        },
        late: {
          title: 'grid-net.action.late',
          effect: 'supervise',
          by: ['system'],
          fields: [],
          notices: [{ to: 'holder', template: 'grid-net.notice.late' }],
        },
      },
    },
    confirm: {
      title: 'grid-net.step.confirm',
      stage: 'project-confirm',
      desks: [{ role: 'village-secretary', at: 5 }],
      limit: 'confirm',
      clock: 'step',
      actions: {
        accept: {
          title: 'grid-net.action.accept',
          effect: 'close',
          to: 'ended',
          outcome: 'project-done',
          by: ['holder'],
          fields: [{ key: 'note', title: 'grid-net.field.note', type: 'long-text', max: 500 }],
          primary: true,
        },
        again: {
          title: 'grid-net.action.again',
          effect: 'advance',
          to: 'carry',
          by: ['holder'],
          fields: [reason],
          notices: [{ to: 'holder', template: 'grid-net.notice.again' }],
        },
      },
    },
    ended: {
      title: 'grid-net.step.ended',
      stage: 'project-confirm',
      desks: [],
      limit: null,
      unlimited: 'grid-net.unlimited',
      clock: 'step',
      final: true,
      actions: {},
    },
  },
  basis: ['党建、综治、应急、服务网格融合为综合网格；力量清单化、需求项目化（002-JD-22）'],
}

export const projectParameters: ParameterSet = {
  key: 'demand-project-2010',
  title: 'grid-net.parameters',
  process: 'demand-project',
  from: '2010-01-01',
  basis: '本系统默认值，文件未作规定，县里可改',
  limits: {
    weigh: { unit: 'working-days', amount: 5 },
    adopt: { unit: 'working-days', amount: 10 },
    carry: { unit: 'natural-days', amount: 180 },
    confirm: { unit: 'working-days', amount: 10 },
  },
  returns: 0,
  reopenWindow: { unit: 'natural-days', amount: 0 },
  supervision: [{ after: { unit: 'hours', amount: 0 }, line: true, block: false }],
  callBackShare: 0,
  values: {},
}
