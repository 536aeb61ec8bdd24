import type { Step } from '../../../kernel/workflow/index.ts'
import { files, toResident } from '../fields.ts'

/** 汇集: the resident fills in what is missing; silence does not hold the matter up. The whole clock goes on. */
export const clarify: Step = {
  title: 'requests.step.clarify',
  stage: 'collect',
  desks: [{ role: '*', at: 'resident' }],
  limit: 'clarify',
  clock: 'step',
  onLapse: 'no-detail',
  actions: {
    supply: {
      title: 'requests.action.supply',
      effect: 'advance',
      to: 'assess',
      routes: [{ when: "state.arrivedBy == 'ask-more'", to: 'dispatch' }],
      desks: [{ role: '*', at: 'sender' }],
      by: ['resident'],
      fields: [toResident('detail'), files],
      notices: [{ to: 'holder', template: 'requests.notice.supplied' }],
      primary: true,
    },
    'no-detail': {
      title: 'requests.action.no-detail',
      effect: 'advance',
      to: 'assess',
      routes: [{ when: "state.arrivedBy == 'ask-more'", to: 'dispatch' }],
      desks: [{ role: '*', at: 'sender' }],
      by: ['system'],
      fields: [],
      notices: [{ to: 'holder', template: 'requests.notice.no-detail' }],
    },
  },
}
