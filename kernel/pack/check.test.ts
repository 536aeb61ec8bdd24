import { describe, expect, it } from 'vitest'
import { params } from '../workflow/example/club.ts'
import { claim } from '../workflow/example/process.ts'
import type { Action, ParameterSet, Process, Step } from '../workflow/index.ts'
import { club, codes, openings, role, roles } from './example/club.ts'
import type { Pack } from './index.ts'
import { check, ending, reachable } from './index.ts'

const withProcess = (change: Partial<Process>) => ({ processes: [{ ...claim, ...change }] })
const withStep = (key: string, change: Partial<Step>) =>
  withProcess({ steps: { ...claim.steps, [key]: { ...(claim.steps[key] as Step), ...change } } })
const withAction = (step: string, key: string, change: Partial<Action>) => {
  const old = claim.steps[step] as Step
  return withStep(step, { actions: { ...old.actions, [key]: { ...(old.actions[key] as Action), ...change } } })
}
const withParams = (change: Partial<ParameterSet>) => ({ parameters: [{ ...params, ...change }] })
const without = (step: string, ...keys: string[]) => {
  const old = claim.steps[step] as Step
  return withStep(step, {
    actions: Object.fromEntries(Object.entries(old.actions).filter(([key]) => !keys.includes(key))),
  })
}
const P = 'processes.game-claim'
const rule = (step: string, when: string) => withAction(step, 'remark', { when, otherwise: 'x' })

describe('a process that may be put into force', () => {
  it('has no findings', () => {
    expect(codes({})).toEqual([])
    expect([...reachable(claim)].sort()).toEqual(Object.keys(claim.steps).sort())
    expect([...ending(claim)].sort()).toEqual(Object.keys(claim.steps).sort())
  })
})

describe('findings', () => {
  const island: Step = { ...(claim.steps.deal as Step), limit: 'deal' }
  const cases: readonly (readonly [string, Partial<Pack>, string, string])[] = [
    ['a start that is no step', withProcess({ start: 'nowhere' }), 'unknown-step', `${P}.start`],
    [
      'a way to no step',
      withAction('hear', 'pass', { to: 'nowhere' }),
      'unknown-step',
      `${P}.steps.hear.actions.pass.to`,
    ],
    [
      'an unreachable step',
      withProcess({ steps: { ...claim.steps, island } }),
      'unreachable-step',
      `${P}.steps.island`,
    ],
    ['a dead end', without('secret', 'end'), 'dead-end', `${P}.steps.secret`],
    ['a step that nobody takes further', without('secret', 'end'), 'nobody-takes-it-on', `${P}.steps.secret.actions`],
    ['no end at all', withStep('done', { final: false }), 'no-final-step', `${P}.steps`],
    [
      'a step of an unknown role',
      withStep('secret', { desks: [{ role: 'bishop', at: 3 }] }),
      'step-without-holder',
      `${P}.steps.secret.desks`,
    ],
    [
      'a role that does not exist at the level',
      withStep('secret', { desks: [{ role: 'ethics', at: 4 }] }),
      'role-not-at-level',
      `${P}.steps.secret.desks.0`,
    ],
    [
      'any role, anywhere',
      withStep('secret', { desks: [{ role: '*', at: 4 }] }),
      'role-of-any',
      `${P}.steps.secret.desks.0`,
    ],
    [
      'the lead of no step',
      withStep('rule', { desks: [{ role: '*', at: { ledAt: 'nowhere' } }] }),
      'unknown-step',
      `${P}.steps.rule.desks.0`,
    ],
    [
      'an action that nobody may take',
      withAction('hear', 'pass', { by: [] }),
      'nobody-may',
      `${P}.steps.hear.actions.pass.by`,
    ],
    [
      'a resident in what staff alone lodge',
      withProcess({
        lodgedBy: 'staff',
        steps: Object.fromEntries(
          Object.entries(claim.steps).map(([key, step]) => [
            key,
            {
              ...step,
              actions: Object.fromEntries(
                Object.entries(step.actions).map(([name, action]) => [
                  name,
                  key === 'hear' && name === 'pass'
                    ? { ...action, by: [...action.by, 'resident' as const] }
                    : { ...action, by: action.by.map((by) => (by === 'resident' ? ('system' as const) : by)) },
                ]),
              ),
            },
          ]),
        ),
      }),
      'resident-in-staff-matter',
      `${P}.steps.hear.actions.pass.by`,
    ],
    [
      'an action of an unknown role',
      withAction('done', 'call', { by: [{ role: 'bishop' }] }),
      'unknown-role',
      `${P}.steps.done.actions.call.by.0`,
    ],
    ['no limit where one is due', withStep('hear', { limit: null }), 'no-limit', `${P}.steps.hear.limit`],
    ['a limit that no set has', withStep('hear', { limit: 'patience' }), 'unknown-limit', `${P}.steps.hear.limit`],
    ['a stage that is none', withStep('hear', { stage: 'endgame' }), 'unknown-stage', `${P}.steps.hear.stage`],
    ['a lapse that is no action', withStep('tell', { onLapse: 'sleep' }), 'unknown-action', `${P}.steps.tell.onLapse`],
    [
      'a lapse of somebody else',
      withStep('tell', { onLapse: 'tell' }),
      'lapse-not-by-system',
      `${P}.steps.tell.onLapse`,
    ],
    [
      'closing without an end',
      withAction('secret', 'end', { to: 'deal' }),
      'close-without-end',
      `${P}.steps.secret.actions.end.to`,
    ],
    [
      'merging without an answer',
      withAction('hear', 'same', { to: 'deal' }),
      'merged-never-heard',
      `${P}.steps.hear.actions.same.to`,
    ],
    [
      'an act that leads nowhere',
      withAction('hear', 'pass', { to: undefined }),
      'action-leads-nowhere',
      `${P}.steps.hear.actions.pass.to`,
    ],
    [
      'a return without a reason',
      withAction('rule', 'refuse', { fields: [] }),
      'return-without-reason',
      `${P}.steps.rule.actions.refuse`,
    ],
    [
      'an extension in silence',
      withAction('rule', 'longer', { notices: [] }),
      'extend-without-notice',
      `${P}.steps.rule.actions.longer`,
    ],
    [
      'a verdict without questions',
      withAction('applaud', 'judge', { fields: [] }),
      'judge-without-verdict',
      `${P}.steps.applaud.actions.judge`,
    ],
    [
      'a choice without targets',
      withAction('deal', 'give', { targets: [] }),
      'choice-without-targets',
      `${P}.steps.deal.actions.give`,
    ],
    ['a list that is not there', { lists: [] }, 'unknown-list', `${P}.steps.hear.actions.pass.fields.category.list`],
    ['no basis', withProcess({ basis: [] }), 'no-basis', `${P}.basis`],
    [
      'a rule that does not parse',
      rule('rule', 'state.late &&'),
      'formula-syntax',
      `${P}.steps.rule.actions.remark.when`,
    ],
    [
      'a rule without a truth value',
      rule('rule', 'state.returns'),
      'formula-result',
      `${P}.steps.rule.actions.remark.when`,
    ],
    ['a rule on an unknown name', rule('rule', 'state.mood'), 'formula-type', `${P}.steps.rule.actions.remark.when`],
    [
      'a rule on an unknown field',
      rule('rule', "input.mood == 'x'"),
      'formula-type',
      `${P}.steps.rule.actions.remark.when`,
    ],
    [
      'a rule on a field that nobody types',
      rule('rule', 'has(state.data.mood)'),
      'unknown-field',
      `${P}.steps.rule.actions.remark.when`,
    ],
    [
      'a rule on an unknown value',
      rule('rule', 'params.values.squares > 3.0'),
      'formula-type',
      `${P}.steps.rule.actions.remark.when`,
    ],
    [
      'a rule that mixes numbers',
      rule('rule', 'params.values.boards * 2 > 3.0'),
      'formula-mixed-numbers',
      `${P}.steps.rule.actions.remark.when`,
    ],
    [
      'a rule that counts no action',
      rule('rule', 'state.counts.castle > 0'),
      'unknown-action',
      `${P}.steps.rule.actions.remark.when`,
    ],
    [
      'a state before lodging',
      withProcess({ refuse: [{ when: 'state.late', code: 'x', basis: 'y' }] }),
      'formula-type',
      `${P}.refuse.0.when`,
    ],
    [
      'a photo demanded',
      withAction('rule', 'remark', { fields: [{ key: 'photo', title: 't', type: 'files', required: true }] }),
      'burden-photo-required',
      `${P}.steps.rule.actions.remark.fields.photo`,
    ],
    [
      'a track',
      withAction('rule', 'remark', { fields: [{ key: 'gps-track', title: 't', type: 'text' }] }),
      'burden-track',
      `${P}.steps.rule.actions.remark.fields.gps-track`,
    ],
    [
      'log-ins counted',
      withParams({ values: { ...params.values, onlineTime: 1 } }),
      'burden-clocking',
      'parameters.club-2026.values.onlineTime',
    ],
    [
      'likes counted',
      withParams({ values: { ...params.values, likes: 1 } }),
      'burden-likes',
      'parameters.club-2026.values.likes',
    ],
    ['a day that no month has', withParams({ from: '2026-02-30' }), 'no-date', 'parameters.club-2026.from'],
    ['a date that is none', withParams({ from: '2026-13-01' }), 'no-date', 'parameters.club-2026.from'],
    [
      'an end before the beginning',
      withParams({ until: '2025-01-01' }),
      'ends-before-it-begins',
      'parameters.club-2026.until',
    ],
    ['a share above one', withParams({ callBackShare: 1.5 }), 'no-share', 'parameters.club-2026.callBackShare'],
    [
      'half a working day',
      withParams({ reopenWindow: { unit: 'working-days', amount: 0.5 } }),
      'no-amount',
      'parameters.club-2026.reopenWindow',
    ],
    ['no numbers', { parameters: [] }, 'no-parameter-set', P],
    ['numbers twice', { parameters: [params, params] }, 'declared-twice', 'parameters.club-2026'],
    [
      'a circle of superiors',
      { roles: [...roles.slice(0, 4), role('federation', [3], 'arbiter')] },
      'reports-to-itself',
      'roles.federation.reportsTo',
    ],
    [
      'a superior that is nobody',
      { roles: [...roles.slice(0, 4), role('federation', [3], 'bishop')] },
      'unknown-role',
      'roles.federation.reportsTo',
    ],
    [
      'a tree without its parent',
      { lists: [{ ...openings, items: [{ code: 'a', title: 'a', parent: 'b' }] }] },
      'unknown-parent',
      'lists.openings.a',
    ],
    [
      'a tree that bites its tail',
      {
        lists: [
          {
            ...openings,
            items: [
              { code: 'a', title: 'a', parent: 'b' },
              { code: 'b', title: 'b', parent: 'a' },
              { code: 'c', title: 'c', parent: 'a' },
            ],
          },
        ],
      },
      'circular-list',
      'lists.openings.b',
    ],
    [
      'two administrations in one hand',
      { roles: [...roles, { ...role('admin', [3]), abilities: ['admin.audit', 'admin.system'] }] },
      'administrators-not-apart',
      'roles.admin.abilities',
    ],
  ]
  it('a code under a circle is not itself one', () => {
    const items = [
      { code: 'a', title: 'a', parent: 'a' },
      { code: 'b', title: 'b', parent: 'a' },
    ]
    const found = codes({ lists: [{ ...openings, items }] }).filter(([code]) => code === 'circular-list')
    expect(found).toEqual([['circular-list', 'lists.openings.a']])
  })

  it.each(cases)('%s', (_, pack, code, path) => {
    expect(codes(pack)).toContainEqual([code, path])
  })

  it('a stated need lets through a photo, not a count of likes', () => {
    const photo = { key: 'photo', title: 't', type: 'files', required: true, need: 'Rules, 9' } as const
    expect(codes(withAction('rule', 'remark', { fields: [photo] }))).toEqual([])
    const likes = { key: 'likes', title: 't', type: 'integer', need: 'Rules, 9' } as const
    expect(codes(withAction('rule', 'remark', { fields: [likes] })).map(([code]) => code)).toEqual(['burden-likes'])
  })

  it('titles are read too, in Chinese', () => {
    const fields = [{ key: 'a', title: 'chess.field.a', type: 'text' }] as const
    const words = { 'chess-club': { 'zh-CN': { 'chess.field.a': '在线时长' }, en: {} } }
    const found = check({ set: { packs: [{ ...club, ...withAction('rule', 'remark', { fields }) }] }, words })
    expect(found.map((finding) => finding.code)).toContain('burden-clocking')
    expect(found.filter((finding) => finding.params.key === 'chess.field.a').map(({ path }) => path)).toEqual([
      'messages.en.json',
    ])
  })
})
