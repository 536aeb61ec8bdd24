import type { Action, Step } from '../../../kernel/workflow/index.ts'
import { AGAIN, COMPLAINT, COMPLEX, EMERGENCY, ENQUIRY, UTILITIES } from '../conditions.ts'
import { desks, files, reason, toResident } from '../fields.ts'
import { handToDiscipline, inform } from './routing.ts'
import { remark, supervision } from './supervision.ts'

const reply: Action = {
  title: 'requests.action.reply',
  effect: 'advance',
  to: 'confirm',
  by: ['holder'],
  fields: [
    toResident('reply'),
    { key: 'solved', title: 'requests.field.solved', type: 'yes-no', required: true },
    { key: 'until', title: 'requests.field.until', type: 'date', toResident: true },
    files,
    { key: 'withoutHelpers', title: 'requests.field.without-helpers', type: 'long-text', max: 500 },
  ],
  // 潍坊 §20(三), 济南 §24(三): what can't be solved yet is explained, with measures and a date.
  when: 'input.solved || input.until != null',
  otherwise: 'say-by-when',
  notices: [{ to: 'holder', template: 'requests.notice.reply-to-check' }],
  primary: true,
  basis: '北京市接诉即办工作条例 §15；潍坊市12345政务服务便民热线条例 §20',
}

/** What whoever leads may do, the first time and again. */
const work: Readonly<Record<string, Action>> = {
  reply,
  contact: {
    title: 'requests.action.contact',
    effect: 'note',
    by: ['holder'],
    fields: [
      { key: 'means', title: 'requests.field.means', type: 'choice', list: 'contact-means', required: true },
      { key: 'heard', title: 'requests.field.heard', type: 'long-text', max: 1000 },
    ],
    basis: '北京市接诉即办工作条例 §15（一）',
  },
  progress: {
    title: 'requests.action.progress',
    effect: 'note',
    by: ['holder'],
    fields: [toResident('progress')],
    notices: [{ to: 'resident', template: 'requests.notice.progress' }],
    consequence: 'requests.consequence.resident-told',
  },
  invite: {
    title: 'requests.action.invite',
    effect: 'invite',
    helpLimit: 'help',
    by: ['holder'],
    fields: [desks, reason],
    targets: [
      { role: 'department-handler', at: 'county' },
      { role: 'town-office', at: 'inside' },
      { role: 'village-secretary', at: 'inside' },
      { role: 'grid-leader', at: 'inside' },
    ],
    notices: [{ to: 'helpers', template: 'requests.notice.asked-along' }],
    basis: '北京市接诉即办工作条例 §14 第二款、§16',
  },
  assist: {
    title: 'requests.action.assist',
    effect: 'assist',
    by: ['helper'],
    fields: [{ key: 'report', title: 'requests.field.report', type: 'long-text', required: true, max: 1000 }, files],
    notices: [{ to: 'holder', template: 'requests.notice.helper-reported' }],
    basis: '北京市接诉即办工作条例 §14 第二款',
  },
  'claim-unreasonable': {
    title: 'requests.action.claim-unreasonable',
    effect: 'advance',
    to: 'review',
    by: ['holder'],
    fields: [reason, files],
    notices: [{ to: 'holder', template: 'requests.notice.to-review' }],
  },
  'ask-to-end': {
    title: 'requests.action.ask-to-end',
    effect: 'advance',
    to: 'ending',
    by: ['holder'],
    fields: [
      {
        key: 'endingGround',
        title: 'requests.field.ending-ground',
        type: 'choice',
        list: 'ending-ground',
        required: true,
      },
      reason,
    ],
    basis: '潍坊市12345政务服务便民热线条例 §21；济南市12345市民服务热线条例 §25',
  },
  inform,
  'hand-to-discipline': handToDiscipline,
  ...remark,
  ...supervision,
}

/** 跟踪: the first receiver leads and answers for the helpers (首接负责). The clock of the whole began at lodging. */
export const handle: Step = {
  title: 'requests.step.handle',
  stage: 'track',
  desks: [
    { role: '*', at: { ledAt: 'handle' } },
    { role: '*', at: 'sender' },
  ],
  responsible: true,
  limit: 'general',
  limits: [
    { when: EMERGENCY, limit: 'emergency' },
    { when: UTILITIES, limit: 'utilities' },
    { when: COMPLEX, limit: 'complex' },
    { when: ENQUIRY, limit: 'enquiry' },
    { when: COMPLAINT, limit: 'complaint' },
  ],
  clock: 'matter',
  actions: {
    ...work,
    extend: {
      title: 'requests.action.extend',
      effect: 'extend',
      by: ['holder'],
      fields: [toResident('delay')],
      notices: [
        { to: 'resident', template: 'requests.notice.extended' },
        { to: 'sender', template: 'requests.notice.extended-below' },
      ],
      consequence: 'requests.consequence.extended',
      basis: '北京市接诉即办工作条例 §15（二）',
    },
    return: {
      title: 'requests.action.return',
      effect: 'return',
      within: 'return',
      by: ['holder'],
      fields: [reason],
      notices: [{ to: 'holder', template: 'requests.notice.returned' }],
      consequence: 'requests.consequence.returned',
      basis: '北京市接诉即办工作条例 §12 第三款；潍坊市12345政务服务便民热线条例 §22',
    },
  },
}

/** 重办: the same hands, a limit of its own; it can neither be extended nor returned. */
export const redo: Step = {
  title: 'requests.step.redo',
  stage: 'track',
  desks: [
    { role: '*', at: { ledAt: 'redo' } },
    { role: '*', at: { ledAt: 'handle' } },
    { role: 'town-dispatcher', at: 4 },
    { role: 'county-dispatcher', at: 3 },
  ],
  responsible: true,
  limit: 'redo',
  limits: [{ when: EMERGENCY, limit: 'emergency' }],
  // The whole began anew with the verdict; being sent back within this round starts no new clock.
  clock: 'matter',
  actions: work,
}

/** 终止办理 only on approval (潍坊 §21). */
export const ending: Step = {
  title: 'requests.step.ending',
  stage: 'track',
  desks: [{ role: 'county-dispatcher', at: 3 }],
  limit: 'review',
  clock: 'step',
  actions: {
    'approve-end': {
      title: 'requests.action.approve-end',
      effect: 'close',
      to: 'closed',
      outcome: 'ended',
      by: ['holder'],
      fields: [toResident('explanation')],
      notices: [
        { to: 'resident', template: 'requests.notice.ended' },
        { to: 'sender', template: 'requests.notice.end-approved' },
      ],
      consequence: 'requests.consequence.resident-told',
    },
    'refuse-end': {
      title: 'requests.action.refuse-end',
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
    ...supervision,
  },
}
