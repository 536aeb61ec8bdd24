import type { Action, Field, Process } from '../../kernel/workflow/index.ts'

const field = (key: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  key,
  title: `secretary-filing.field.${key}`,
  type,
  required: true,
  ...more,
})
const text = (key: string, more: Partial<Field> = {}): Field => field(key, 'long-text', { max: 1000, ...more })
const choice = (key: string, list: string): Field => field(key, 'choice', { list })

const sendBack: Action = {
  title: 'secretary-filing.action.send-back',
  effect: 'advance',
  to: 'amend',
  desks: [{ role: 'town-dispatcher', at: 4 }],
  by: ['holder'],
  fields: [text('reason')],
  notices: [{ to: 'holder', template: 'secretary-filing.notice.sent-back' }],
}
const refuse: Action = {
  title: 'secretary-filing.action.refuse',
  effect: 'close',
  to: 'settled',
  outcome: 'not-filed',
  by: ['holder'],
  fields: [text('reason')],
  notices: [{ to: 'sender', template: 'secretary-filing.notice.refused' }],
}
/** What is filed is told apart by what it was: numbers count outcomes. */
const file: Action = {
  title: 'secretary-filing.action.file',
  effect: 'close',
  to: 'settled',
  outcome: 'filed',
  routes: [
    { when: "matter.data.change == 'adjust'", to: 'settled', outcome: 'adjusted' },
    { when: "matter.data.change == 'remove'", to: 'settled', outcome: 'removed' },
  ],
  by: ['holder'],
  fields: [field('met_on', 'date'), field('document', 'text', { max: 60 })],
  notices: [{ to: 'sender', template: 'secretary-filing.notice.filed' }],
  primary: true,
}
const late: Action = {
  title: 'secretary-filing.action.late',
  effect: 'supervise',
  by: ['system'],
  fields: [],
  notices: [{ to: 'holder', template: 'secretary-filing.notice.late' }],
}
const DEPARTMENT = [{ role: 'department-handler', at: 'county' }] as const
const COMMAND = [{ role: 'county-dispatcher', at: 3 }] as const

const review: Process['steps'][string] = {
  title: 'secretary-filing.step.review',
  stage: 'filing-review',
  desks: DEPARTMENT,
  responsible: true,
  limit: 'review',
  clock: 'step',
  actions: {
    ask: {
      title: 'secretary-filing.action.ask',
      effect: 'invite',
      helpLimit: 'joint',
      by: ['holder'],
      fields: [field('desks', 'desks', { max: 20 }), text('reason')],
      targets: DEPARTMENT,
      notices: [{ to: 'helpers', template: 'secretary-filing.notice.asked' }],
    },
    opinion: {
      title: 'secretary-filing.action.opinion',
      effect: 'assist',
      by: ['helper'],
      fields: [choice('view', 'view'), text('why', { required: false, max: 500 })],
      notices: [{ to: 'holder', template: 'secretary-filing.notice.opinion' }],
    },
    submit: {
      title: 'secretary-filing.action.submit',
      effect: 'advance',
      to: 'bureau',
      // 000-AJ-08: the department's own meeting; at a general election the standing committee of the county
      routes: [{ when: 'input.election', to: 'standing' }],
      by: ['holder'],
      // who comes into office is looked through jointly before anybody decides
      when: "matter.data.change != 'appoint' || state.counts.opinion > 0",
      otherwise: 'joint-review-first',
      fields: [text('summary'), field('election', 'yes-no'), text('withoutHelpers', { required: false, max: 500 })],
      notices: [{ to: 'holder', template: 'secretary-filing.notice.to-decide' }],
      primary: true,
    },
    'send-back': sendBack,
    late,
  },
}

const amend: Process['steps'][string] = {
  title: 'secretary-filing.step.amend',
  stage: 'filing-propose',
  desks: [{ role: 'town-dispatcher', at: 4 }],
  limit: 'amend',
  clock: 'step',
  actions: {
    'submit-again': {
      title: 'secretary-filing.action.submit-again',
      effect: 'advance',
      to: 'check',
      by: ['holder'],
      fields: [text('mended')],
      primary: true,
    },
    'take-back': {
      title: 'secretary-filing.action.take-back',
      effect: 'close',
      to: 'settled',
      outcome: 'taken-back',
      by: ['holder'],
      fields: [text('reason')],
    },
    late,
  },
}

/**
 * 县级备案管理 (002-JD-12, 003-HB-13) and what comes of the year's analysis (000-AJ-09, 002-JD-31): a town proposes who comes into office as
 * secretary of a village, leaves it, is replaced or removed; the county looks it through and files it. It is the town's matter and not the
 * village's: nobody below the town sees it.
 */
export const process: Process = {
  key: 'secretary-filing',
  version: '1.0.0',
  title: 'secretary-filing.title',
  stages: ['filing-propose', 'filing-review', 'filing-decide'],
  start: 'check',
  lodgedBy: 'staff',
  fields: [
    field('village', 'region'),
    field('person', 'text', { max: 30 }),
    choice('change', 'change'),
    choice('ground', 'ground'),
    choice('bottom_line', 'bottom-line'),
    field('proposed_on', 'date'),
  ],
  notices: [{ to: 'holder', template: 'secretary-filing.notice.arrived' }],
  refuse: [
    { when: 'size(matter.region) != 9', code: 'only-a-town', basis: '002-JD-12：乡镇党委管理、县级备案' },
    {
      when: 'size(matter.data.village) != 12 || !matter.data.village.startsWith(matter.region)',
      code: 'village-elsewhere',
      basis: '002-JD-12：乡镇党委管理、县级备案',
    },
    {
      when: "matter.data.change == 'appoint' && matter.data.bottom_line != 'none'",
      code: 'below-the-bottom-line',
      basis: '002-JD-12 底线管理；002-JD-31',
    },
    {
      when: "matter.data.change in ['adjust', 'remove'] && matter.data.ground == 'none'",
      code: 'ground-needed',
      basis: '000-AJ-09；002-JD-31',
    },
  ],
  steps: {
    check: {
      title: 'secretary-filing.step.check',
      stage: 'filing-propose',
      desks: COMMAND,
      limit: 'check',
      clock: 'step',
      actions: {
        assign: {
          title: 'secretary-filing.action.assign',
          effect: 'assign',
          to: 'review',
          by: ['holder'],
          fields: [field('desk', 'desk')],
          targets: DEPARTMENT,
          notices: [{ to: 'holder', template: 'secretary-filing.notice.arrived' }],
          primary: true,
        },
        'send-back': sendBack,
        late,
      },
    },
    review,
    bureau: {
      title: 'secretary-filing.step.bureau',
      stage: 'filing-decide',
      desks: [{ role: '*', at: 'self' }],
      limit: 'bureau',
      clock: 'step',
      actions: { file, refuse, late },
    },
    standing: {
      title: 'secretary-filing.step.standing',
      stage: 'filing-decide',
      desks: [{ role: 'county-leader', at: 3 }],
      limit: 'standing',
      clock: 'step',
      actions: { file, refuse, late },
    },
    amend,
    settled: {
      title: 'secretary-filing.step.settled',
      stage: 'filing-decide',
      desks: [],
      limit: null,
      unlimited: 'secretary-filing.unlimited',
      clock: 'step',
      final: true,
      actions: {
        'look-again': {
          title: 'secretary-filing.action.look-again',
          effect: 'reopen',
          to: 'check',
          desks: COMMAND,
          by: [{ role: 'county-dispatcher' }],
          fields: [text('reason')],
        },
      },
    },
  },
  basis: [
    '村级党组织书记县级备案管理、底线管理（002-JD-12、003-HB-13）',
    '每年综合分析，不胜任不尽职及时调整（000-AJ-09、002-JD-31）',
    '拟任村书记由部务会研究，集中换届由县委常委会研究（000-AJ-08）',
  ],
}
