import type { DutyReminder } from '../../kernel/pack/index.ts'
import { COUNTY, TOWN, VILLAGE } from './terms.ts'

/** A kind of meeting that each region of a level holds so often: the ledger, the indicator and the reminder follow from it. */
export interface Duty {
  readonly key: string
  readonly every: DutyReminder['every']
  readonly basis: readonly string[]
  /** Days around the end of the period on which whoever has not met is reminded; empty where nobody is, so that few messages are sent. */
  readonly days: readonly number[]
  /** CEL over the record besides its kind. */
  readonly where?: string
}
export interface Body {
  readonly ledger: string
  readonly level: 3 | 4 | 5
  readonly role: string
  readonly duties: readonly Duty[]
}

const SOON: Readonly<Record<Duty['every'], readonly number[]>> = {
  month: [-5, 2],
  quarter: [-15, 2],
  half: [-30, 2],
  year: [-60, -20],
}
const duty = (key: string, every: Duty['every'], basis: readonly string[], where?: string): Duty => ({
  key,
  every,
  basis,
  days: SOON[every],
  ...(where && { where }),
})
/** Told by its number alone. */
const quiet = (one: Duty): Duty => ({ ...one, days: [] })
const BRANCH_RULES = '中国共产党支部工作条例（试行）'

const branch: Body = {
  ledger: 'branch-meetings',
  level: 5,
  role: VILLAGE,
  duties: [
    duty('party-assembly', 'quarter', ['002-JD-02', '000-MS-02', BRANCH_RULES]),
    quiet(duty('branch-committee', 'month', ['002-JD-02', '000-MS-02', BRANCH_RULES])),
    quiet(duty('party-group', 'month', ['002-JD-02', '000-MS-02', BRANCH_RULES])),
    quiet(duty('party-lecture', 'quarter', ['002-JD-02', '000-MS-02', BRANCH_RULES])),
    duty('theme-day', 'month', ['004-QW-14', '002-JD-02']),
    duty('organisation-life', 'year', ['002-JD-02', BRANCH_RULES]),
    duty('charter-study', 'year', ['002-JD-04']),
    quiet(duty('industry-talk', 'year', ['003-HB-17'])),
  ],
}
const town: Body = {
  ledger: 'town-meetings',
  level: 4,
  role: TOWN,
  duties: [
    duty('rural-topic', 'month', ['002-JD-08']),
    duty('supervision-topic', 'year', ['002-JD-28']),
    duty('leading-group', 'year', ['000-HLJ-02']),
  ],
}
const county: Body = {
  ledger: 'county-meetings',
  level: 3,
  role: COUNTY,
  duties: [
    duty('leading-group', 'year', ['000-HLJ-02']),
    duty('promotion', 'year', ['000-HLJ-02']),
    duty('economy-on-site', 'year', ['000-HLJ-03']),
    duty('video-promotion', 'half', ['000-HLJ-13']),
    duty('secretaries-analysis', 'year', ['000-AJ-03']),
    duty('secretaries-exchange', 'quarter', ['000-AJ-04'], "chaired_by == 'party-secretary'"),
  ],
}

export const bodies = { branch, town, county } as const
export const kindsOf = ({ duties }: Body): readonly string[] => [...duties.map(({ key }) => key), 'other']
