import type { DutyReminder } from '../../kernel/pack/index.ts'
import { field, must } from '../../kernel/pack/index.ts'
import { type Body, bodies, type Duty } from './kinds.ts'
import { indicator, ledger, metOften, ONCE } from './terms.ts'

const kept = ({ ledger: key, level, role, duties }: Body, subject: string, list: string) =>
  ledger({
    key,
    subject,
    basis: [...new Set(duties.flatMap(({ basis }) => basis))],
    levels: [level],
    grain: null,
    period: 'held_on',
    keeper: role,
    fields: [
      field.date('held_on', must),
      field.code('meeting_kind', list, must),
      field.text('topic', 200, must),
      ...(level === 5 ? [] : [field.code('chaired_by', 'chaired-by', must)]),
      field.integer('due_to_attend', { least: 1, most: 10_000, unit: '人' }, must),
      field.integer(
        'attended',
        { least: 1, most: 10_000, unit: '人' },
        { ...must, valid: [{ when: 'attended <= due_to_attend', otherwise: 'meetings.otherwise.more-than-due' }] },
      ),
      // 004-QW-14: the 10th of each month; on another day only with its reason
      ...(level === 5
        ? [
            field.code('moved_for', 'moved-for', {
              required: "meeting_kind == 'theme-day' && !held_on.endsWith('-10')",
              valid: [
                {
                  when: "moved_for != 'holiday'",
                  unlessRest: { of: 'held_on', day: 10 },
                  otherwise: 'meetings.otherwise.not-a-holiday',
                },
              ],
            }),
          ]
        : []),
      field.files('minutes', 3),
    ],
  })

const keyOf = (body: Body, { key }: Duty): string => `${body.ledger}-${key}`
const dutyKey = (body: Body, { key }: Duty): string => `${key}-held-${body.level}`
const named = (key: string): string => key.replaceAll('-', '_')

const numbersOf = (body: Body) =>
  body.duties.flatMap((duty) => [
    indicator({
      key: keyOf(body, duty),
      unit: '次',
      basis: duty.basis,
      is: {
        kind: 'count',
        ledger: body.ledger,
        where: [`meeting_kind == '${duty.key}'`, ...(duty.where ? [duty.where] : [])].join(' && '),
      },
    }),
    ...metOften(dutyKey(body, duty), {
      ...{ level: body.level, of: named(keyOf(body, duty)), often: ONCE, basis: duty.basis },
    }),
  ])
const attendance = (key: string, of: string, basis: readonly string[], where?: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'ratio', ledger: of, over: 'attended', under: 'due_to_attend', ...(where && { where }) },
  })

const remindersOf = (body: Body): readonly DutyReminder[] =>
  body.duties
    .filter(({ days }) => days.length > 0)
    .map((duty) => ({
      indicator: dutyKey(body, duty),
      role: body.role,
      every: duty.every,
      from: '2024-01-31',
      days: duty.days,
      template: 'meetings.notice.owed',
      basis: duty.basis[0] as string,
    }))

const all: readonly Body[] = Object.values(bodies)
const { branch, town, county } = bodies

export const reminders = all.flatMap(remindersOf)
export const ledgers = [
  kept(branch, 'branch-meeting', 'branch-meeting-kind'),
  kept(town, 'town-meeting', 'town-meeting-kind'),
  kept(county, 'county-meeting', 'county-meeting-kind'),
]
export const indicators = [
  ...all.flatMap(numbersOf),
  attendance('branch-attendance', branch.ledger, ['000-MS-02']),
  attendance(
    'exchange-attendance',
    county.ledger,
    ['000-AJ-04'],
    "meeting_kind == 'secretaries-exchange' && chaired_by == 'party-secretary'",
  ),
  indicator({
    key: 'theme-days-on-the-day',
    unit: '%',
    places: 1,
    basis: ['004-QW-14'],
    is: {
      kind: 'share',
      ledger: branch.ledger,
      of: "held_on.endsWith('-10') || moved_for == 'holiday'",
      among: "meeting_kind == 'theme-day'",
    },
    better: 'more',
    target: { value: 1, basis: '004-QW-14' },
  }),
  indicator({
    key: 'years-of-on-site-meetings',
    unit: '年',
    basis: ['000-HLJ-03'],
    is: { kind: 'streak', of: 'county-meetings-economy-on-site', when: 'value > 0.0' },
  }),
]
