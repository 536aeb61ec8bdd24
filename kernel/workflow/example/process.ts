import type { Action, Process, Step } from '../index.ts'

/**
 * A chess club settles claims about games. The example of the kernel's tests: every effect, every kind of step, no word of the field.
 * Levels: 5 a hall, 4 a club, 3 the federation.
 */
const ruling = {
  key: 'ruling',
  title: 'chess.field.ruling',
  type: 'long-text',
  required: true,
  toResident: true,
} as const
const reason = { key: 'reason', title: 'chess.field.reason', type: 'text', required: true } as const
const desk = { key: 'desk', title: 'chess.field.desk', type: 'desk', required: true } as const
const helpers = { key: 'helpers', title: 'chess.field.helpers', type: 'desks', max: 3 } as const

const watch: Readonly<Record<string, Action>> = {
  escalate: {
    title: 'chess.action.escalate',
    effect: 'supervise',
    by: ['system'],
    fields: [],
    notices: [
      { to: 'holder', template: 'chess.notice.late' },
      { to: 'supervisor', template: 'chess.notice.late-below' },
    ],
  },
  press: { title: 'chess.action.press', effect: 'supervise', by: ['supervisor'], fields: [reason] },
  remark: { title: 'chess.action.remark', effect: 'note', by: ['holder', 'helper', 'supervisor'], fields: [reason] },
}

const hear: Step = {
  title: 'chess.step.hear',
  stage: 'hear',
  desks: [
    { role: 'arbiter', at: 5 },
    { role: 'director', at: 4 },
  ],
  limit: 'hear',
  clock: 'step',
  actions: {
    pass: {
      title: 'chess.action.pass',
      effect: 'advance',
      to: 'deal',
      by: ['holder'],
      fields: [{ key: 'category', title: 'chess.field.category', type: 'choice', list: 'openings' }],
      primary: true,
    },
    ask: { title: 'chess.action.ask', effect: 'advance', to: 'tell', by: ['holder'], fields: [ruling] },
    settle: {
      title: 'chess.action.settle',
      effect: 'advance',
      to: 'applaud',
      by: ['holder'],
      fields: [ruling],
      when: "matter.category != 'blitz'",
      otherwise: 'blitz-goes-up',
    },
    same: {
      title: 'chess.action.same',
      effect: 'merge',
      to: 'joined',
      by: ['holder'],
      fields: [{ key: 'matter', title: 'chess.field.matter', type: 'matter', required: true }],
    },
    ...watch,
  },
}

const tell: Step = {
  title: 'chess.step.tell',
  stage: 'ask',
  desks: [{ role: '*', at: 'resident' }],
  limit: 'tell',
  clock: 'step',
  onLapse: 'silence',
  actions: {
    tell: {
      title: 'chess.action.tell',
      effect: 'advance',
      to: 'hear',
      desks: [{ role: '*', at: 'sender' }],
      by: ['resident'],
      fields: [reason],
    },
    silence: {
      title: 'chess.action.silence',
      effect: 'advance',
      to: 'hear',
      desks: [{ role: '*', at: 'sender' }],
      by: ['system'],
      fields: [],
    },
  },
}

const deal: Step = {
  title: 'chess.step.deal',
  stage: 'hear',
  desks: [{ role: 'director', at: 4 }],
  limit: 'deal',
  clock: 'step',
  actions: {
    give: {
      title: 'chess.action.give',
      effect: 'assign',
      to: 'rule',
      by: ['holder'],
      fields: [desk, helpers],
      targets: [
        { role: 'panel', at: 'county' },
        { role: 'arbiter', at: 'inside' },
      ],
      helpLimit: 'help',
      notices: [
        { to: 'holder', template: 'chess.notice.given' },
        { to: 'helpers', template: 'chess.notice.asked' },
        { to: 'resident', template: 'chess.notice.moved' },
      ],
      primary: true,
    },
    order: {
      title: 'chess.action.order',
      effect: 'assign',
      binding: true,
      to: 'rule',
      by: ['holder'],
      fields: [desk, reason],
      targets: [{ role: 'panel', at: 'county' }],
    },
    ...watch,
  },
}

const hush: Action = {
  title: 'chess.action.hush',
  effect: 'advance',
  to: 'secret',
  seal: 'shut',
  by: ['holder'],
  fields: [],
}

const rule: Step = {
  title: 'chess.step.rule',
  stage: 'rule',
  desks: [{ role: '*', at: { ledAt: 'rule' } }],
  limit: 'rule',
  limits: [{ when: "state.category == 'blitz'", limit: 'blitz' }],
  clock: 'matter',
  responsible: true,
  actions: {
    reply: {
      title: 'chess.action.reply',
      effect: 'advance',
      to: 'check',
      by: ['holder'],
      fields: [ruling, { key: 'withoutHelpers', title: 'chess.field.without', type: 'text' }],
      primary: true,
    },
    'reply-all': { title: 'chess.action.reply-all', effect: 'advance', to: 'check', by: ['holder'], fields: [ruling] },
    refuse: {
      title: 'chess.action.refuse',
      effect: 'return',
      within: 'refuse',
      by: ['holder'],
      fields: [reason],
      notices: [{ to: 'holder', template: 'chess.notice.back' }],
    },
    longer: {
      title: 'chess.action.longer',
      effect: 'extend',
      by: ['holder'],
      fields: [reason],
      notices: [{ to: 'resident', template: 'chess.notice.longer' }],
    },
    'ask-along': {
      title: 'chess.action.ask-along',
      effect: 'invite',
      by: ['holder'],
      fields: [helpers],
      targets: [{ role: 'panel', at: 'county' }],
      helpLimit: 'help',
    },
    'let-know': {
      title: 'chess.action.let-know',
      effect: 'inform',
      by: ['holder'],
      fields: [{ key: 'desks', title: 'chess.field.desks', type: 'desks', required: true }],
      targets: [{ role: 'panel', at: 'county' }],
    },
    help: { title: 'chess.action.help', effect: 'assist', by: ['helper'], fields: [reason] },
    hush,
    ...watch,
  },
}

const check: Step = {
  title: 'chess.step.check',
  stage: 'rule',
  desks: [
    { role: 'director', at: 'sender' },
    { role: 'director', at: 4 },
  ],
  limit: 'deal',
  clock: 'step',
  actions: {
    release: { title: 'chess.action.release', effect: 'advance', to: 'applaud', by: ['holder'], fields: [] },
    redo: {
      title: 'chess.action.redo',
      effect: 'advance',
      to: 'rule',
      desks: [{ role: '*', at: 'sender' }],
      by: ['holder'],
      fields: [reason],
    },
    hush,
    ...watch,
  },
}

const applaud: Step = {
  title: 'chess.step.applaud',
  stage: 'applaud',
  desks: [{ role: '*', at: 'resident' }],
  limit: 'applaud',
  clock: 'step',
  onLapse: 'unheard',
  actions: {
    judge: {
      title: 'chess.action.judge',
      effect: 'judge',
      to: 'done',
      routes: [{ when: '!input.resolved && state.counts.judge == 0', to: 'rule' }],
      outcome: 'judged',
      by: ['resident'],
      fields: [
        { key: 'contacted', title: 'chess.field.contacted', type: 'yes-no', required: true },
        { key: 'resolved', title: 'chess.field.resolved', type: 'yes-no', required: true },
        { key: 'satisfaction', title: 'chess.field.satisfaction', type: 'integer', required: true },
      ],
      notices: [{ to: 'sender', template: 'chess.notice.judged' }],
    },
    unheard: {
      title: 'chess.action.unheard',
      effect: 'close',
      to: 'done',
      outcome: 'unheard',
      by: ['system'],
      fields: [],
    },
  },
}

const joined: Step = {
  title: 'chess.step.joined',
  stage: 'rule',
  desks: [],
  limit: null,
  unlimited: 'chess.unlimited.joined',
  clock: 'matter',
  actions: {
    follow: {
      title: 'chess.action.follow',
      effect: 'advance',
      to: 'applaud',
      by: ['system'],
      fields: [],
      notices: [{ to: 'resident', template: 'chess.notice.answered' }],
    },
  },
}

const secret: Step = {
  title: 'chess.step.secret',
  stage: 'rule',
  desks: [{ role: 'ethics', at: 3 }],
  limit: 'rule',
  clock: 'step',
  actions: {
    end: { title: 'chess.action.end', effect: 'close', to: 'done', by: ['holder'], fields: [ruling] },
  },
}

const done: Step = {
  title: 'chess.step.done',
  stage: 'applaud',
  desks: [],
  limit: null,
  unlimited: 'chess.unlimited.done',
  clock: 'matter',
  final: true,
  actions: {
    again: {
      title: 'chess.action.again',
      effect: 'reopen',
      to: 'deal',
      routes: [{ when: 'state.sealed', to: 'secret' }],
      by: ['resident'],
      fields: [reason],
    },
    call: {
      title: 'chess.action.call',
      effect: 'call-back',
      by: [{ role: 'federation' }],
      fields: [
        { key: 'reached', title: 'chess.field.reached', type: 'yes-no', required: true },
        { key: 'contacted', title: 'chess.field.contacted', type: 'yes-no' },
        { key: 'resolved', title: 'chess.field.resolved', type: 'yes-no' },
        { key: 'satisfaction', title: 'chess.field.satisfaction', type: 'integer' },
      ],
    },
  },
}

export const claim: Process = {
  key: 'game-claim',
  version: '1.0.0',
  title: 'chess.title',
  stages: ['ask', 'hear', 'rule', 'applaud'],
  start: 'hear',
  starts: [{ when: "matter.text.contains('cheat')", step: 'secret', sealed: true }],
  steps: { hear, tell, deal, rule, check, applaud, joined, secret, done },
  fields: [{ key: 'board', title: 'chess.field.board', type: 'integer' }],
  refuse: [{ when: "matter.category == 'poker'", code: 'no-poker', basis: 'Rules of the club, 1' }],
  notices: [{ to: 'holder', template: 'chess.notice.new' }],
  basis: ['Rules of the club, 2'],
}
