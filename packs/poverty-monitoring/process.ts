import type { Action, Field, Process, Step } from '../../kernel/workflow/index.ts'

const field = (key: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  key,
  title: `poverty-monitoring.field.${key}`,
  type,
  required: true,
  ...more,
})
const text = (key: string, more: Partial<Field> = {}): Field => field(key, 'long-text', { max: 500, ...more })
const choice = (key: string, list: string): Field => field(key, 'choice', { list })
const ticked = (key: string): Field => field(key, 'yes-no')
const action = (key: string): string => `poverty-monitoring.action.${key}`
const notice = (key: string): string => `poverty-monitoring.notice.${key}`

const VILLAGE = [{ role: 'village-secretary', at: 5 }] as const
const TOWN = [{ role: 'town-dispatcher', at: 4 }] as const
const COUNTY = [{ role: 'county-dispatcher', at: 3 }] as const

/** 两不愁三保障 and water. */
const SAFE = ['food_and_clothing', 'schooling', 'medical_care', 'housing', 'drinking_water'] as const
const ALL_SAFE = SAFE.map((key) => `input.${key}`).join(' && ')

const late: Action = {
  title: action('late'),
  effect: 'supervise',
  by: ['system'],
  fields: [],
  notices: [{ to: 'holder', template: notice('late') }],
}
const onward = (key: string, to: string, more: Partial<Action> = {}): Action => ({
  title: action(key),
  effect: 'advance',
  to,
  by: ['holder'],
  fields: [text('opinion')],
  notices: [{ to: 'holder', template: notice('arrived') }],
  primary: true,
  ...more,
})
const backTo = (to: string): Action => ({
  title: action('send-back'),
  effect: 'advance',
  to,
  by: ['holder'],
  fields: [text('reason')],
  notices: [{ to: 'holder', template: notice('sent-back') }],
})
const end = (key: string, outcome: string, more: Partial<Action> = {}): Action => ({
  title: action(key),
  effect: 'close',
  to: 'settled',
  outcome,
  by: ['holder'],
  fields: [text('reason')],
  notices: [{ to: 'sender', template: notice('ended') }],
  ...more,
})

/** One of the steps from clue to decision: all of them together have fifteen days. */
const finding = (key: string, desks: Step['desks'], actions: Step['actions']): Step => ({
  title: `poverty-monitoring.step.${key}`,
  stage: 'monitoring-find',
  desks,
  limit: 'chain',
  clock: 'matter',
  actions: { ...actions, late },
})
const leaving = (key: string, desks: Step['desks'], actions: Step['actions']): Step => ({
  title: `poverty-monitoring.step.${key}`,
  stage: 'monitoring-remove',
  desks,
  limit: 'remove',
  clock: 'step',
  actions: { ...actions, late },
})

export const process: Process = {
  key: 'poverty-monitoring',
  version: '1.0.0',
  title: 'poverty-monitoring.title',
  lodgedBy: 'staff',
  stages: ['monitoring-find', 'monitoring-help', 'monitoring-remove'],
  start: 'verify',
  fields: [field('household_number', 'text', { max: 30 }), choice('found_by', 'found-by'), choice('risk', 'risk')],
  notices: [{ to: 'holder', template: notice('arrived') }],
  refuse: [
    {
      when: 'size(matter.region) < 12',
      code: 'a-village-needed',
      basis: '000-YN-20：监测到户，线索由所在村核实',
    },
  ],
  steps: {
    verify: finding('verify', VILLAGE, {
      verified: onward('verified', 'review', {
        fields: [
          field('visited_on', 'date'),
          ticked('authorised'),
          choice('household_kind', 'household-kind'),
          ticked('below_line'),
          ...SAFE.map(ticked),
        ],
        when: 'input.authorised',
        otherwise: 'authorisation-first',
        basis: '入户核实、农户授权承诺',
      }),
      'no-risk': end('no-risk', 'no-risk'),
      'not-authorised': end('not-authorised', 'not-authorised', { fields: [] }),
    }),
    review: finding('review', VILLAGE, {
      publicised: onward('publicised', 'town', {
        fields: [field('reviewed_on', 'date'), field('public_from', 'date'), field('public_until', 'date')],
        when: 'input.reviewed_on <= input.public_from && days(input.public_from, input.public_until) >= 5.0',
        otherwise: 'five-days-public',
        basis: '民主评议；村内公示不少于5日，只公示一次',
      }),
      'no-risk': end('no-risk', 'no-risk'),
    }),
    town: finding('town', TOWN, {
      agree: onward('agree', 'county'),
      'send-back': backTo('verify'),
    }),
    county: finding('county', COUNTY, {
      identify: onward('identify', 'help', { fields: [field('decided_on', 'date'), text('opinion')] }),
      'send-back': backTo('verify'),
      'not-identified': end('not-identified', 'not-identified'),
    }),
    help: {
      title: 'poverty-monitoring.step.help',
      stage: 'monitoring-help',
      desks: VILLAGE,
      responsible: true,
      limit: 'help',
      clock: 'step',
      actions: {
        measure: {
          title: action('measure'),
          effect: 'note',
          by: ['holder', { role: 'town-dispatcher' }],
          fields: [choice('measure', 'measure'), text('who_helps', { max: 100 }), field('begins_on', 'date')],
        },
        'propose-removal': {
          title: action('propose-removal'),
          effect: 'advance',
          to: 'remove-town',
          by: ['holder'],
          fields: [choice('removal_kind', 'removal-kind'), ticked('above_line'), ...SAFE.map(ticked), text('opinion')],
          when: `input.removal_kind == 'natural' || (state.counts.measure > 0 && input.above_line && ${ALL_SAFE})`,
          otherwise: 'not-safe-yet',
          notices: [{ to: 'holder', template: notice('arrived') }],
          primary: true,
          basis: '收入持续高于当地监测线，“两不愁三保障”和饮水有保障，风险稳定消除',
        },
        late,
      },
    },
    'remove-town': leaving('remove-town', TOWN, {
      agree: onward('agree', 'remove-county'),
      'send-back': backTo('help'),
    }),
    'remove-county': leaving('remove-county', COUNTY, {
      remove: end('remove', 'risk-removed', { fields: [field('decided_on', 'date'), text('opinion')], primary: true }),
      'send-back': backTo('help'),
    }),
    settled: {
      title: 'poverty-monitoring.step.settled',
      stage: 'monitoring-remove',
      desks: [],
      limit: null,
      unlimited: 'poverty-monitoring.unlimited',
      clock: 'step',
      final: true,
      actions: {
        again: {
          title: action('again'),
          effect: 'reopen',
          to: 'verify',
          desks: VILLAGE,
          by: [{ role: 'village-secretary' }, { role: 'town-dispatcher' }],
          fields: [text('reason')],
        },
      },
    },
  },
  basis: [
    '易返贫致贫人口快速发现和响应机制，监测户及时筛查、精准帮扶（000-YN-20）',
    '防止返贫监测和帮扶、两不愁三保障（002-JD-56）',
    '个人信息保护法 §6、§28',
  ],
}
