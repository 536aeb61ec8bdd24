import { list } from './terms.ts'

export const lists = [
  list('sex', ['female', 'male']),
  list('education', ['primary', 'junior', 'senior', 'college', 'bachelor', 'postgraduate']),
  list('village-post', [
    'secretary',
    'deputy-secretary',
    'party-member-of-committee',
    'director',
    'deputy-director',
    'committee-member',
    'supervision-head',
    'clerk',
  ]),
  // titles of the bands of ages
  list('age-band', ['to-35', 'from-36', 'from-46', 'from-56']),
  // 003-HB-10 四类人员: all but `other`
  list('origin', ['rich-leader', 'veteran', 'returned', 'graduate', 'other']),
  list('staff-kind', ['administrative', 'institution']),
  // 001-LPS-12, 002-JD-33 五方面人员
  list('five-kinds', [
    'village-secretary',
    'selected-graduate',
    'institution-staff',
    'first-secretary',
    'team-member',
    'none',
  ]),
  list('team-role', ['first-secretary', 'team-leader', 'team-member']),
  list('village-tag', ['relieved', 'relocated', 'weak', 'key-help', 'border', 'revolutionary', 'heaviest']),
  list('reserve-source', ['returned', 'graduate', 'veteran', 'co-operative', 'party-member', 'other']),
  list('reserve-state', ['recruited', 'reserve', 'trial', 'in-office', 'left']),
  // 004-QW-17 三个培养
  list('cultivation', ['talent-to-member', 'member-to-talent', 'talent-to-cadre']),
  list('career-capacity', ['principal', 'leader', 'worker']),
  list('mentoring-outcome', ['going-on', 'grown', 'in-office', 'ended']),
  list('team-benefit', ['insurance', 'health-check', 'child-education', 'living-allowance', 'family-visit']),
  list('secondment-kind', ['appointed-down', 'temporary', 'stationed', 'discipline']),
  list('judged', ['fit', 'mostly', 'unfit', 'idle']),
  list('decided', ['keep', 'talk', 'train', 'adjust']),
  list('removal-reason', ['crime', 'gang', 'discipline', 'not-entitled', 'idle', 'other']),
  list('found-by', ['matching', 'audit', 'analysis', 'report']),
  // 两新: 新经济组织、新社会组织
  list('head-kind', ['collective', 'new-economic', 'new-social']),
  list('applicant-stage', ['applied', 'activist', 'object']),
  // 001-LPS-04 六访; the document names none of the six
  list('visit-to', ['committee', 'members', 'representatives', 'group-leaders', 'hard-households', 'elders']),
  list('candidate-state', ['considered', 'reserve', 'selected', 'dropped']),
  // 003-HB-09 双好双强, 004-QW-07
  list('candidate-standard', [
    'good-politics',
    'good-conduct',
    'strong-business',
    'strong-lead',
    'upright',
    'fair',
    'clear-accounts',
    'sound-ideas',
    'good-results',
  ]),
  list('selected-by', ['county', 'town']),
  // 001-LPS-20: the document names neither the four lists nor the four appraisals; 002-JD-41 names the last two
  list('team-list', ['tasks', 'duties', 'problems', 'results']),
  list('team-appraisal', ['everyday', 'by-residents', 'yearly', 'end-of-term']),
  list('team-grade', ['excellent', 'qualified', 'basically-qualified', 'unqualified']),
  list('leave-decision', ['open', 'granted', 'refused']),
]
