import type { Action, Step } from '../../../kernel/workflow/index.ts'
import { note, toResident } from '../fields.ts'
import { say } from './supervision.ts'

/**
 * Clues about cadres: with the discipline body alone, from the first moment (信访工作条例 §30: 不得透露或者转给被检举、揭发的人员或者单位).
 * No `escalate`, no `inform`, no call-back: nobody outside may learn that it exists.
 */
const remark: Action = {
  title: 'requests.action.note',
  effect: 'note',
  by: ['holder'],
  fields: [note(true)],
}

const referred: Action = {
  title: 'requests.action.refer-up',
  effect: 'close',
  to: 'closed',
  outcome: 'clue-referred',
  by: ['holder'],
  fields: [toResident('explanation')],
  notices: [{ to: 'resident', template: 'requests.notice.clue-referred' }],
  basis: '信访工作条例 §22 第二款（按照管理权限转送）',
}

export const clueIntake: Step = {
  title: 'requests.step.clue-intake',
  stage: 'assess',
  desks: [{ role: 'discipline-officer', at: 3 }],
  limit: 'clue-intake',
  clock: 'step',
  actions: {
    accept: {
      title: 'requests.action.accept-clue',
      effect: 'advance',
      to: 'clue',
      by: ['holder'],
      fields: [note(false)],
      notices: [{ to: 'resident', template: 'requests.notice.clue-accepted' }],
      primary: true,
    },
    'not-a-clue': {
      title: 'requests.action.not-a-clue',
      effect: 'advance',
      to: 'dispatch',
      seal: 'lift',
      by: ['holder'],
      fields: [{ key: 'consent', title: 'requests.field.consent', type: 'yes-no', required: true }, note(false)],
      // Opening it shows the resident's words to town and county: only with the resident's yes.
      when: 'input.consent == true',
      otherwise: 'resident-must-agree',
      notices: [{ to: 'resident', template: 'requests.notice.unsealed' }],
      consequence: 'requests.consequence.unsealed',
    },
    'refer-up': referred,
    note: remark,
    say,
  },
}

export const clue: Step = {
  title: 'requests.step.clue',
  stage: 'track',
  desks: [{ role: 'discipline-officer', at: 3 }],
  responsible: true,
  limit: 'clue',
  clock: 'step',
  actions: {
    conclude: {
      title: 'requests.action.conclude-clue',
      effect: 'close',
      to: 'closed',
      outcome: 'clue-concluded',
      by: ['holder'],
      fields: [toResident('explanation')],
      notices: [{ to: 'resident', template: 'requests.notice.clue-concluded' }],
      primary: true,
    },
    'refer-up': referred,
    note: remark,
    say,
  },
}
