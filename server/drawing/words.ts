import type { Limit } from '../../kernel/calendar/index.ts'
import type { DeskRule, ParameterSet, Process, Step } from '../../kernel/workflow/index.ts'
import type { Packs } from '../packs.ts'
import type { Language } from '../words.ts'
import { words } from '../words.ts'
import type { Wording } from './layout.ts'
import { isSupervised } from './ways.ts'

interface Speaking {
  readonly packs: Pick<Packs, 'words' | 'role'>
  readonly language: Language
  readonly process: Process
  readonly parameters: ParameterSet | undefined
}

export const limitWords = ({ unit, amount }: Limit, language: Language): string =>
  words(`drawing.${unit}${amount === 1 ? '.one' : ''}`, language, { amount })

const holderWords = ({ packs, language, process }: Speaking, key: string, rule: DeskRule): string => {
  if (rule.at === 'resident') return words('drawing.resident', language)
  if (typeof rule.at === 'object') {
    const title = packs.words(process.steps[rule.at.ledAt]?.title ?? '', language)
    return rule.at.ledAt === key
      ? words('drawing.led-here', language)
      : words('drawing.led-at', language, { step: title })
  }
  if (rule.role === '*') return words(`drawing.${rule.at}`, language)
  return packs.words(packs.role(rule.role)?.title ?? rule.role, language)
}

/** Whether a desk is chosen when the matter comes here: the step's own rules are then what is left when none was. */
const isChosen = ({ process }: Speaking, key: string): boolean =>
  Object.values(process.steps).some((step) =>
    Object.values(step.actions).some(
      ({ effect, to, routes = [] }) => effect === 'assign' && (to === key || routes.some((route) => route.to === key)),
    ),
  )

const holders = (speaking: Speaking, key: string, step: Step): readonly string[] => {
  const { language } = speaking
  if (step.final) return []
  if (step.desks.length === 0) return [words('drawing.system', language)]
  const chosen = isChosen(speaking, key) ? [words('drawing.chosen', language)] : []
  const names = [...new Set([...chosen, ...step.desks.map((rule) => holderWords(speaking, key, rule))])]
  // the first that there is takes it on: each further one on a line of its own, so that none is cut
  return names.map((name, index) => (index === 0 ? name : words('drawing.or', language, { name })))
}

/** As many limits as can be read one by one; more than that, per unit from the shortest to the longest. */
const LISTED = 3

const spans = (limits: readonly Limit[], language: Language): readonly string[] =>
  [...Map.groupBy(limits, ({ unit }) => unit)].flatMap(([unit, some]) => {
    const amounts = some.map(({ amount }) => amount).sort((a, b) => a - b)
    const [from = 0, to = from] = [amounts[0], amounts.at(-1)]
    const one = limitWords({ unit, amount: to }, language)
    return [from === to ? one : words('drawing.span', language, { from, limit: one })]
  })

const limitsOf = ({ parameters, language }: Speaking, step: Step): readonly string[] => {
  const own = step.limit === null ? undefined : parameters?.limits[step.limit]
  const others = (step.limits ?? [])
    .flatMap(({ limit }) => parameters?.limits[limit] ?? [])
    .filter(({ unit, amount }) => unit !== own?.unit || amount !== own.amount)
  const listed = [...new Set(others.map((limit) => limitWords(limit, language)))]
  const limits = (listed.length > LISTED ? spans(others, language) : listed).join(words('drawing.comma', language))
  return [
    ...(own === undefined ? [] : [words('drawing.within', language, { limit: limitWords(own, language) })]),
    ...(others.length === 0 ? [] : [words('drawing.within-some', language, { limits })]),
    ...(isSupervised(step) && step.limit !== null ? [words('drawing.supervised', language)] : []),
  ]
}

/** Who comes in and when, rung by rung. */
const ladder = (speaking: Speaking): readonly string[] => {
  const { parameters, process, language } = speaking
  if (!parameters || !Object.values(process.steps).some(isSupervised)) return []
  const rungs = parameters.supervision.map(({ after, line, block, desks }) => {
    const block0 = desks?.length
      ? desks.map((rule) => holderWords(speaking, '', rule)).join(words('drawing.slash', language))
      : words('drawing.block', language)
    const who = [...(line ? [words('drawing.line', language)] : []), ...(block ? [block0] : [])]
    const when = after.amount === 0 ? words('drawing.at-once', language) : limitWords(after, language)
    return words('drawing.rung', language, { when, who: who.join(words('drawing.and', language)) })
  })
  return rungs.length === 0 ? [] : [words('drawing.ladder', language), ...rungs]
}

/** Words for a picture or a text of a process, with the numbers of a parameter set where one is given. */
export const wordingOf = (speaking: Speaking): Wording => {
  const { packs, language, process } = speaking
  const stepOf = (key: string): Step | undefined => process.steps[key]
  return {
    step: (key) => packs.words(stepOf(key)?.title ?? key, language),
    details: (key) => {
      const step = stepOf(key)
      return step ? [...holders(speaking, key, step), ...limitsOf(speaking, step)] : []
    },
    action: (step, key) => packs.words(stepOf(step)?.actions[key]?.title ?? key, language),
    kind: (kind) => words(`drawing.kind.${kind}`, language),
    supervision: ladder(speaking),
  }
}
