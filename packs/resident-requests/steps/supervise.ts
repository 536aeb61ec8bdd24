import type { Step } from '../../../kernel/workflow/index.ts'
import { AGAIN } from '../conditions.ts'
import { reason, toResident } from '../fields.ts'
import { remark, supervision } from './supervision.ts'

/** 不合理诉求: the unit's word is not enough, the county's supervisor decides, and the resident may still object by reopening. */
export const review: Step = {
  title: 'requests.step.review',
  stage: 'supervise',
  desks: [{ role: 'county-supervisor', at: 3 }],
  limit: 'review',
  clock: 'step',
  actions: {
    uphold: {
      title: 'requests.action.uphold',
      effect: 'close',
      to: 'closed',
      outcome: 'unreasonable',
      by: ['holder'],
      fields: [toResident('explanation')],
      notices: [
        { to: 'resident', template: 'requests.notice.unreasonable' },
        { to: 'sender', template: 'requests.notice.upheld' },
      ],
      consequence: 'requests.consequence.unreasonable',
    },
    'send-back': {
      title: 'requests.action.send-back',
      effect: 'advance',
      to: 'handle',
      routes: [{ when: AGAIN, to: 'redo' }],
      desks: [{ role: '*', at: 'sender' }],
      by: ['holder'],
      fields: [reason],
      notices: [{ to: 'holder', template: 'requests.notice.go-on' }],
      primary: true,
    },
    ...remark,
    escalate: supervision.escalate,
  },
}
