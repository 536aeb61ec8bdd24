import { accept, type Result, refuse } from '../refusal/index.ts'

/** drafted: columns are being chosen; answered: filled from what is held; asking: owners are asked for the rest. */
export const REQUEST_STATES = ['drafted', 'answered', 'asking', 'done', 'withdrawn'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export const REQUEST_ACTS = ['answer', 'ask', 'finish', 'withdraw', 'redraft'] as const
export type RequestAct = (typeof REQUEST_ACTS)[number]

/** From which state an act leads where; what is not here is refused. */
const MOVES: Readonly<Record<RequestState, Partial<Record<RequestAct, RequestState>>>> = {
  drafted: { answer: 'answered', withdraw: 'withdrawn', redraft: 'drafted' },
  answered: { ask: 'asking', finish: 'done', withdraw: 'withdrawn', redraft: 'drafted' },
  asking: { finish: 'done', withdraw: 'withdrawn' },
  done: {},
  withdrawn: {},
}

export const actsOf = (state: RequestState): readonly RequestAct[] =>
  REQUEST_ACTS.filter((act) => MOVES[state][act] !== undefined)

/** Where an act leads. Refusal: `no-such-act`, with those that there are. */
export const moved = (state: RequestState, act: RequestAct): Result<RequestState> => {
  const next = MOVES[state][act]
  return next === undefined ? refuse('rules', 'no-such-act', { may: actsOf(state) }) : accept(next)
}
