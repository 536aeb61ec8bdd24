import { describe, expect, it } from 'vitest'
import { addLimit, endOfDay } from '../calendar/index.ts'
import { at, calendar, contextAt, directoryOf, facts, params, player, system } from './example/club.ts'
import {
  type Act,
  ALL,
  ARBITER,
  CLOCKS,
  DIRECTOR,
  ENDGAMES,
  ETHICS,
  FEDERATION,
  GIVE,
  GIVE_BOTH,
  iso,
  OPENINGS,
  PASS,
  play,
  RELEASE,
  REPLY,
  RULE_DUE,
  reason,
  refusal,
  ruling,
} from './example/play.ts'
import type { Decision, MatterState } from './index.ts'
import { becameAnswered, decide, follow, lapse, limitOf, nextLapse, offers } from './index.ts'

describe('joint handling', () => {
  it('the lead waits for those asked along, until their own deadline', () => {
    const { state } = play([PASS, GIVE_BOTH])
    expect(
      state.tasks.filter((task) => task.doneAt === null).map(({ desk, kind, dueAt }) => [desk, kind, dueAt]),
    ).toEqual([
      ['panel@p-openings', 'lead', RULE_DUE],
      ['panel@p-clocks', 'help', endOfDay('2026-03-04')],
    ])
    expect(refusal(state, ['03T04:00', 'reply-all', OPENINGS, ruling])).toMatchObject({
      code: 'helpers-open',
      params: { desks: ['panel@p-clocks'] },
    })
    expect(refusal(state, ['05T04:00', 'reply-all', OPENINGS, ruling])).toBeNull()
  })

  it('goes ahead before with a reason, where the action asks for one', () => {
    const { state } = play([PASS, GIVE_BOTH])
    expect(refusal(state, ['03T04:00', 'reply', OPENINGS, ruling])?.problems).toEqual([
      { path: 'data.withoutHelpers', code: 'required' },
    ])
    expect(refusal(state, ['03T04:00', 'reply', OPENINGS, { ...ruling, withoutHelpers: 'Clear' }])).toBeNull()
  })

  it('a helper reports and its task ends; it is asked again only then', () => {
    const { state } = play([PASS, GIVE_BOTH])
    const again: Act = ['02T06:00', 'ask-along', OPENINGS, { helpers: ['panel@p-clocks'] }]
    expect(refusal(state, again)?.problems?.[0]?.code).toBe('asked-already')
    const helped = play([PASS, GIVE_BOTH, ['02T05:00', 'help', CLOCKS, reason], again])
    expect(helped.state.tasks.filter((task) => task.kind === 'help').map((task) => task.doneAt)).toEqual([
      iso('02T05:00'),
      null,
    ])
    expect(refusal(state, ['02T05:00', 'help', ENDGAMES, reason])?.code).toBe('not-yours')
  })

  it('who is let know may see, and nothing else', () => {
    const { state } = play([PASS, GIVE, ['02T05:00', 'let-know', OPENINGS, { desks: ['panel@p-endgames'] }]])
    expect(state.orgs).toContain('p-endgames')
    expect(state.tasks.some((task) => task.desk === 'panel@p-endgames')).toBe(false)
  })
})

describe('returning', () => {
  const REFUSE: Act = ['03T04:00', 'refuse', OPENINGS, reason]
  it('goes back to whoever gave it; the clock goes on', () => {
    const { state } = play([PASS, GIVE, REFUSE])
    expect(state).toMatchObject({
      step: 'deal',
      lead: 'director@club-990101001',
      returns: 1,
      returnedBy: ['p-openings'],
    })
    expect(state.dueAt).toBe('2026-03-03T16:00:00.000Z')
    const again = play([PASS, GIVE, REFUSE, ['03T05:00', 'give', DIRECTOR, { desk: 'panel@p-clocks' }]])
    expect(again.state.dueAt).toBe(RULE_DUE)
  })

  it('returned late it is late at once, whoever supervises goes on', () => {
    const { state } = play([PASS, ['02T04:00', 'give', DIRECTOR, { desk: 'panel@p-openings' }]], {
      params: { ...params, limits: { ...params.limits, rule: { unit: 'hours', amount: 30 } } },
    })
    const slow = { params: { ...params, limits: { ...params.limits, rule: { unit: 'hours', amount: 30 } } } } as const
    const pressed = lapse(contextAt(iso('03T09:00'), slow), state)?.state as MatterState
    const back = decide(contextAt(iso('03T10:00'), slow), pressed, { action: 'refuse', actor: OPENINGS, data: reason })
    expect(back.ok && back.value.state.dueAt).toBe(state.dueAt)
    expect(back.ok && back.value.state.tasks.some((task) => task.kind === 'supervise' && task.doneAt === null)).toBe(
      true,
    )
  })

  it('once for each side, within its limit, never after a binding decision', () => {
    const twice = play([PASS, GIVE, REFUSE, ['03T05:00', 'give', DIRECTOR, { desk: 'panel@p-openings' }]]).state
    expect(refusal(twice, ['03T06:00', 'refuse', OPENINGS, reason])?.code).toBe('returned-often-enough')
    const other = play([PASS, GIVE, REFUSE, ['03T05:00', 'give', DIRECTOR, { desk: 'panel@p-clocks' }]]).state
    expect(refusal(other, ['03T06:00', 'refuse', CLOCKS, reason])).toBeNull()
    expect(refusal(play([PASS, GIVE]).state, ['04T04:01', 'refuse', OPENINGS, reason])?.code).toBe('too-late')
    const bound = play([PASS, ['02T04:00', 'order', DIRECTOR, { desk: 'panel@p-openings', ...reason }]]).state
    expect(refusal(bound, ['03T04:00', 'refuse', OPENINGS, reason])?.code).toBe('assigned-bindingly')
    const never = { params: { ...params, returns: 0 } }
    expect(refusal(play([PASS, GIVE]).state, REFUSE, never)?.code).toBe('returned-often-enough')
  })

  it('comes to the stand-in where the sender has left', () => {
    const { state } = play([PASS, GIVE])
    const vacant = { directory: directoryOf(['director@club-990101001']) }
    const back = decide(contextAt(iso('03T04:00'), vacant), state, { action: 'refuse', actor: OPENINGS, data: reason })
    expect(back.ok && back.value.state.lead).toBe('federation@p-board')
  })
})

describe('extending', () => {
  it('once, before the deadline, with notice', () => {
    const { state, decisions } = play([PASS, GIVE, ['09T04:00', 'longer', OPENINGS, reason]])
    expect(state).toMatchObject({ dueAt: endOfDay('2026-03-12'), extensions: 1 })
    expect(state.tasks.find((task) => task.doneAt === null)?.dueAt).toBe(endOfDay('2026-03-12'))
    expect(decisions.at(-1)?.notices.map((notice) => notice.to.kind)).toEqual(['resident'])
    expect(refusal(state, ['10T04:00', 'longer', OPENINGS, reason])?.code).toBe('already-extended')
    expect(refusal(play([PASS, GIVE]).state, ['10T04:00', 'longer', OPENINGS, reason])?.code).toBe('past-due')
    const none = { params: { ...params, extension: undefined } }
    expect(refusal(play([PASS, GIVE]).state, ['09T04:00', 'longer', OPENINGS, reason], none)?.code).toBe('no-extension')
  })

  it('of the clock of the whole holds when the matter comes back to it', () => {
    const acts: readonly Act[] = [
      PASS,
      GIVE,
      ['04T04:00', 'longer', OPENINGS, reason],
      ['05T04:00', 'reply', OPENINGS, ruling],
    ]
    const { state } = play([...acts, ['05T05:00', 'redo', DIRECTOR, reason]])
    expect(state.dueAt).toBe(endOfDay('2026-03-12'))
  })
})

describe('merging', () => {
  const other = '019a0000-0000-7000-8000-000000000002'
  it('waits without a lead, then its own player hears and judges', () => {
    const { state } = play([['02T03:00', 'same', ARBITER, { matter: other }]])
    expect(state).toMatchObject({ step: 'joined', lead: null, mergedInto: other, closedAt: null, dueAt: null })
    const followed = follow(contextAt(iso('03T05:00')), state)
    expect(followed?.state).toMatchObject({ step: 'applaud', answeredAt: iso('03T05:00'), lead: null })
    expect(followed?.notices).toHaveLength(1)
    const judged = decide(contextAt(iso('03T06:00')), followed?.state as MatterState, {
      action: 'judge',
      actor: player,
      data: { contacted: true, resolved: true, satisfaction: 3 },
    })
    expect(judged.ok && judged.value.state.closedAt).toBe(iso('03T06:00'))
  })

  it('only what waits follows, and the other is answered when its player hears', () => {
    const { decisions, state } = play(ALL)
    expect(follow(contextAt(iso('03T07:00')), state)).toBeNull()
    const answered = decisions.map(
      (one, index) =>
        index > 0 && becameAnswered(contextAt(iso('03T07:00')), (decisions[index - 1] as Decision).state, one.state),
    )
    expect(answered).toEqual([false, false, false, false, true, true])
  })
})

describe('closing, reopening, calling back', () => {
  it('is reopened within the window only, as a new round', () => {
    const { state } = play(ALL)
    const again: Act = ['20T04:00', 'again', player, reason]
    const open = play([...ALL, again]).state
    expect(open).toMatchObject({ step: 'deal', closedAt: null, outcome: null, reopenings: 1 })
    expect(open.lead).toBe('director@club-990101001')
    const late = contextAt('2026-04-03T04:00:00.000Z')
    const refused = decide(late, state, { action: 'again', actor: player, data: reason })
    expect(refused.ok ? null : refused.refusal).toMatchObject({
      code: 'too-late',
      params: { until: endOfDay('2026-04-02') },
    })
    expect(offers(late, state, player)).toEqual([])
  })

  it('the drawn share is called back, once; nobody else', () => {
    const every = { params: { ...params, callBackShare: 1 } }
    const { state } = play(ALL, every)
    expect(state.callBack).toBe('due')
    expect(state.tasks.filter((task) => task.doneAt === null)).toMatchObject([
      { desk: 'federation@p-board', kind: 'supervise' },
    ])
    const call: Act = [
      '04T04:00',
      'call',
      FEDERATION,
      { reached: true, contacted: true, resolved: false, satisfaction: 1 },
    ]
    const called = play([...ALL, call], every).state
    expect(called).toMatchObject({ callBack: 'done', verdict: { resolved: false, source: 'call-back' } })
    expect(called.tasks.every((task) => task.doneAt !== null)).toBe(true)
    expect(refusal(called, call, every)?.code).toBe('already-called')
    const nobody = play([...ALL, ['04T04:00', 'call', FEDERATION, { reached: false }]], every).state
    expect(nobody.verdict?.source).toBe('resident')
    expect(refusal(play(ALL, { params: { ...params, callBackShare: 0 } }).state, call)?.code).toBe('not-sampled')
  })

  it('an unheard one closes by itself, without a verdict', () => {
    const { state } = play([PASS, GIVE, REPLY, RELEASE])
    expect(nextLapse(contextAt(iso('03T06:00')), state)).toBe('2026-03-10T16:00:00.000Z')
    expect(lapse(contextAt('2026-03-10T15:59:59.999Z'), state)).toBeNull()
    const closed = lapse(contextAt('2026-03-10T16:00:00.000Z'), state)
    expect(closed?.state).toMatchObject({ step: 'done', outcome: 'unheard', verdict: null })
  })
})

describe('the closed route', () => {
  it('shut on the way, nobody before keeps sight', () => {
    const { state } = play([PASS, GIVE, REPLY, ['03T05:00', 'hush', DIRECTOR]])
    expect(state).toMatchObject({ step: 'secret', sealed: true, orgs: ['ethics@p-ethics', 'p-ethics'], back: [] })
    expect(offers(contextAt(iso('03T06:00')), state, DIRECTOR)).toEqual([])
    expect(offers(contextAt(iso('03T06:00')), state, ETHICS).map((offer) => offer.action)).toEqual(['end'])
  })

  it('waits for none of those asked along, and they lose sight with the others', () => {
    const { state } = play([PASS, GIVE_BOTH, ['02T05:00', 'hush', OPENINGS]])
    expect(state).toMatchObject({ step: 'secret', sealed: true, orgs: ['ethics@p-ethics', 'p-ethics'] })
    expect(state.tasks.filter((task) => task.doneAt === null).map((task) => task.desk)).toEqual(['ethics@p-ethics'])
  })

  it('waits at its own desk where that is vacant, rather than come before anybody else', () => {
    const vacant = { directory: directoryOf(['ethics@p-ethics']), matter: { ...facts, text: 'They cheat' } }
    const { state } = play([], vacant)
    expect(state.lead).toBe('ethics@990101')
    expect(lapse(contextAt(iso('30T00:00'), vacant), state)).toBeNull()
    expect(offers(contextAt(iso('02T04:00'), vacant), state, at('president@p-board'))).toEqual([])
    const come = lapse(contextAt(iso('30T00:00'), { matter: vacant.matter }), state)
    expect(come?.state.lead).toBe('ethics@p-ethics')
  })

  it('is neither supervised by the system nor called back', () => {
    const every = { params: { ...params, callBackShare: 1 } }
    const { state } = play([PASS, GIVE, REPLY, ['03T05:00', 'hush', DIRECTOR]], every)
    expect(lapse(contextAt('2026-05-01T00:00:00.000Z', every), state)).toBeNull()
    const ended = decide(contextAt(iso('04T05:00'), every), state, { action: 'end', actor: ETHICS, data: ruling })
    expect(ended.ok && ended.value.state).toMatchObject({ callBack: 'none', outcome: 'end' })
  })
})

describe('lateness', () => {
  const { state } = play([PASS])
  const due = state.dueAt as string
  it('is supervised rung by rung, each once', () => {
    expect(nextLapse(contextAt(due), state)).toBe('2026-03-02T15:00:00.001Z')
    const first = lapse(contextAt('2026-03-02T15:00:00.001Z'), state)
    expect(first?.state.supervised).toBe(1)
    expect(first?.notices.map((notice) => notice.template)).toEqual(['chess.notice.late', 'chess.notice.late-below'])
    const open = (of: MatterState | undefined) =>
      of?.tasks.filter((task) => task.kind === 'supervise' && task.doneAt === null).map((task) => task.desk)
    expect(open(first?.state)).toEqual(['federation@p-board'])
    expect(lapse(contextAt('2026-03-03T15:00:00.000Z'), first?.state as MatterState)).toBeNull()
    const second = lapse(contextAt('2026-03-03T15:00:00.001Z'), first?.state as MatterState)
    expect(open(second?.state)).toEqual(['federation@p-board', 'president@p-board'])
    expect(nextLapse(contextAt(due), second?.state as MatterState)).toBeNull()
  })

  it('after a long silence all rungs are taken, and supervision ends when the matter goes on', () => {
    const all = lapse(contextAt(iso('20T00:00')), state)
    expect(all?.entries.map((entry) => entry.seq)).toEqual([3, 4])
    const given = decide(contextAt(iso('20T01:00')), all?.state as MatterState, {
      action: 'give',
      actor: DIRECTOR,
      data: { desk: 'panel@p-openings' },
    })
    expect(given.ok && given.value.state).toMatchObject({ supervised: 0 })
    expect(
      given.ok && given.value.state.tasks.filter((task) => task.kind === 'supervise' && task.doneAt === null),
    ).toEqual([])
  })

  it('the answer is late when the responsible step was left late, whoever passes it on', () => {
    const late = play([PASS, GIVE, ['10T04:00', 'reply', OPENINGS, ruling], ['10T05:00', 'release', DIRECTOR]]).state
    expect([late.overran, late.late]).toEqual([true, true])
    const slow = play([PASS, GIVE, REPLY, ['12T05:00', 'release', DIRECTOR]]).state
    expect(slow.late).toBe(false)
  })

  it('a limit by rule beats the step’s own', () => {
    const blitz = play([['02T03:00', 'pass', ARBITER, { category: 'blitz' }], GIVE])
    expect(blitz.state).toMatchObject({ category: 'blitz', dueAt: '2026-03-03T14:00:00.000Z', dueUnit: 'hours' })
    const step = contextAt(iso('02T05:00')).process.steps.rule
    expect(step && limitOf(contextAt(iso('02T05:00')), blitz.state, step)).toEqual({ unit: 'hours', amount: 36 })
  })

  it('whoever supervises may press, who does not may not', () => {
    expect(refusal(state, ['02T05:00', 'press', FEDERATION, reason])).toBeNull()
    expect(refusal(state, ['02T05:00', 'press', ARBITER, reason])?.code).toBe('not-yours')
  })
})

describe('vacancy: never nobody', () => {
  const lead = (vacant: readonly string[]) => play([], { directory: directoryOf(vacant) }).state.lead
  it.each([
    ['the next rule of the step', ['arbiter@990101001201'], 'director@club-990101001'],
    ['then the line', ['arbiter@990101001201', 'director@club-990101001'], 'federation@p-board'],
    [
      'further up the line',
      ['arbiter@990101001201', 'director@club-990101001', 'federation@p-board'],
      'president@p-board',
    ],
    [
      'at last the vacant desk itself, in sight of all above',
      ['arbiter@990101001201', 'director@club-990101001', 'federation@p-board', 'president@p-board'],
      'arbiter@990101001201',
    ],
  ])('%s', (_, vacant, expected) => {
    expect(lead(vacant)).toBe(expected)
  })

  it('another organisation of the same role never stands in', () => {
    const { state } = play([PASS, GIVE])
    const gone = (vacant: readonly string[]) =>
      lapse(contextAt(iso('02T05:00'), { directory: directoryOf(vacant) }), state)?.state.lead
    expect(gone(['panel@p-openings'])).toBe('federation@p-board')
    expect(gone(['panel@p-openings', 'federation@p-board', 'president@p-board'])).toBeUndefined()
  })

  it('a desk left later is stood in for, on the same clock, by whoever may act already', () => {
    const { state } = play([PASS])
    const vacant = { directory: directoryOf(['director@club-990101001']) }
    const context = contextAt(iso('02T04:00'), vacant)
    expect(offers(context, state, FEDERATION).map((offer) => offer.action)).toContain('give')
    const moved = lapse(context, state)
    expect(moved?.state).toMatchObject({
      lead: 'federation@p-board',
      dueAt: state.dueAt,
      step: 'deal',
      stepSince: state.stepSince,
    })
    expect(lapse(context, moved?.state as MatterState)).toBeNull()
  })
})

it('addLimit and the clock of the whole agree', () => {
  const { state } = play([PASS, GIVE])
  expect(state.dueAt).toBe(addLimit(facts.lodgedAt, { unit: 'working-days', amount: 5 }, calendar))
  expect(offers(contextAt(iso('02T05:00')), state, system)).toEqual([expect.objectContaining({ action: 'escalate' })])
})
