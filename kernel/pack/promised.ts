import type { Checked, Finding } from './finding.ts'
import { finding, under } from './finding.ts'
import { dateFindings } from './numbers.ts'
import type { Pack, PaperRule, ReachRule, Reminder } from './types.ts'

const rising = (days: readonly number[]): boolean =>
  days.length > 0 && days.every((day, n) => Number.isInteger(day) && (n === 0 || day > (days[n - 1] as number)))

const ofReminder = (pack: Pack, reminder: Reminder, { set }: Checked): readonly Finding[] => {
  const key = 'ledger' in reminder ? reminder.ledger : reminder.indicator
  const place = { pack, path: `reminders.${key}` }
  const ledger = set.packs.flatMap((one) => one.ledgers ?? []).find((one) => one.key === key)
  const each = ledger?.period !== undefined && ledger.grain?.length === 1 && ledger.grain[0] === ledger.period
  const indicator = set.packs.flatMap((one) => one.indicators ?? []).find((one) => one.key === key)
  return [
    ...('ledger' in reminder && !each ? [finding(place, 'unowed-ledger', { ledger: key })] : []),
    ...('indicator' in reminder && indicator?.is.kind !== 'regions'
      ? [finding(place, 'unowed-indicator', { indicator: key })]
      : []),
    ...dateFindings(place, { from: reminder.from }),
    ...(rising(reminder.days) ? [] : [finding(under(place, 'days'), 'days-not-rising')]),
    ...(reminder.basis.trim() === '' ? [finding(under(place, 'basis'), 'no-basis')] : []),
  ]
}

const ofPaper = (pack: Pack, rule: PaperRule): readonly Finding[] => {
  const place = { pack, path: `papers.${rule.process}` }
  const process = pack.processes?.find(({ key }) => key === rule.process)
  if (process === undefined) return [finding(place, 'unknown-process', { process: rule.process })]
  const actions = Object.values(process.steps).flatMap((step) => Object.entries(step.actions))
  const written = actions.find(([key]) => key === rule.action)?.[1]
  const lodged = [rule.kind, rule.person, ...(rule.door === undefined ? [] : [rule.door])]
  const missing = lodged.filter((key) => !process.fields.some((field) => field.key === key))
  const says = written === undefined || written.fields.some(({ key }) => key === rule.says) ? [] : [rule.says]
  return [
    ...(written === undefined ? [finding(place, 'unknown-action', { action: rule.action })] : []),
    ...[...missing, ...says].map((field) => finding(place, 'unknown-field', { field })),
  ]
}

const ofReach = (pack: Pack, { from, to, into, walks }: ReachRule, { set }: Checked): readonly Finding[] => {
  const place = { pack, path: `reaches.${into.ledger}` }
  const ledgers = set.packs.flatMap((one) => one.ledgers ?? [])
  const { ledger: computed, ...counts } = into
  const asked = [
    ...[from, to].map(({ ledger, point }) => ({ key: ledger, fields: [point] })),
    { key: computed, fields: Object.values(counts) },
  ]
  return [
    ...asked.flatMap(({ key, fields }) => {
      const found = ledgers.find((one) => one.key === key)
      if (found === undefined) return [finding(place, 'unknown-ledger', { ledger: key })]
      const missing = fields.filter((name) => !found.fields.some((field) => field.key === name))
      return missing.map((field) => finding(place, 'unknown-field', { field }))
    }),
    ...walks.flatMap((walk, n) => [
      ...dateFindings(under(place, 'walks', n), { from: walk.from }),
      ...(walk.basis.trim() === '' ? [finding(under(place, 'walks', n, 'basis'), 'no-basis')] : []),
    ]),
  ]
}

/** What packs promise besides their processes and ledgers: reminders of what is really owed, papers that can be written, places that can be measured. */
export const promiseFindings = (checked: Checked): readonly Finding[] =>
  checked.set.packs.flatMap((pack) => [
    ...(pack.reminders ?? []).flatMap((one) => ofReminder(pack, one, checked)),
    ...(pack.papers ?? []).flatMap((one) => ofPaper(pack, one)),
    ...(pack.reaches ?? []).flatMap((one) => ofReach(pack, one, checked)),
  ])
