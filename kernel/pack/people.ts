import type { Role } from '../access/index.ts'
import type { DeskRule } from '../workflow/index.ts'
import type { Finding, Place, Subject } from './finding.ts'
import { actionsOf, finding, stepsOf, under } from './finding.ts'
import type { PackSet } from './types.ts'

/** Rules that name a desk by history: they may stand for any role. */
const byHistory = (rule: DeskRule): boolean =>
  rule.at === 'sender' || rule.at === 'self' || rule.at === 'resident' || typeof rule.at === 'object'

const COUNTY = 3

/** Why nobody can be found by a rule; null where somebody can. */
const absent = ({ roles, process }: Subject, rule: DeskRule): readonly [string, Finding['params']] | null => {
  if (typeof rule.at === 'object' && !(rule.at.ledAt in process.steps)) return ['unknown-step', { step: rule.at.ledAt }]
  if (rule.role === '*') return byHistory(rule) ? null : ['role-of-any', { at: String(rule.at) }]
  const role = roles.get(rule.role)
  if (!role) return ['unknown-role', { role: rule.role }]
  const level = rule.at === 'county' ? COUNTY : rule.at
  if (typeof level !== 'number' || role.levels.includes(level)) return null
  return ['role-not-at-level', { role: rule.role, level }]
}

const rules = (subject: Subject, place: Place, some: readonly DeskRule[] = []): readonly Finding[] =>
  some.flatMap((rule, index) => {
    const why = absent(subject, rule)
    return why === null ? [] : [finding(under(place, index), why[0], why[1])]
  })

/** A step of people that no rule, and no assignment, finds anybody for. */
const nobody = (subject: Subject): readonly Finding[] =>
  stepsOf(subject).flatMap(({ key, step, place }) => {
    if (step.final || step.desks.length === 0) return []
    const placed = step.desks.some((rule) => absent(subject, rule) === null)
    return placed ? [] : [finding(under(place, 'desks'), 'step-without-holder', { step: key })]
  })

const roleNames = (subject: Subject): readonly Finding[] =>
  actionsOf(subject).flatMap(({ action, place }) =>
    action.by.flatMap((by, index) =>
      typeof by === 'object' && !subject.roles.has(by.role)
        ? [finding(under(place, 'by', index), 'unknown-role', { role: by.role })]
        : [],
    ),
  )

/** A step that nobody can take further: no way on for whoever holds it. */
const stuck = (subject: Subject): readonly Finding[] =>
  stepsOf(subject).flatMap(({ key, step, place }) => {
    if (step.final) return []
    const resident = step.desks[0]?.at === 'resident'
    const holder = step.desks.length === 0 ? 'system' : resident ? 'resident' : 'holder'
    const able = Object.values(step.actions).some(
      (action) => action.to !== undefined && action.by.some((by) => by === holder || (by === 'system' && resident)),
    )
    return able ? [] : [finding(under(place, 'actions'), 'nobody-takes-it-on', { step: key, holder })]
  })

const nobodyMay = (subject: Subject): readonly Finding[] =>
  actionsOf(subject).flatMap(({ key, action, place }) =>
    action.by.length === 0 ? [finding(under(place, 'by'), 'nobody-may', { action: key })] : [],
  )

/** A resident who cannot lodge it and has no code can do nothing in it. */
const noResident = (subject: Subject): readonly Finding[] => {
  const { process } = subject
  if (process.lodgedBy !== 'staff') return []
  const found = actionsOf(subject).find(({ action }) => action.by.includes('resident'))
  const at = found && under(found.place, 'by')
  return at ? [finding(at, 'resident-in-staff-matter', { action: found.key, process: process.key })] : []
}

const named = (subject: Subject): readonly Finding[] => [
  ...stepsOf(subject).flatMap(({ step, place }) => rules(subject, under(place, 'desks'), step.desks)),
  ...actionsOf(subject).flatMap(({ action, place }) => [
    ...rules(subject, under(place, 'targets'), action.targets),
    ...rules(subject, under(place, 'desks'), action.desks),
  ]),
]

/** Who holds steps and takes actions. */
export const peopleFindings = (subject: Subject): readonly Finding[] =>
  [named, nobody, roleNames, stuck, nobodyMay, noResident].flatMap((check) => check(subject))

const isOwnSuperior = (role: Role, all: ReadonlyMap<string, Role>): boolean => {
  const seen = new Set([role.key])
  for (let above = role.reportsTo; above !== undefined; above = all.get(above)?.reportsTo) {
    if (seen.has(above)) return true
    seen.add(above)
  }
  return false
}

const roleFindings = (place: Place, role: Role, all: ReadonlyMap<string, Role>): readonly Finding[] => {
  const administrations = role.abilities.filter((ability) => ability.startsWith('admin.'))
  const unknown = role.reportsTo !== undefined && !all.has(role.reportsTo)
  return [
    ...(administrations.length > 1
      ? [
          finding(
            under(place, 'abilities'),
            'administrators-not-apart',
            { role: role.key },
            { basis: 'GB/T 22239-2019 §8.1.4' },
          ),
        ]
      : []),
    ...(unknown ? [finding(under(place, 'reportsTo'), 'unknown-role', { role: role.reportsTo ?? '' })] : []),
    ...(isOwnSuperior(role, all) ? [finding(under(place, 'reportsTo'), 'reports-to-itself', { role: role.key })] : []),
  ]
}

/** Roles in themselves: known superiors, no circle, the three administrators apart. */
export const postFindings = (set: PackSet): readonly Finding[] => {
  const all = new Map(set.packs.flatMap((pack) => pack.roles ?? []).map((role) => [role.key, role]))
  return set.packs.flatMap((pack) =>
    (pack.roles ?? []).flatMap((role) => roleFindings({ pack, path: `roles.${role.key}` }, role, all)),
  )
}
