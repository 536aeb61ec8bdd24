import type { Action } from '../../../kernel/workflow/index.ts'
import { MAY_ANSWER } from '../conditions.ts'
import { assessment, desks, nature, reason, toResident } from '../fields.ts'

/** Acts that everyone who routes a request has: village, town and county. */

/** 北京 §11, 济南 §23(一): an enquiry that can be answered at once is answered at once; the resident still judges it. */
export const answer: Action = {
  title: 'requests.action.answer',
  effect: 'advance',
  to: 'evaluate',
  by: ['holder'],
  fields: [toResident('reply'), nature],
  when: MAY_ANSWER,
  otherwise: 'not-an-enquiry',
  notices: [{ to: 'resident', template: 'requests.notice.answered' }],
  consequence: 'requests.consequence.resident-told',
  basis: '北京市接诉即办工作条例 §11；济南市12345市民服务热线条例 §23（一）',
}

/** Handle it oneself. */
export const takeOn: Action = {
  title: 'requests.action.take-on',
  effect: 'advance',
  to: 'handle',
  desks: [{ role: '*', at: 'self' }],
  by: ['holder'],
  fields: [...assessment],
  notices: [{ to: 'resident', template: 'requests.notice.assigned' }],
  basis: '滨州市社会治理网格化服务管理条例 §11',
}

export const merge: Action = {
  title: 'requests.action.merge',
  effect: 'merge',
  to: 'merged',
  by: ['holder'],
  fields: [{ key: 'matter', title: 'requests.field.same-matter', type: 'matter', required: true }],
  notices: [{ to: 'resident', template: 'requests.notice.merged' }],
  consequence: 'requests.consequence.merged',
}

/** The six special classes of 北京 §11: handled by telling the resident, not by assigning. */
export const decline: Action = {
  title: 'requests.action.decline',
  effect: 'close',
  to: 'closed',
  outcome: 'declined',
  by: ['holder'],
  fields: [
    { key: 'special', title: 'requests.field.special', type: 'choice', list: 'special-class', required: true },
    { key: 'earlier', title: 'requests.field.earlier', type: 'matter' },
    toResident('explanation'),
  ],
  when: "input.special != 'repeat' || input.earlier != null",
  otherwise: 'name-earlier-matter',
  notices: [{ to: 'resident', template: 'requests.notice.declined' }],
  consequence: 'requests.consequence.declined',
  basis: '北京市接诉即办工作条例 §11 第三款；潍坊市12345政务服务便民热线条例 §19',
}

/** Ask the resident for what is missing. */
export const ask: Action = {
  title: 'requests.action.ask',
  effect: 'advance',
  to: 'clarify',
  // A question is no answer.
  answers: false,
  by: ['holder'],
  fields: [toResident('question')],
  notices: [{ to: 'resident', template: 'requests.notice.asked' }],
  consequence: 'requests.consequence.resident-told',
}

/** Found out on the way that it is a clue about a cadre: off to the closed route, out of everybody's sight here. */
export const handToDiscipline: Action = {
  title: 'requests.action.hand-to-discipline',
  effect: 'advance',
  to: 'clue-intake',
  seal: 'shut',
  by: ['holder'],
  fields: [reason],
  consequence: 'requests.consequence.sealed',
  basis: '信访工作条例 §22 第二款、§30 第三款；济南市12345市民服务热线条例 §32',
}

/** 抄送. */
export const inform: Action = {
  title: 'requests.action.inform',
  effect: 'inform',
  by: ['holder'],
  fields: [desks],
  targets: [
    { role: 'village-secretary', at: 'inside' },
    { role: 'grid-leader', at: 'inside' },
    { role: 'town-dispatcher', at: 'inside' },
    { role: 'town-office', at: 'inside' },
    { role: 'department-handler', at: 'county' },
  ],
  basis: '北京市接诉即办工作条例 §12（一）',
}
