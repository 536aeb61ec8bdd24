import { describe, expect, it } from 'vitest'
import { endOfDay } from '../calendar/index.ts'
import { contextAt, directoryOf, facts, player } from './example/club.ts'
import {
  ALL,
  ARBITER,
  CLOCKS,
  type Data,
  DIRECTOR,
  GIVE,
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
import type { MatterFacts } from './index.ts'
import { fold, lapse, lodge } from './index.ts'

describe('lodging', () => {
  it('begins at the start with the first live desk, its clock and a notice', () => {
    const { state, decisions } = play([])
    expect(state).toMatchObject({
      step: 'hear',
      lead: 'arbiter@990101001201',
      dueAt: '2026-03-03T02:00:00.000Z',
      dueUnit: 'hours',
      version: 1,
      orgs: ['arbiter@990101001201'],
    })
    expect(decisions[0]?.notices).toEqual([
      {
        to: { kind: 'desk', desk: 'arbiter@990101001201' },
        template: 'chess.notice.new',
        params: { action: 'lodge', step: 'hear', dueAt: '2026-03-03T02:00:00.000Z' },
        dedupe: `${facts.id}:1:0`,
      },
    ])
  })

  it('begins on the closed route where the process says so', () => {
    const matter: MatterFacts = { ...facts, text: 'They cheat' }
    const lodged = lodge(contextAt(facts.lodgedAt, { matter }), matter, player)
    expect(lodged.ok && lodged.value.facts.sealed).toBe(true)
    expect(lodged.ok && lodged.value.state).toMatchObject({ step: 'secret', sealed: true, lead: 'ethics@p-ethics' })
  })

  it('refuses banned classes with their basis, and wrong fields', () => {
    const poker = lodge(contextAt(facts.lodgedAt), { ...facts, category: 'poker' }, player)
    expect(poker).toEqual({
      ok: false,
      refusal: { kind: 'rules', code: 'no-poker', params: { basis: 'Rules of the club, 1' } },
    })
    const wrong = lodge(contextAt(facts.lodgedAt), { ...facts, data: { board: 'one', $: {} } }, player)
    expect(wrong.ok ? null : wrong.refusal.problems).toEqual([
      { path: 'data.board', code: 'wrong-type', params: { wanted: 'integer' } },
      { path: 'data.$', code: 'unknown-field' },
    ])
  })
})

describe('the whole loop', () => {
  it('ends with the verdict of the player', () => {
    const { state, decisions } = play(ALL)
    expect(state).toMatchObject({
      step: 'done',
      lead: null,
      closedAt: iso('03T06:00'),
      outcome: 'judged',
      answeredAt: iso('03T05:00'),
      late: false,
      responsible: 'panel@p-openings',
      verdict: { contacted: true, resolved: true, satisfaction: 2, source: 'resident' },
    })
    expect(state.tasks.filter((task) => task.doneAt === null && task.kind === 'lead')).toEqual([])
    expect(
      fold(
        contextAt(iso('03T06:00')),
        decisions.flatMap((one) => one.entries),
      ),
    ).toEqual(state)
  })

  it('the reply goes back to whoever gave it, and from there to whoever replied', () => {
    const { state } = play([PASS, GIVE, REPLY])
    expect(state).toMatchObject({ step: 'check', lead: 'director@club-990101001' })
    const again = play([PASS, GIVE, REPLY, ['03T05:00', 'redo', DIRECTOR, reason]])
    expect(again.state).toMatchObject({ step: 'rule', lead: 'panel@p-openings', dueAt: RULE_DUE })
    expect(again.state.back).toEqual([
      { step: 'deal', desk: 'director@club-990101001' },
      { step: 'hear', desk: 'arbiter@990101001201' },
    ])
  })

  it('a question to the player is no answer; silence brings it back to whoever asked', () => {
    const { state } = play([['02T03:00', 'ask', ARBITER, ruling]])
    expect(state).toMatchObject({ step: 'tell', lead: null, answeredAt: null, dueAt: endOfDay('2026-03-05') })
    const late = lapse(contextAt('2026-03-05T16:00:00.000Z'), state)
    expect(late?.state).toMatchObject({
      step: 'hear',
      lead: 'arbiter@990101001201',
      stepSince: '2026-03-05T16:00:00.000Z',
    })
    const told = play([
      ['02T03:00', 'ask', ARBITER, ruling],
      ['03T03:00', 'tell', player, reason],
    ])
    expect(told.state.lead).toBe('arbiter@990101001201')
  })

  it('an unresolved verdict takes it up again, once, as a new round', () => {
    const no: Data = { contacted: true, resolved: false, satisfaction: 1 }
    const { state } = play([PASS, GIVE, REPLY, RELEASE, ['03T06:00', 'judge', player, no]])
    expect(state).toMatchObject({ step: 'rule', lead: 'panel@p-openings', reopenings: 1, closedAt: null })
    expect(state.dueAt).toBe(endOfDay('2026-03-10'))
    expect(state.verdict?.satisfaction).toBe(1)
  })
})

describe('refusals say what would be accepted', () => {
  const { state } = play([PASS, GIVE])
  it.each([
    ['an action of another step', ['02T05:00', 'pass', ARBITER], 'unknown-action'],
    ['a name of Object', ['02T05:00', 'toString', OPENINGS], 'unknown-action'],
    ['an action of another desk', ['02T05:00', 'reply', CLOCKS, ruling], 'not-yours'],
    ['of the system', ['02T05:00', 'escalate', OPENINGS], 'not-yours'],
    ['of staff, by the player', ['02T05:00', 'reply', player, ruling], 'not-yours'],
  ] as const)('%s', (_, act, code) => {
    expect(refusal(state, act)?.code).toBe(code)
  })

  it('with the actions that may be taken', () => {
    expect(refusal(state, ['02T05:00', 'pass', OPENINGS])?.may).toEqual([
      'reply',
      'reply-all',
      'refuse',
      'longer',
      'ask-along',
      'let-know',
      'hush',
      'remark',
    ])
  })

  it('another player than the owner is nobody; the tracking code is the owner', () => {
    const matter = { ...facts, owner: 'r1' }
    const { state: judged } = play([PASS, GIVE, REPLY, RELEASE], { matter })
    const data = { contacted: true, resolved: true, satisfaction: 3 }
    const by = (id: string | null) => refusal(judged, ['03T06:00', 'judge', { kind: 'resident', id }, data], { matter })
    expect(by('r2')?.code).toBe('not-yours')
    expect([by('r1'), by(null)]).toEqual([null, null])
  })

  it('a rule with its own code', () => {
    const matter = { ...facts, category: 'blitz' }
    const { state: blitz } = play([], { matter })
    expect(refusal(blitz, ['02T03:00', 'settle', ARBITER, ruling], { matter })?.code).toBe('blitz-goes-up')
  })
})

describe('wrong input', () => {
  const { state } = play([PASS])
  const give = (data: Data) => refusal(state, ['02T04:00', 'give', DIRECTOR, data])?.problems
  it.each([
    ['nothing', {}, [['data.desk', 'required']]],
    ['empty text', { desk: ' ' }, [['data.desk', 'required']]],
    ['a number', { desk: 7 }, [['data.desk', 'wrong-type']]],
    ['no desk', { desk: 'somebody' }, [['data.desk', 'wrong-type']]],
    ['a desk of a role that may not', { desk: 'federation@p-board' }, [['data.desk', 'desk-not-allowed']]],
    ['a desk that nobody knows', { desk: 'panel@p-unknown' }, [['data.desk', 'desk-not-allowed']]],
    [
      'the lead as its helper',
      { desk: 'panel@p-clocks', helpers: ['panel@p-clocks', 'arbiter@990101001201'] },
      [['data.helpers.0', 'leads-itself']],
    ],
    [
      'a helper twice',
      { desk: 'panel@p-clocks', helpers: ['panel@p-openings', 'panel@p-openings'] },
      [['data.helpers', 'repeated']],
    ],
    [
      'all at once',
      { desk: [], helpers: 'x', colour: 'white', $: { lead: 'x@y' } },
      [
        ['data.desk', 'required'],
        ['data.helpers', 'wrong-type'],
        ['data.colour', 'unknown-field'],
        ['data.$', 'unknown-field'],
      ],
    ],
  ] as const)('%s', (_, data, problems) => {
    expect(give(data as Data)?.map(({ path, code }) => [path, code])).toEqual(problems)
  })

  it('a vacant desk, overlong and broken text, a verdict that is none, a matter into itself', () => {
    const vacant = { directory: directoryOf(['panel@p-clocks']) }
    expect(
      refusal(state, ['02T04:00', 'give', DIRECTOR, { desk: 'panel@p-clocks' }], vacant)?.problems?.[0]?.code,
    ).toBe('desk-vacant')
    const { state: ruled } = play([PASS, GIVE])
    const reply = (text: string) =>
      refusal(ruled, ['02T05:00', 'reply', OPENINGS, { ruling: text }])?.problems?.[0]?.code
    expect([reply('棋'.repeat(2001)), reply('\u0000'), reply('\ud800')]).toEqual([
      'too-long',
      'bad-character',
      'bad-character',
    ])
    expect(reply('棋'.repeat(2000))).toBeUndefined()
    const { state: asked } = play([PASS, GIVE, REPLY, RELEASE])
    const verdict = { contacted: true, resolved: true, satisfaction: 4 }
    expect(refusal(asked, ['03T06:00', 'judge', player, verdict])?.problems?.[0]?.code).toBe('unknown-choice')
    const { state: heard } = play([])
    expect(refusal(heard, ['02T03:00', 'same', ARBITER, { matter: facts.id }])?.problems?.[0]?.code).toBe('same-matter')
  })

  it('asks the list for a choice', () => {
    const { state: heard } = play([])
    const inList = (list: string, code: string) => list === 'openings' && code === '01'
    const pass = (category: string) => refusal(heard, ['02T03:00', 'pass', ARBITER, { category }], { inList })
    expect(pass('99')?.problems?.[0]?.code).toBe('unknown-choice')
    expect(pass('01')).toBeNull()
  })
})
