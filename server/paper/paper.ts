import { civilDate, plusDays } from '../../kernel/calendar/index.ts'
import type { PaperRule } from '../../kernel/pack/index.ts'
import type { Found } from '../../store/matter/find.ts'
import { itemTitle, seatName, type Voice } from '../presenters/matterWords.ts'
import type { Program } from '../program.ts'
import { paperNumber } from './number.ts'

/** `doubted`: taken up again, and not yet decided. */
export type PaperState = 'holds' | 'expired' | 'doubted' | 'withdrawn'

/** A matter as the paper that it became. */
export interface Paper {
  readonly number: string
  readonly kind: string
  readonly person: string
  readonly says: string
  /** Who issued it, in words. */
  readonly issuer: string
  readonly region: string
  /** YYYY-MM-DD: its day, and the last day on which it holds. */
  readonly day: string
  readonly until: string
  readonly state: PaperState
}

export const paperRules = ({ packs }: Pick<Program, 'packs'>): readonly PaperRule[] =>
  packs.set.packs.flatMap((pack) => pack.papers ?? [])

export const paperRuleOf = (program: Pick<Program, 'packs'>, process: string): PaperRule | undefined =>
  paperRules(program).find((rule) => rule.process === process)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const stateOf = (rule: PaperRule, matter: Found['matter'], expired: boolean): PaperState => {
  if (matter.closed_at === null) return 'doubted'
  if (!rule.outcomes.includes(matter.outcome ?? '')) return 'withdrawn'
  return expired ? 'expired' : 'holds'
}

/** The paper that was issued last; undefined where the matter is none, or none was issued. It says what was typed then, and is never made anew. */
export const paperOf = (voice: Voice, { matter, history }: Found): Paper | undefined => {
  const { program, policy, register } = voice
  const rule = paperRuleOf(program, matter.process)
  const issued = rule && history.findLast(({ action }) => action === rule.action)
  if (rule === undefined || issued === undefined || issued.actor.kind !== 'staff') return undefined
  const day = civilDate(issued.at)
  const days = Number(policy.parameters(matter.process, matter.parameters).values[rule.validDays] ?? 0)
  const until = plusDays(day, days)
  const kindOf = policy.process(matter.process, matter.version).fields.find(({ key }) => key === rule.kind)
  return {
    number: paperNumber(program.crypto, matter),
    kind: itemTitle(voice, matter.process, kindOf?.list ?? '', textOf(matter.data[rule.kind])),
    person: textOf(matter.data[rule.person]),
    says: textOf(issued.data[rule.says]),
    issuer: seatName(voice, issued.actor.position.org ?? issued.actor.position.region ?? ''),
    region: register.path(matter.region),
    day,
    until,
    state: stateOf(rule, matter, civilDate(voice.now.toISOString()) > until),
  }
}
