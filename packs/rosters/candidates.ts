import { field, must } from '../../kernel/pack/index.ts'
import { indicator, ledger, TOWN } from './terms.ts'

/** 六看: what is looked at on each visit; true where nothing is amiss. */
const LOOKS = ['united', 'dutiful', 'clean', 'party_life_held', 'affairs_open', 'residents_content'] as const
/** How many of the six are amiss. */
const AMISS = LOOKS.map((one) => `(${one} ? 0.0 : 1.0)`).join(' + ')

/**
 * 001-LPS-04 六访六看: in a month's round each village committee is looked at on six kinds of visits, in six ways. The document names neither
 * the visits nor what is looked at; what stands here is a default. It is the town's record: nobody of the village sees who said what.
 */
const checks = ledger({
  key: 'committee-checks',
  subject: 'committee-check',
  basis: ['001-LPS-04'],
  levels: [4],
  grain: ['month', 'village', 'visit_to'],
  period: 'month',
  keeper: TOWN,
  fields: [
    field.month('month', must),
    field.region('village', [5], must),
    field.code('visit_to', 'visit-to', must),
    ...LOOKS.map((key) => field.yesNo(key, must)),
    field.text('amiss', 300, { required: LOOKS.map((one) => `!${one}`).join(' || ') }),
    field.date('followed_up_on'),
  ],
})

/** 五访: by whom a candidate was named on a visit. 三荐: by whom recommended. */
const VISITS = ['by_elders', 'by_representatives', 'by_business', 'by_returned', 'by_households'] as const
const RECOMMENDED = ['by_members', 'by_residents', 'by_organisation'] as const
const all = (keys: readonly string[]): string => keys.join(' && ')

/**
 * 001-LPS-08 五访三荐: who might come into a village's two committees, who named him and who recommended him. The document names neither; what
 * stands here is a default. The town's record, so that it stays secret in the village.
 */
const discoveries = ledger({
  key: 'candidate-discoveries',
  subject: 'candidate',
  basis: ['001-LPS-08'],
  levels: [4],
  grain: ['village', 'candidate'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.text('candidate', 30, must),
    field.region('village', [5], must),
    field.date('found_on', must),
    ...VISITS.map((key, n) =>
      field.yesNo(key, {
        ...must,
        // said once, at the last of them
        ...(n === VISITS.length - 1 && {
          valid: [{ when: VISITS.join(' || '), otherwise: 'rosters.otherwise.named-by-nobody' }],
        }),
      }),
    ),
    ...RECOMMENDED.map((key) => field.yesNo(key, must)),
    field.code('candidate_state', 'candidate-state', {
      ...must,
      valid: [
        {
          when: `candidate_state != 'selected' || (${all(RECOMMENDED)})`,
          otherwise: 'rosters.otherwise.three-recommend',
        },
      ],
    }),
  ],
})

/** 003-HB-09 双好双强, 004-QW-07 五条标准: what each candidate was checked against, one row for each standard, with what shows it. */
const standards = ledger({
  key: 'candidate-standards',
  subject: 'candidate-standard',
  basis: ['003-HB-09', '004-QW-07'],
  levels: [4],
  grain: ['candidate', 'standard'],
  keeper: TOWN,
  freshDays: 366,
  fields: [
    field.record('candidate', 'candidate-discoveries', must),
    field.code('standard', 'candidate-standard', must),
    field.yesNo('meets_it', must),
    field.text('shown_by', 200, must),
    field.date('checked_on', must),
  ],
})

/** 000-AJ-10 县乡择优比选: several are compared, and one of the reserve who was on trial is chosen; by whom and when, not how they were marked. */
const selections = ledger({
  key: 'secretary-selections',
  subject: 'selection',
  basis: ['000-AJ-10'],
  levels: [4],
  grain: ['village', 'selected_on'],
  period: 'selected_on',
  keeper: TOWN,
  fields: [
    field.region('village', [5], must),
    field.date('selected_on', must),
    field.code('selected_by', 'selected-by', must),
    field.integer('compared', { least: 2, most: 50, unit: '人' }, must),
    field.record('chosen', 'reserve-pool', must),
    field.date('trial_from', must),
    field.date('trial_until', {
      ...must,
      valid: [
        { when: 'trial_from <= trial_until', otherwise: 'rosters.otherwise.ends-before-begun' },
        { when: 'trial_until <= selected_on', otherwise: 'rosters.otherwise.trial-first' },
      ],
    }),
    field.text('document', 60, must),
  ],
})

const CHECKS = 'committee-checks'
const FOUND = 'candidate-discoveries'
const STANDARDS = 'candidate-standards'
const distinct = (
  key: string,
  unit: string,
  basis: readonly string[],
  over: { readonly ledger: string; readonly field: string; readonly where?: string },
  reaching?: { readonly of: string; readonly least: number },
) => indicator({ key, unit, basis, is: { kind: 'distinct', ...over, ...(reaching && { reaching: [reaching] }) } })
const VILLAGES = { ledger: CHECKS, field: 'village' } as const

const watched = [
  distinct('villages-looked-at', '个', ['001-LPS-04'], VILLAGES),
  distinct('villages-visited-six-ways', '个', ['001-LPS-04'], VILLAGES, { of: '1.0', least: 6 }),
  indicator({
    key: 'committee-problems',
    unit: '个',
    basis: ['001-LPS-04'],
    is: { kind: 'sum', ledger: CHECKS, of: AMISS },
    better: 'less',
  }),
  // a flag: six of the thirty-six and more are amiss; a default, the document gives none
  {
    ...distinct('villages-at-risk', '个', ['001-LPS-04'], VILLAGES, { of: AMISS, least: 6 }),
    better: 'less' as const,
  },
  indicator({
    key: 'committee-problems-followed-up',
    unit: '%',
    places: 1,
    basis: ['001-LPS-04'],
    is: { kind: 'share', ledger: CHECKS, of: 'followed_up_on != null', among: `${AMISS} > 0.0` },
    better: 'more',
    target: { value: 1, basis: '001-LPS-04' },
  }),
]

const count = (key: string, unit: string, basis: readonly string[], over: string, where?: string) =>
  indicator({ key, unit, basis, is: { kind: 'count', ledger: over, ...(where && { where }) } })
const found = [
  count('candidates-found', '人', ['001-LPS-08'], FOUND),
  count('candidates-of-five-visits', '人', ['001-LPS-08'], FOUND, all(VISITS)),
  count('candidates-recommended-by-three', '人', ['001-LPS-08'], FOUND, all(RECOMMENDED)),
  count('candidates-selected', '人', ['001-LPS-08'], FOUND, "candidate_state == 'selected'"),
]

const BOTH = "meets_it && standard in ['good-politics', 'good-conduct', 'strong-business', 'strong-lead']"
const FIVE = "meets_it && standard in ['upright', 'fair', 'clear-accounts', 'sound-ideas', 'good-results']"
const meets = (key: string, basis: readonly string[], where: string, least: number) =>
  distinct(key, '人', basis, { ledger: STANDARDS, field: 'candidate', where }, { of: '1.0', least })
const shareOf = (key: string, basis: readonly string[], is: string) =>
  indicator({ key, unit: '%', places: 1, basis, is: { kind: 'formula', is }, better: 'more' })
const checked = [
  distinct('candidates-checked', '人', ['003-HB-09', '004-QW-07'], { ledger: STANDARDS, field: 'candidate' }),
  meets('candidates-of-four-standards', ['003-HB-09'], BOTH, 4),
  shareOf('candidates-of-four-standards-share', ['003-HB-09'], 'candidates_of_four_standards / candidates_checked'),
  meets('candidates-of-five-standards', ['004-QW-07'], FIVE, 5),
  shareOf('candidates-of-five-standards-share', ['004-QW-07'], 'candidates_of_five_standards / candidates_checked'),
]

const POOL = 'reserve-pool'
const stage = (key: string, state: string) => count(key, '人', ['000-AJ-10'], POOL, `reserve_state == '${state}'`)
const SELECTIONS = 'secretary-selections'
const chosen = [
  stage('pool-recruited', 'recruited'),
  stage('pool-in-reserve', 'reserve'),
  stage('pool-on-trial', 'trial'),
  count('selections-held', '次', ['000-AJ-10'], SELECTIONS),
  count('selections-by-county', '次', ['000-AJ-10'], SELECTIONS, "selected_by == 'county'"),
  indicator({
    key: 'compared-per-selection',
    unit: '人',
    places: 1,
    basis: ['000-AJ-10'],
    is: { kind: 'mean', ledger: SELECTIONS, of: 'compared' },
  }),
  indicator({
    key: 'months-on-trial',
    unit: '个月',
    places: 1,
    basis: ['000-AJ-10'],
    is: { kind: 'mean', ledger: SELECTIONS, of: 'months(trial_from, trial_until)' },
  }),
]

export const ledgers = [checks, discoveries, standards, selections]
export const indicators = [...watched, ...found, ...checked, ...chosen]
