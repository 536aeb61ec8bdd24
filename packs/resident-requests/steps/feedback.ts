import type { Step } from '../../../kernel/workflow/index.ts'
import { AGAIN, EMERGENCY } from '../conditions.ts'
import { note, reason } from '../fields.ts'
import { handToDiscipline } from './routing.ts'
import { remark, supervision } from './supervision.ts'

/** 反馈: whoever assigned it reads the reply before the resident does (济南 §27: 逐一审核). */
export const confirm: Step = {
  title: 'requests.step.confirm',
  stage: 'feedback',
  desks: [
    { role: 'county-dispatcher', at: 'sender' },
    { role: 'town-dispatcher', at: 'sender' },
    { role: 'town-dispatcher', at: 4 },
    { role: 'county-dispatcher', at: 3 },
  ],
  limit: 'confirm',
  limits: [{ when: EMERGENCY, limit: 'urgent-step' }],
  clock: 'step',
  actions: {
    release: {
      title: 'requests.action.release',
      effect: 'advance',
      to: 'evaluate',
      by: ['holder'],
      fields: [note(false)],
      notices: [{ to: 'resident', template: 'requests.notice.answered' }],
      consequence: 'requests.consequence.resident-told',
      primary: true,
    },
    back: {
      title: 'requests.action.back',
      effect: 'advance',
      to: 'handle',
      routes: [{ when: AGAIN, to: 'redo' }],
      desks: [{ role: '*', at: 'sender' }],
      by: ['holder'],
      fields: [reason],
      notices: [{ to: 'holder', template: 'requests.notice.go-on' }],
    },
    'hand-to-discipline': handToDiscipline,
    ...remark,
    ...supervision,
  },
}
