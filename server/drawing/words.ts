import type { Limit } from '../../kernel/calendar/index.ts'
import type { DeskRule, ParameterSet, Process, Step } from '../../kernel/workflow/index.ts'
import type { Packs } from '../packs.ts'
import type { Language } from '../words.ts'
import { words } from '../words.ts'
import type { Wording } from './layout.ts'

interface Speaking {
  readonly packs: Pick<Packs, 'words' | 'role'>
  readonly language: Language
  readonly process: Process
  readonly parameters: ParameterSet | undefined
}

export const limitWords = (limit: Limit, language: Language): string =>
  words(`drawing.${limit.unit}`, language, { amount: limit.amount })

const holderWords = ({ packs, language, process }: Speaking, rule: DeskRule): string => {
  if (rule.at === 'resident') return words('drawing.resident', language)
  if (typeof rule.at === 'object')
    return words('drawing.led-at', language, { step: packs.words(process.steps[rule.at.ledAt]?.title ?? '', language) })
  if (rule.role === '*') return words(`drawing.${rule.at}`, language)
  return packs.words(packs.role(rule.role)?.title ?? rule.role, language)
}

const holders = (speaking: Speaking, step: Step): readonly string[] => {
  if (step.final || step.desks.length === 0) return []
  const names = [...new Set(step.desks.map((rule) => holderWords(speaking, rule)))]
  return [names.slice(0, 2).join(words('drawing.or', speaking.language))]
}

const limitsOf = ({ parameters, language }: Speaking, step: Step): readonly string[] => {
  const names = [...new Set([step.limit, ...(step.limits ?? []).map(({ limit }) => limit)])].filter(
    (name) => name !== null,
  )
  const limits = names.flatMap((name) => parameters?.limits[name] ?? [])
  const said = [...new Set(limits.map((limit) => limitWords(limit, language)))]
  return said.length === 0 ? [] : [said.slice(0, 3).join(' · ') + (said.length > 3 ? ' …' : '')]
}

/** Words for a picture or a text of a process, with the numbers of a parameter set where one is given. */
export const wordingOf = (speaking: Speaking): Wording => {
  const { packs, language, process } = speaking
  const stepOf = (key: string): Step | undefined => process.steps[key]
  return {
    step: (key) => packs.words(stepOf(key)?.title ?? key, language),
    details: (key) => {
      const step = stepOf(key)
      return step ? [...holders(speaking, step), ...limitsOf(speaking, step)] : []
    },
    action: (step, key) => packs.words(stepOf(step)?.actions[key]?.title ?? key, language),
  }
}
