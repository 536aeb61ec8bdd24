import { burdenFindings, measureFindings } from './burden.ts'
import type { Checked, Finding, Subject } from './finding.ts'
import { subjectsOf } from './finding.ts'
import { flowFindings } from './flow.ts'
import { formFindings, listFindings } from './forms.ts'
import { indicatorFindings } from './indicators.ts'
import { ledgerFindings } from './ledgers.ts'
import { numberedListFindings } from './numberedLists.ts'
import { limitFindings, numberFindings } from './numbers.ts'
import { peopleFindings, postFindings } from './people.ts'
import { promiseFindings } from './promised.ts'
import { quotaFindings } from './quota.ts'
import { ruleFindings } from './rules.ts'
import { wordFindings } from './words.ts'

const ofSubject = (subject: Subject, words: Checked['words']): readonly Finding[] => [
  ...flowFindings(subject),
  ...peopleFindings(subject),
  ...limitFindings(subject),
  ...formFindings(subject),
  ...ruleFindings(subject),
  ...burdenFindings(subject, words),
]

/**
 * All that is wrong in the packs together: what could not run, what nobody could take on, what has no limit, basis or words, and what
 * the rules on formalism and on personal information forbid to ask for. Empty when they may be put into force.
 */
export const check = (checked: Checked): readonly Finding[] => {
  const subjects = subjectsOf(checked.set)
  return [
    ...subjects.flatMap((subject) => ofSubject(subject, checked.words)),
    ...postFindings(checked.set),
    ...numberFindings(checked),
    ...ledgerFindings(checked),
    ...indicatorFindings(checked),
    ...numberedListFindings(checked),
    ...promiseFindings(checked),
    ...checked.set.packs.flatMap((pack) => [
      ...listFindings(pack),
      ...measureFindings(pack, checked.words),
      ...quotaFindings(pack),
    ]),
    ...wordFindings(subjects, checked),
  ]
}
