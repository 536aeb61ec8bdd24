import { field, must } from '../../kernel/pack/index.ts'
import { indicator, ledger, TOWN } from './terms.ts'

/** 002-JD-30 干部档案: which papers the file of a cadre holds. What the papers say stays in them. */
const files = ledger({
  key: 'cadre-files',
  subject: 'cadre-file',
  basis: ['002-JD-30'],
  levels: [5],
  grain: ['cadre'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.record('cadre', 'village-cadres', must),
    field.yesNo('holds_registration', must),
    field.yesNo('holds_joint_review', must),
    field.yesNo('holds_appraisals', must),
    field.date('checked_on', must),
  ],
})

/** 002-JD-30 因私出国（境）审批: asked, decided before the journey, the papers handed back after it. Where to and why is asked of nobody. */
const leaves = ledger({
  key: 'abroad-leaves',
  subject: 'abroad-leave',
  basis: ['002-JD-30'],
  levels: [5],
  grain: ['cadre', 'asked_on'],
  period: 'asked_on',
  keeper: TOWN,
  fields: [
    field.record('cadre', 'village-cadres', must),
    field.date('asked_on', must),
    field.date('leaves_on', {
      ...must,
      valid: [{ when: 'asked_on <= leaves_on', otherwise: 'rosters.otherwise.leaves-before-asked' }],
    }),
    field.date('returns_on', {
      ...must,
      valid: [{ when: 'leaves_on <= returns_on', otherwise: 'rosters.otherwise.returns-before-leaves' }],
    }),
    field.code('leave_decision', 'leave-decision', must),
    field.date('decided_on', {
      required: "leave_decision != 'open'",
      valid: [
        {
          when: "leave_decision != 'granted' || decided_on <= leaves_on",
          otherwise: 'rosters.otherwise.granted-after-leaving',
        },
      ],
    }),
    field.date('papers_back_on', {
      valid: [
        { when: "leave_decision == 'granted'", otherwise: 'rosters.otherwise.no-papers-given' },
        { when: 'leaves_on <= papers_back_on', otherwise: 'rosters.otherwise.back-before-leaving' },
      ],
    }),
  ],
})

const count = (key: string, where: string) =>
  indicator({
    key,
    unit: '件',
    basis: ['002-JD-30'],
    is: { kind: 'count', ledger: 'abroad-leaves', where },
    better: 'less',
  })

export const ledgers = [files, leaves]
export const indicators = [
  indicator({
    key: 'cadre-files-whole',
    unit: '%',
    places: 1,
    basis: ['002-JD-30'],
    is: {
      kind: 'share',
      ledger: 'cadre-files',
      of: 'holds_registration && holds_joint_review && holds_appraisals',
    },
    better: 'more',
    target: { value: 1, basis: '002-JD-30' },
  }),
  indicator({
    key: 'cadres-without-file',
    unit: '人',
    basis: ['002-JD-30'],
    is: { kind: 'formula', is: 'cadres - cadre_files' },
    better: 'less',
    target: { value: 0, basis: '002-JD-30' },
  }),
  indicator({ key: 'cadre-files', unit: '份', basis: ['002-JD-30'], is: { kind: 'count', ledger: 'cadre-files' } }),
  count('abroad-undecided', "leave_decision == 'open'"),
  count('abroad-papers-out', "leave_decision == 'granted' && papers_back_on == null && returns_on < on"),
]
