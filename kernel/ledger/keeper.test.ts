import { expect, it } from 'vitest'
import { covers, organisationScope, reachOf, regionScope } from '../access/index.ts'
import { games } from './example/games.ts'
import { isKeeper, isKeptByOrganisations, keeperAt, keptFor } from './index.ts'

/** The club's kitchen keeps its own ledger from May on; before, the arbiter did. */
const meals = {
  ...games,
  key: 'meals',
  keeperFrom: [
    { from: '2026-05-01', role: 'clerk', organisation: 'kitchen' },
    { from: '2026-07-01', role: 'clerk', organisation: 'bar' },
  ],
}
const at = (org: string | undefined, role = 'clerk', region = '990101') => ({
  id: 'p',
  role,
  region,
  ...(org && { org }),
})
const KITCHEN = at('club-990101-kitchen')
const BY_ORGANISATION = { reach: 'organisation' } as const

it('who keeps a ledger is said by the day', () => {
  expect(keeperAt(meals, '2026-04-30')).toEqual({ role: 'arbiter' })
  expect(keeperAt(meals, '2026-05-01')).toMatchObject({ role: 'clerk', organisation: 'kitchen' })
  expect(keeperAt(meals, '2026-12-31')).toMatchObject({ organisation: 'bar' })
  expect([isKeptByOrganisations(games), isKeptByOrganisations(meals)]).toEqual([false, true])
})

it.each([
  ['its own office', KITCHEN, true],
  ['another office', at('club-990101-bar'), false],
  ['an office whose name ends alike', at('club-990101-old-kitchen'), false],
  ['the same office of another county', at('club-990102-kitchen'), false],
  ['another role there', at('club-990101-kitchen', 'cook'), false],
  ['nobody’s office', at(undefined), false],
  ['a code without its kind', at('-990101-kitchen'), false],
])('%s', (_what, position, keeps) => {
  expect(isKeeper(position, { role: 'clerk', organisation: 'kitchen' })).toBe(keeps)
})

it('opens the ledgers that its office keeps on the day, in its part of the tree, and nothing else', () => {
  const kept = keptFor(KITCHEN, BY_ORGANISATION, [games, meals], '2026-06-01')
  expect(kept).toEqual({ ledgers: ['meals'], lo: '990101', hi: '990102' })
  expect(keptFor(KITCHEN, BY_ORGANISATION, [games, meals], '2026-07-01')).toBeUndefined()
  expect(keptFor(KITCHEN, { reach: 'region' }, [games, meals], '2026-06-01')).toBeUndefined()
  const scope = { ...organisationScope(['x']), ...(kept && { kept }) }
  expect(reachOf(scope, 'meals')).toEqual({ lo: '990101', hi: '990102' })
  expect(reachOf(scope, 'games')).toEqual({ lo: '', hi: '' })
  expect(reachOf(regionScope('9901'), 'meals')).toEqual({ lo: '9901', hi: '9902' })
  const row = { region: '990101001', orgs: [], owner: null, sealed: false }
  expect([
    covers(scope, { ...row, ledger: 'meals' }),
    covers(scope, { ...row, ledger: 'games' }),
    covers(scope, row),
  ]).toEqual([true, false, false])
  expect(covers(scope, { ...row, region: '990102', ledger: 'meals' })).toBe(false)
})
