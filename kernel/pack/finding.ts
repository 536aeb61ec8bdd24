import type { Role } from '../access/index.ts'
import type { Action, ParameterSet, Process, Step } from '../workflow/index.ts'
import type { Pack, PackSet, Programme } from './types.ts'

/** Something to mend in a definition. The words for `code`, and how to mend it, are the edge's. */
export interface Finding {
  /** `error`: not put into force. `warning`: to be mended. `note`: to be known; findings of this kind do not fail a check. */
  readonly severity: 'error' | 'warning' | 'note'
  readonly pack: string
  /** Where in the definition, dotted: `processes.game-claim.steps.hear.limit`. */
  readonly path: string
  /** Stable machine word, kebab-case. */
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  /** The rule that asks for it, where it is one of law or of the house. */
  readonly basis?: string
}

export type Words = Readonly<Record<string, string>>

export interface Checked {
  readonly set: PackSet
  readonly programmes?: readonly Programme[]
  /** Pack → language → key → words. Where absent, words are not checked. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, Words>>>>
}

/** A place in a pack's definition, from which findings are reported. */
export interface Place {
  readonly pack: Pack
  readonly path: string
}

export const under = (place: Place, ...keys: readonly (string | number)[]): Place => ({
  ...place,
  path: [place.path, ...keys].filter((part) => part !== '').join('.'),
})

export const finding = (
  place: Place,
  code: string,
  params: Finding['params'] = {},
  more: Partial<Pick<Finding, 'severity' | 'basis'>> = {},
): Finding => ({ severity: 'error', pack: place.pack.key, path: place.path, code, params, ...more })

/** A process with all that surrounds it. */
export interface Subject {
  readonly place: Place
  readonly pack: Pack
  readonly process: Process
  readonly roles: ReadonlyMap<string, Role>
  readonly parameters: readonly ParameterSet[]
}

export const subjectsOf = (set: PackSet): readonly Subject[] => {
  const roles = new Map(set.packs.flatMap((pack) => pack.roles ?? []).map((role) => [role.key, role]))
  const parameters = set.packs.flatMap((pack) => pack.parameters ?? [])
  return set.packs.flatMap((pack) =>
    (pack.processes ?? []).map((process) => ({
      place: { pack, path: `processes.${process.key}` },
      pack,
      process,
      roles,
      parameters: parameters.filter((one) => one.process === process.key),
    })),
  )
}

/** Every step, and every action of every step, with its place. */
export const stepsOf = ({ place, process }: Subject): readonly { key: string; step: Step; place: Place }[] =>
  Object.entries(process.steps).map(([key, step]) => ({ key, step, place: under(place, 'steps', key) }))

export const actionsOf = (
  subject: Subject,
): readonly { key: string; action: Action; step: Step; stepKey: string; place: Place }[] =>
  stepsOf(subject).flatMap(({ key: stepKey, step, place }) =>
    Object.entries(step.actions).map(([key, action]) => ({
      key,
      action,
      step,
      stepKey,
      place: under(place, 'actions', key),
    })),
  )
