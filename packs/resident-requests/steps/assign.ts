import type { Action, DeskRule, Step } from '../../../kernel/workflow/index.ts'
import { AGAIN, EMERGENCY, MAY_GO_TO, NOT_DEPARTMENT_DUTY } from '../conditions.ts'
import { assessment, desk, helpers, note, reason } from '../fields.ts'
import { answer, ask, decline, handToDiscipline, inform, merge, takeOn } from './routing.ts'
import { remark, supervision } from './supervision.ts'

const assigned: Action['notices'] = [
  { to: 'holder', template: 'requests.notice.handed-over' },
  { to: 'helpers', template: 'requests.notice.asked-along' },
  { to: 'resident', template: 'requests.notice.assigned' },
]
const routes: Action['routes'] = [{ when: AGAIN, to: 'redo' }]

/** 交办 in the town (镇街办理落实). */
export const dispatch: Step = {
  title: 'requests.step.dispatch',
  stage: 'assign',
  desks: [
    { role: 'town-dispatcher', at: 4 },
    { role: 'county-dispatcher', at: 3 },
  ],
  limit: 'dispatch',
  limits: [{ when: EMERGENCY, limit: 'urgent-step' }],
  clock: 'step',
  actions: {
    assign: {
      title: 'requests.action.assign',
      effect: 'assign',
      to: 'handle',
      helpLimit: 'help',
      routes,
      by: ['holder'],
      fields: [desk, helpers, ...assessment, note(false)],
      targets: [
        { role: 'town-office', at: 'inside' },
        { role: 'village-secretary', at: 'inside' },
        { role: 'grid-leader', at: 'inside' },
        { role: 'grid-worker', at: 'inside' },
      ],
      when: MAY_GO_TO,
      otherwise: 'not-on-their-list',
      notices: assigned,
      consequence: 'requests.consequence.assigned',
      primary: true,
      basis: '北京市接诉即办工作条例 §11、§14、§17 第二款',
    },
    'take-on': { ...takeOn, routes },
    'send-to-county': {
      title: 'requests.action.send-to-county',
      effect: 'advance',
      to: 'coordinate',
      by: ['holder'],
      fields: [reason, ...assessment],
      basis: '北京市接诉即办工作条例 §12（二）、§20',
    },
    'send-down': {
      title: 'requests.action.send-down',
      effect: 'advance',
      to: 'assess',
      desks: [{ role: 'village-secretary', at: 5 }],
      by: ['holder'],
      fields: [reason],
      // Once: a request must not wander between village and town.
      when: "state.counts['send-down'] == 0",
      otherwise: 'already-sent-down',
    },
    answer,
    merge,
    decline,
    'ask-more': ask,
    inform,
    'hand-to-discipline': handToDiscipline,
    ...remark,
    ...supervision,
  },
}

const countyTargets: readonly DeskRule[] = [
  { role: 'department-handler', at: 'county' },
  { role: 'town-office', at: 'inside' },
]

/** 交办 in the county: departments, unclear unit, joint handling with lead and helpers. */
export const coordinate: Step = {
  title: 'requests.step.coordinate',
  stage: 'assign',
  desks: [{ role: 'county-dispatcher', at: 3 }],
  limit: 'coordinate',
  limits: [{ when: EMERGENCY, limit: 'urgent-step' }],
  clock: 'step',
  actions: {
    'assign-department': {
      title: 'requests.action.assign-department',
      effect: 'assign',
      to: 'handle',
      helpLimit: 'help',
      routes,
      by: ['holder'],
      fields: [desk, helpers, ...assessment, note(false)],
      targets: countyTargets,
      notices: assigned,
      consequence: 'requests.consequence.assigned',
      primary: true,
      basis: '北京市接诉即办工作条例 §12、§14；潍坊市12345政务服务便民热线条例 §22 第三款',
    },
    designate: {
      title: 'requests.action.designate',
      effect: 'assign',
      binding: true,
      to: 'handle',
      helpLimit: 'help',
      routes,
      by: ['holder'],
      fields: [desk, helpers, reason, ...assessment],
      targets: countyTargets,
      notices: assigned,
      consequence: 'requests.consequence.designated',
      basis: '潍坊市12345政务服务便民热线条例 §22 第二款',
    },
    'give-to-town': {
      title: 'requests.action.give-to-town',
      effect: 'assign',
      to: 'dispatch',
      by: ['holder'],
      fields: [desk, ...assessment, note(false)],
      targets: [{ role: 'town-dispatcher', at: 'inside' }],
      when: NOT_DEPARTMENT_DUTY,
      otherwise: 'department-duty',
      notices: [{ to: 'holder', template: 'requests.notice.handed-over' }],
      basis: '潍坊市12345政务服务便民热线条例 §24 第二款',
    },
    raise: {
      title: 'requests.action.raise',
      effect: 'advance',
      to: 'decide',
      by: ['holder'],
      fields: [reason],
      basis: '潍坊市12345政务服务便民热线条例 §23；济南市12345市民服务热线条例 §29、§30',
    },
    'take-on': { ...takeOn, routes },
    answer,
    merge,
    decline,
    inform,
    'hand-to-discipline': handToDiscipline,
    ...remark,
    ...supervision,
  },
}

/** What no unit can solve alone is decided by the county's leaders. */
export const decide: Step = {
  title: 'requests.step.decide',
  stage: 'supervise',
  desks: [{ role: 'county-leader', at: 3 }],
  limit: 'decide',
  clock: 'step',
  actions: {
    'give-decision': {
      title: 'requests.action.give-decision',
      effect: 'advance',
      to: 'coordinate',
      desks: [{ role: 'county-dispatcher', at: 3 }],
      by: ['holder'],
      fields: [{ key: 'decision', title: 'requests.field.decision', type: 'long-text', required: true, max: 1000 }],
      notices: [{ to: 'holder', template: 'requests.notice.decided' }],
      primary: true,
    },
    ...remark,
  },
}
