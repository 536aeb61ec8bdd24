import type { Formula } from '../formula/index.ts'
import { formulas } from '../formula/index.ts'
import type { Context } from './context.ts'
import type { Actor, MatterFacts, MatterState } from './matter.ts'
import type { Json, ParameterSet } from './types.ts'

type Data = Readonly<Record<string, Json>>

/** CEL's integers are bigints; what was typed has no other numbers. */
const cel = (value: Json): unknown => {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value
  return Array.isArray(value) ? value.map(cel) : value
}
const celData = (data: Data): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key, cel(value)]))

/** The facts as rules read them. Made only where a rule is asked, and each part only when it is read. */
export class MatterView {
  readonly #facts: MatterFacts
  constructor(facts: MatterFacts) {
    this.#facts = facts
  }
  get id() {
    return this.#facts.id
  }
  get process() {
    return this.#facts.process
  }
  get region() {
    return this.#facts.region
  }
  get category() {
    return this.#facts.category
  }
  get channel() {
    return this.#facts.channel
  }
  get lodgedAt() {
    return this.#facts.lodgedAt
  }
  get sealed() {
    return this.#facts.sealed
  }
  get owner() {
    return this.#facts.owner
  }
  get text() {
    return this.#facts.text
  }
  get data() {
    return celData(this.#facts.data)
  }
}

export class StateView {
  readonly #state: MatterState
  #data: Readonly<Record<string, unknown>> | undefined
  #counts: Readonly<Record<string, unknown>> | undefined
  constructor(state: MatterState) {
    this.#state = state
  }
  get step() {
    return this.#state.step
  }
  get stage() {
    return this.#state.stage
  }
  get arrivedBy() {
    return this.#state.arrivedBy
  }
  get sealed() {
    return this.#state.sealed
  }
  get category() {
    return this.#state.category
  }
  get data() {
    this.#data ??= celData(this.#state.data)
    return this.#data
  }
  get counts() {
    this.#counts ??= celData(this.#state.counts)
    return this.#counts
  }
  get lead() {
    return this.#state.lead
  }
  get responsible() {
    return this.#state.responsible
  }
  get dueAt() {
    return this.#state.dueAt
  }
  get returns() {
    return BigInt(this.#state.returns)
  }
  get extensions() {
    return BigInt(this.#state.extensions)
  }
  get reopenings() {
    return BigInt(this.#state.reopenings)
  }
  get supervised() {
    return BigInt(this.#state.supervised)
  }
  get mergedInto() {
    return this.#state.mergedInto
  }
  get closedAt() {
    return this.#state.closedAt
  }
  get outcome() {
    return this.#state.outcome
  }
  get verdict() {
    const verdict = this.#state.verdict
    return verdict && { ...verdict, satisfaction: BigInt(verdict.satisfaction) }
  }
  get held() {
    return this.#state.held
  }
  get answeredAt() {
    return this.#state.answeredAt
  }
  get late() {
    return this.#state.late
  }
  get bound() {
    return this.#state.bound
  }
  get helpers() {
    return BigInt(this.#state.tasks.filter((task) => task.kind === 'help' && task.doneAt === null).length)
  }
  get version() {
    return BigInt(this.#state.version)
  }
}

export class ParamsView {
  readonly #params: ParameterSet
  constructor(params: ParameterSet) {
    this.#params = params
  }
  get key() {
    return this.#params.key
  }
  get returns() {
    return BigInt(this.#params.returns)
  }
  get callBackShare() {
    return this.#params.callBackShare
  }
  get values() {
    return this.#params.values
  }
}

export class ActorView {
  readonly #actor: Actor
  constructor(actor: Actor) {
    this.#actor = actor
  }
  get kind() {
    return this.#actor.kind
  }
  get role() {
    return this.#actor.kind === 'staff' ? this.#actor.position.role : ''
  }
  get region() {
    return this.#actor.kind === 'staff' ? this.#actor.position.region : ''
  }
  get org() {
    return this.#actor.kind === 'staff' ? (this.#actor.position.org ?? '') : ''
  }
}

const DATA = 'map<string, dyn>'

/** The names that rules may use and their types; `check` narrows `values`, `data`, `counts` and `input` to the keys that exist. */
export const RULE_FIELDS = {
  matter: {
    id: 'string',
    process: 'string',
    region: 'string',
    category: 'dyn',
    channel: 'string',
    lodgedAt: 'string',
    sealed: 'bool',
    owner: 'dyn',
    text: 'string',
    data: DATA,
  },
  state: {
    step: 'string',
    stage: 'string',
    arrivedBy: 'dyn',
    sealed: 'bool',
    category: 'dyn',
    data: DATA,
    counts: 'map<string, int>',
    lead: 'dyn',
    responsible: 'dyn',
    dueAt: 'dyn',
    returns: 'int',
    extensions: 'int',
    reopenings: 'int',
    supervised: 'int',
    mergedInto: 'dyn',
    closedAt: 'dyn',
    outcome: 'dyn',
    verdict: 'dyn',
    held: 'list<string>',
    answeredAt: 'dyn',
    late: 'bool',
    bound: 'bool',
    helpers: 'int',
    version: 'int',
  },
  params: { key: 'string', returns: 'int', callBackShare: 'double', values: DATA },
  actor: { kind: 'string', role: 'string', region: 'string', org: 'string' },
} as const

const rules = formulas({
  matter: { fields: RULE_FIELDS.matter, of: MatterView },
  state: { fields: RULE_FIELDS.state, of: StateView },
  params: { fields: RULE_FIELDS.params, of: ParamsView },
  actor: { fields: RULE_FIELDS.actor, of: ActorView },
  input: DATA,
})

const ruleOf = (source: string): Formula<'bool'> => {
  const compiled = rules.compile(source, 'bool')
  // the checker refuses such a pack before it is in force; reaching this is a bug
  if (!compiled.ok) throw new Error(`rule does not compile: ${source}`)
  return compiled.value
}

export interface Given {
  readonly state?: MatterState
  readonly input?: Data
  readonly actor?: Actor
}

/** Whether the rule reads what is typed, so that it can't be known before. */
export const readsInput = (source: string): boolean => ruleOf(source).reads('input')

/** Asks rules about the same moment; what they read is made once. Whether a rule is true: no value is not true. */
export const asking = (
  context: Pick<Context, 'matter' | 'params'>,
  { state, input, actor }: Given,
): ((source: string) => boolean) => {
  const variables = {
    matter: new MatterView(context.matter),
    params: new ParamsView(context.params),
    ...(state && { state: new StateView(state) }),
    ...(input && { input: celData(input) }),
    ...(actor && { actor: new ActorView(actor) }),
  }
  return (source) => ruleOf(source).value(variables) === true
}

/** Whether one rule is true. */
export const holds = (source: string, context: Pick<Context, 'matter' | 'params'>, given: Given): boolean =>
  asking(context, given)(source)
