import { indicator } from './terms.ts'

const CASES = 'rectifications'
const MEASURES = 'rectification-measures'
const TALKS = 'rectification-talks'
const NOW = '(ends == null || ends >= on)'

const count = (key: string, unit: string, ledger: string, basis: readonly string[], where?: string) =>
  indicator({ key, unit, basis, is: { kind: 'count', ledger, ...(where && { where }) } })
const share = (key: string, ledger: string, basis: readonly string[], of: string, among: string) =>
  indicator({ key, unit: '%', places: 1, basis, is: { kind: 'share', ledger, of, among }, better: 'more' })
/** Of the villages for which `among` holds, those for which all of `of` does. */
const villages = (key: string, basis: readonly string[], of: readonly string[], among: string) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'regions', level: 5, of: of.map((one) => `${one} > 0.0`).join(' && '), among: `${among} > 0.0` },
    better: 'more',
    target: { value: 1, basis: basis[0] as string },
    levels: [3, 4, 5],
  })

const RUNNING = 'rectifications_running'
/** A county leader links, a town leader answers, a first secretary lives there, a department pairs. */
const FOUR = ['weak_links_of_county', 'weak_links_of_town', 'first_secretaries_in_term', 'departments_paired']
const FEW = "link_kind == 'hard-place' && leader_post in ['party-secretary', 'organisation-head', 'town-secretary']"

const cases = [
  count('rectifications-running', '个', CASES, ['002-JD-23', '004-QW-04'], 'exited_on == null'),
  count('rectifications-begun-in-year', '个', CASES, ['002-JD-23'], 'months(begun_on, on) < 12.0'),
  count('rectifications-left-in-year', '个', CASES, ['002-JD-23'], 'exited_on != null && months(exited_on, on) < 12.0'),
  {
    ...count(
      'rectifications-over-a-year',
      '个',
      CASES,
      ['002-JD-23'],
      'exited_on == null && months(begun_on, on) >= 12.0',
    ),
    better: 'less' as const,
  },
  villages('weak-in-rectification', ['002-JD-23'], [RUNNING], 'weak_branches'),
  share('six-steps-done', CASES, ['004-QW-04'], 'step_6_on != null', "method == 'six-steps'"),
  share('rectifications-passed', CASES, ['002-JD-25'], "assessment != 'failed'", 'assessed_on != null'),
]

const roles = [
  count(
    'weak-links-of-county',
    '个',
    'leader-links',
    ['004-QW-04'],
    `${NOW} && link_kind == 'weak-organisation' && leader_level == 'county'`,
  ),
  count(
    'weak-links-of-town',
    '个',
    'leader-links',
    ['004-QW-04'],
    `${NOW} && link_kind == 'weak-organisation' && leader_level == 'town'`,
  ),
  count('departments-paired', '对', 'pairings', ['004-QW-04'], "pairing_kind == 'department'"),
  count('party-instructors-of-village', '人', 'experts', ['001-LPS-06'], `${NOW} && expert_role == 'party-instructor'`),
  villages('four-roles-live', ['004-QW-04', '002-JD-24'], FOUR, RUNNING),
  villages('five-roles-live', ['001-LPS-06'], [...FOUR, 'party_instructors_of_village'], RUNNING),
  count('hard-rectifications', '个', CASES, ['002-JD-24'], 'hard && exited_on == null'),
  count('hard-links-of-secretaries', '个', 'leader-links', ['002-JD-24'], `${NOW} && ${FEW}`),
  villages('hard-villages-linked', ['002-JD-24'], ['hard_links_of_secretaries'], 'hard_rectifications'),
]

const mended = [
  count('rectification-measures', '条', MEASURES, ['001-LPS-06']),
  villages('villages-with-own-measures', ['001-LPS-06'], ['rectification_measures'], RUNNING),
  share('rectification-measures-done', MEASURES, ['001-LPS-06'], 'done_on != null', 'due <= on || done_on != null'),
  {
    ...count('rectification-measures-overdue', '条', MEASURES, ['001-LPS-06'], 'done_on == null && due < on'),
    better: 'less' as const,
    target: { value: 0, basis: '001-LPS-06' },
  },
  count('rectification-reminders', '次', TALKS, ['002-JD-25'], "talk_kind == 'reminder'"),
  count('rectification-accountability', '次', TALKS, ['002-JD-25'], "talk_kind == 'accountability'"),
  share('rectification-talks-mended', TALKS, ['002-JD-25'], 'mended_on != null', "talk_kind == 'reminder'"),
]

export const indicators = [...cases, ...roles, ...mended]
