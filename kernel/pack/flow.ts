import type { Finding, Place, Subject } from './finding.ts'
import { actionsOf, finding, stepsOf, under } from './finding.ts'
import { ending, reachable } from './graph.ts'

const known = (subject: Subject, place: Place, step: string | undefined): readonly Finding[] =>
  step === undefined || step in subject.process.steps ? [] : [finding(place, 'unknown-step', { step })]

const names = (subject: Subject): readonly Finding[] => {
  const { place, process } = subject
  return [
    ...known(subject, under(place, 'start'), process.start),
    ...(process.starts ?? []).flatMap((start, index) => known(subject, under(place, 'starts', index), start.step)),
    ...actionsOf(subject).flatMap(({ action, place: at }) => [
      ...known(subject, under(at, 'to'), action.to),
      ...(action.routes ?? []).flatMap((route, index) => known(subject, under(at, 'routes', index), route.to)),
    ]),
  ]
}

const stages = (subject: Subject): readonly Finding[] =>
  stepsOf(subject).flatMap(({ step, place }) =>
    subject.process.stages.includes(step.stage)
      ? []
      : [finding(under(place, 'stage'), 'unknown-stage', { stage: step.stage })],
  )

const lapses = (subject: Subject): readonly Finding[] =>
  stepsOf(subject).flatMap(({ step, place }) => {
    if (step.onLapse === undefined) return []
    const at = under(place, 'onLapse')
    const action = step.actions[step.onLapse]
    if (!action) return [finding(at, 'unknown-action', { action: step.onLapse })]
    if (!action.by.includes('system')) return [finding(at, 'lapse-not-by-system', { action: step.onLapse })]
    return step.limit === null ? [finding(at, 'lapse-without-limit', { action: step.onLapse })] : []
  })

const MOVES = ['advance', 'assign', 'return', 'merge', 'judge', 'reopen', 'close'] as const
const targets = (subject: Subject): readonly Finding[] =>
  actionsOf(subject).flatMap(({ action, place }) => {
    const moves = MOVES.some((effect) => effect === action.effect)
    if (!moves || action.to !== undefined || action.effect === 'return' || action.effect === 'judge') return []
    return [finding(under(place, 'to'), 'action-leads-nowhere', {})]
  })

/** Closing leads to an end, merging to a step that the system goes on from. */
const ends = (subject: Subject): readonly Finding[] =>
  actionsOf(subject).flatMap(({ action, place }) => {
    const to = action.to === undefined ? undefined : subject.process.steps[action.to]
    if (!to) return []
    if (action.effect === 'close' && !to.final) return [finding(under(place, 'to'), 'close-without-end', {})]
    const goesOn = Object.values(to.actions).some((one) => one.effect === 'advance' && one.by.includes('system'))
    return action.effect === 'merge' && !to.final && !goesOn
      ? [finding(under(place, 'to'), 'merged-never-heard', {})]
      : []
  })

/** Steps that no matter comes to, and steps that none leaves. */
const paths = (subject: Subject): readonly Finding[] => {
  const come = reachable(subject.process)
  const go = ending(subject.process)
  return stepsOf(subject).flatMap(({ key, place }) => [
    ...(come.has(key) ? [] : [finding(place, 'unreachable-step', { step: key })]),
    ...(go.has(key) ? [] : [finding(place, 'dead-end', { step: key })]),
  ])
}

/** A step of people has a limit, or says why it has none. */
const limits = (subject: Subject): readonly Finding[] =>
  stepsOf(subject).flatMap(({ step, key, place }) =>
    step.limit === null && step.unlimited === undefined && !step.final
      ? [finding(under(place, 'limit'), 'no-limit', { step: key })]
      : [],
  )

const noEnd = ({ place, process }: Subject): readonly Finding[] =>
  Object.values(process.steps).some((step) => step.final) ? [] : [finding(under(place, 'steps'), 'no-final-step')]

/** Steps, ways and ends of a process. */
export const flowFindings = (subject: Subject): readonly Finding[] =>
  [names, stages, lapses, targets, ends, paths, limits, noEnd].flatMap((check) => check(subject))
