import { field, must } from '../../kernel/pack/index.ts'
import { COUNTY, ledger, TOWN } from './terms.ts'

const otherwise = (key: string): string => `rectification.otherwise.${key}`
const STEPS = [1, 2, 3, 4, 5, 6] as const
const named = (step: number): string => `step_${step}_on`

/** 004-QW-04 六步工作法: a step comes after the one before it, and on no earlier day. */
const step = (n: number) =>
  field.date(named(n), {
    valid:
      n === 1
        ? [{ when: 'begun_on <= step_1_on', otherwise: otherwise('out-of-order') }]
        : [
            { when: `${named(n - 1)} != null`, otherwise: otherwise('step-before') },
            { when: `${named(n - 1)} <= ${named(n)}`, otherwise: otherwise('out-of-order') },
          ],
  })

/** 002-JD-23, 004-QW-04: one row for each time that a village's party organisation is rectified, from the day it came in to the day it left. */
const cases = ledger({
  key: 'rectifications',
  subject: 'rectification',
  basis: ['002-JD-23', '002-JD-25', '004-QW-04', '001-LPS-06'],
  levels: [5],
  grain: ['begun_on'],
  keeper: COUNTY,
  freshDays: 100,
  fields: [
    field.date('begun_on', must),
    field.code('weak_reason', 'weak-reason', must),
    field.yesNo('hard', must),
    field.code('method', 'method', must),
    ...STEPS.map(step),
    field.date('assessed_on', { valid: [{ when: 'begun_on <= assessed_on', otherwise: otherwise('out-of-order') }] }),
    field.code('assessment', 'assessment', { required: 'assessed_on != null' }),
    field.date('exited_on', {
      valid: [
        { when: 'assessed_on != null', otherwise: otherwise('assessed-first') },
        { when: "assessment != 'failed'", otherwise: otherwise('not-passed') },
        { when: 'assessed_on <= exited_on', otherwise: otherwise('out-of-order') },
        { when: "method != 'six-steps' || step_6_on != null", otherwise: otherwise('six-steps-first') },
      ],
    }),
  ],
})

/** 001-LPS-06 一村一策: what is to be mended in this village, by whom and until when. */
const measures = ledger({
  key: 'rectification-measures',
  subject: 'rectification-measure',
  basis: ['001-LPS-06', '002-JD-23'],
  levels: [5],
  grain: ['begun_on', 'measure_number'],
  keeper: TOWN,
  freshDays: 100,
  fields: [
    field.date('begun_on', must),
    field.integer('measure_number', { least: 1, most: 99 }, must),
    field.text('problem', 200, must),
    field.text('measure', 300, must),
    field.text('answerable', 60, must),
    field.date('due', { ...must, valid: [{ when: 'begun_on <= due', otherwise: otherwise('out-of-order') }] }),
    field.date('done_on', { valid: [{ when: 'begun_on <= done_on', otherwise: otherwise('out-of-order') }] }),
  ],
})

/** 002-JD-25: a town's secretary who was talked to or held to account; the record is the county's, and names the town and not the person. */
const talks = ledger({
  key: 'rectification-talks',
  subject: 'rectification-talk',
  basis: ['002-JD-25'],
  levels: [3],
  grain: ['town', 'talked_on'],
  period: 'talked_on',
  keeper: COUNTY,
  fields: [
    field.region('town', [4], must),
    field.date('talked_on', must),
    field.code('talk_kind', 'talk-kind', must),
    field.code('talk_reason', 'talk-reason', {
      ...must,
      valid: [
        {
          when: "talk_kind != 'accountability' || talk_reason in ['duty-missing', 'for-show']",
          otherwise: otherwise('accountability-for'),
        },
      ],
    }),
    field.date('mend_until', { required: "talk_kind == 'reminder'" }),
    field.date('mended_on', { valid: [{ when: 'talked_on <= mended_on', otherwise: otherwise('out-of-order') }] }),
  ],
})

export const ledgers = [cases, measures, talks]
