import type { Action, Field, Step } from '../../../kernel/workflow/index.ts'
import { REDO } from '../conditions.ts'
import { note } from '../fields.ts'

const verdict: readonly Field[] = [
  { key: 'contacted', title: 'requests.field.contacted', type: 'yes-no', required: true },
  { key: 'resolved', title: 'requests.field.resolved', type: 'yes-no', required: true },
  { key: 'satisfaction', title: 'requests.field.satisfaction', type: 'choice', list: 'satisfaction', required: true },
  { key: 'comment', title: 'requests.field.comment', type: 'long-text', max: 500 },
]
const redo: Action['routes'] = [
  { when: REDO, to: 'redo', notices: [{ to: 'holder', template: 'requests.notice.redo' }] },
]

/** 评价: the resident has the last word; unanswered it closes without a verdict, which is not a good one. */
export const evaluate: Step = {
  title: 'requests.step.evaluate',
  stage: 'evaluate',
  desks: [{ role: '*', at: 'resident' }],
  limit: 'evaluate',
  clock: 'step',
  onLapse: 'lapse',
  actions: {
    judge: {
      title: 'requests.action.judge',
      effect: 'judge',
      to: 'closed',
      routes: redo,
      outcome: 'judged',
      by: ['resident'],
      fields: verdict,
      notices: [{ to: 'sender', template: 'requests.notice.judged' }],
      consequence: 'requests.consequence.judged',
      primary: true,
      basis: '北京市接诉即办工作条例 §8 第二款；济南市12345市民服务热线条例 §27',
    },
    // Who can't or won't use a screen says it on the phone to the county, never to the unit judged.
    'judge-by-phone': {
      title: 'requests.action.judge-by-phone',
      effect: 'judge',
      to: 'closed',
      routes: redo,
      outcome: 'judged',
      by: [{ role: 'county-dispatcher' }],
      fields: verdict,
      notices: [{ to: 'sender', template: 'requests.notice.judged' }],
      basis: '北京市接诉即办工作条例 §23',
    },
    lapse: {
      title: 'requests.action.lapse',
      effect: 'close',
      to: 'closed',
      outcome: 'unjudged',
      by: ['system'],
      fields: [],
    },
  },
}

/** A duplicate waits for the answer to the request that it was merged into; then its resident hears and judges too. */
export const merged: Step = {
  title: 'requests.step.merged',
  stage: 'track',
  desks: [],
  limit: null,
  unlimited: 'requests.unlimited.merged',
  clock: 'matter',
  actions: {
    follow: {
      title: 'requests.action.follow',
      effect: 'advance',
      to: 'evaluate',
      answers: true,
      by: ['system'],
      fields: [],
      notices: [{ to: 'resident', template: 'requests.notice.answered' }],
    },
  },
}

export const closed: Step = {
  title: 'requests.step.closed',
  stage: 'evaluate',
  desks: [],
  limit: null,
  unlimited: 'requests.unlimited.closed',
  clock: 'matter',
  final: true,
  actions: {
    reopen: {
      title: 'requests.action.reopen',
      effect: 'reopen',
      to: 'dispatch',
      routes: [
        { when: 'state.sealed', to: 'clue-intake', notices: [{ to: 'holder', template: 'requests.notice.reopened' }] },
        { when: 'state.counts.reply > 0', to: 'redo' },
      ],
      by: ['resident'],
      fields: [{ key: 'news', title: 'requests.field.news', type: 'long-text', required: true, max: 1000 }],
      when: 'state.counts.reopen < params.values.reopenMax',
      otherwise: 'reopened-often-enough',
      notices: [{ to: 'holder', template: 'requests.notice.reopened' }],
      consequence: 'requests.consequence.reopened',
    },
    'call-back': {
      title: 'requests.action.call-back',
      effect: 'call-back',
      by: [{ role: 'county-dispatcher' }],
      fields: [
        { key: 'reached', title: 'requests.field.reached', type: 'yes-no', required: true },
        ...verdict.map((field) => ({ ...field, required: false })),
        note(false),
      ],
      basis: '北京市接诉即办工作条例 §23；潍坊市12345政务服务便民热线条例 §25',
    },
  },
}
