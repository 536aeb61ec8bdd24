import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  after,
  balanceOf,
  type Change,
  DEFAULT_LAYERS,
  lackingPost,
  nextCode,
  parentOf,
  planChange,
  proposeSplit,
  rollUpRegion,
  type Standing,
  type Succession,
  shortCode,
  successorsOf,
  within,
} from './index.ts'

// a chess federation: 99 federation, 9901 league, 990101 club district, 990101001 club, 990101001200 hall, +3 table row, +2 board
const WIDTHS = [2, 4, 6, 9, 12, 15, 17]
const hall = (code: string, name = code, kind = 'village'): Standing => ({ code, name, kind, validFrom: '2000-01-01' })
const row = (code: string): Standing => hall(code, code, 'grid')
const standing = [
  hall('990101001', 'Rook Club', 'town'),
  hall('990101002', 'Bishop Club', 'town'),
  hall('990101001200'),
  row('990101001200001'),
  row('990101001200002'),
  hall('99010100120000101', 'board', 'ten'),
  hall('990101001201'),
  row('990101001201001'),
]
const around = { standing, used: standing.map(({ code }) => code), layers: DEFAULT_LAYERS }
const plan = (change: Change) => planChange(change, around)

test('codes are cut level by level, and a subtree is one range', () => {
  expect(shortCode('350302010000')).toBe('350302010')
  expect(within('990101001200', '990101001')).toBe(true)
  expect(within('990101010', '99010100')).toBe(false)
  fc.assert(
    fc.property(fc.stringMatching(/^\d{2,12}$/), fc.stringMatching(/^\d{0,9}$/), (root, rest) => {
      expect(within(root + rest, root)).toBe(true)
      expect(root + rest < after(root)).toBe(true)
    }),
  )
})

test.each([
  ['990101', 'street', [], '990101001'],
  ['990101', 'town', ['990101100', '990101107', '990101200'], '990101108'],
  ['990101001', 'village', ['990101001200'], '990101001201'],
  ['990101001200', 'grid', ['990101001200003'], '990101001200004'],
  [
    '990101001200001',
    'ten',
    Array.from({ length: 99 }, (_, n) => `990101001200001${n + 1 < 10 ? 0 : ''}${n + 1}`),
    undefined,
  ],
  ['99010100120000101', 'ten', [], undefined],
])('the next code under %s for a %s', (parent, kind, used, expected) => {
  expect(nextCode(parent, kind, used)).toBe(expected)
})

test('a leader must hold one of the named posts', () => {
  const rules = [{ role: 'captain', holds: ['arbiter', 'coach'], basis: 'club rules §4' }]
  expect(lackingPost(rules, 'captain', ['player'])).toEqual(['arbiter', 'coach'])
  expect(lackingPost(rules, 'captain', ['coach'])).toBeUndefined()
  expect(lackingPost(rules, 'treasurer', [])).toBeUndefined()
})

test('balance counts those near the aim, those outside and those whom nobody has', () => {
  const loads = [
    { worker: 'a', households: 10 },
    { worker: 'b', households: 25 },
    { worker: null, households: 3 },
  ]
  expect(balanceOf(loads, { low: 7, high: 13 })).toEqual({
    households: 38,
    workers: 2,
    unassigned: 3,
    perWorker: 17.5,
    outside: 1,
  })
  expect(balanceOf([], { low: 7, high: 13 }).perWorker).toBeNull()
})

test('a proposed split loses nobody, keeps the order and differs by at most one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 300 }), fc.integer({ min: 1, max: 30 }), (all, target) => {
      const groups = proposeSplit(all, { target })
      expect(groups.flat()).toEqual(all)
      const sizes = groups.map((group) => group.length)
      if (sizes.length > 0) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }),
  )
})

const history: readonly Succession[] = [
  { kind: 'merge', on: '2021-05-01', from: '990101001201', to: '990101001200' },
  { kind: 'split', on: '2023-05-01', from: '990101001200', to: '990101001200' },
  { kind: 'split', on: '2023-05-01', from: '990101001200', to: '990101001202' },
  { kind: 'rename', on: '2024-05-01', from: '990101001202', to: '990101001202' },
]
test.each([
  ['990101001201', '2020-01-01', '2020-12-31', ['990101001201']],
  ['990101001201', '2020-01-01', '2021-05-01', ['990101001200']],
  ['990101001201', '2020-01-01', '2024-06-01', ['990101001200', '990101001202']],
  ['990101001200', '2023-05-01', '2024-06-01', ['990101001200']],
])('%s of %s is, on %s, %j', (code, since, asOf, expected) => {
  expect(successorsOf(code, history, since, asOf)).toEqual(expected)
})

test('a record of a split region counts for the smallest region that holds all parts', () => {
  expect(rollUpRegion('990101001201', history, '2020-01-01', '2022-01-01', WIDTHS)).toBe('990101001200')
  expect(rollUpRegion('990101001201', history, '2020-01-01', '2024-06-01', WIDTHS)).toBe('990101001')
  expect(rollUpRegion('990101001300', history, '2020-01-01', '2024-06-01', WIDTHS)).toBe('990101001300')
})

test('merging gives the children of those taken in new codes, and leaves the one that stays alone', () => {
  const result = plan({
    kind: 'merge',
    on: '2025-01-01',
    from: ['990101001200', '990101001201'],
    to: '990101001200',
    name: 'Great Hall',
  })
  expect(result).toEqual({
    ok: true,
    value: {
      closes: ['990101001201', '990101001201001'],
      opens: [{ code: '990101001200003', name: '990101001201001', kind: 'grid' }],
      renames: [{ code: '990101001200', name: 'Great Hall' }],
      successions: [
        { kind: 'merge', on: '2025-01-01', from: '990101001201', to: '990101001200' },
        { kind: 'merge', on: '2025-01-01', from: '990101001201001', to: '990101001200003' },
      ],
    },
  })
})

test('splitting hands every child to one part', () => {
  const into = [
    { code: '990101001200', name: '990101001200', children: ['990101001200002'] },
    { code: '990101001202', name: 'New Hall', children: ['990101001200001'] },
  ]
  const result = plan({ kind: 'split', on: '2025-01-01', from: '990101001200', into })
  expect(result.ok && result.value.closes).toEqual(['990101001200001', '99010100120000101'])
  expect(result.ok && result.value.opens.map(({ code }) => code)).toEqual([
    '990101001202',
    '990101001202001',
    '99010100120200101',
  ])
})

test('moving keeps the shape of the subtree', () => {
  const result = plan({ kind: 'move', on: '2025-01-01', from: '990101001200', parent: '990101002' })
  expect(result.ok && result.value.opens.map(({ code }) => code)).toEqual([
    '990101002200',
    '990101002200001',
    '990101002200002',
    '99010100220000101',
  ])
})

test('whatever is planned, every opened region has a parent and no code is used twice', () => {
  const changes: Change[] = [
    { kind: 'merge', on: '2025-01-01', from: ['990101001200', '990101001201'], to: '990101001205', name: 'x' },
    { kind: 'move', on: '2025-01-01', from: '990101001201', parent: '990101002' },
  ]
  for (const change of changes) {
    const result = plan(change)
    if (!result.ok) throw new Error(result.refusal.code)
    const { closes, opens } = result.value
    const left = new Set([
      ...standing.map(({ code }) => code).filter((code) => !closes.includes(code)),
      ...opens.map(({ code }) => code),
    ])
    for (const { code } of opens) expect(left.has(parentOf(code, DEFAULT_LAYERS) ?? '')).toBe(true)
    expect(new Set(opens.map(({ code }) => code)).size).toBe(opens.length)
  }
})

test.each<[string, Change]>([
  ['region-not-standing', { kind: 'rename', on: '2025-01-01', code: '990101001299', name: 'x' }],
  ['region-younger-than-change', { kind: 'rename', on: '1999-01-01', code: '990101001200', name: 'x' }],
  ['same-name', { kind: 'rename', on: '2025-01-01', code: '990101001200', name: '990101001200' }],
  ['merge-needs-two', { kind: 'merge', on: '2025-01-01', from: ['990101001200'], to: '990101001200', name: 'x' }],
  [
    'level-differs',
    { kind: 'merge', on: '2025-01-01', from: ['990101001200', '990101002'], to: '990101001209', name: 'x' },
  ],
  [
    'code-used',
    { kind: 'merge', on: '2025-01-01', from: ['990101001200', '990101001200'], to: '990101001201', name: 'x' },
  ],
  ['crosses-county', { kind: 'merge', on: '2025-01-01', from: ['990101001200'], to: '990102001200', name: 'x' }],
  ['split-needs-two', { kind: 'split', on: '2025-01-01', from: '990101001200', into: [] }],
  [
    'children-left-over',
    {
      kind: 'split',
      on: '2025-01-01',
      from: '990101001200',
      into: [
        { code: '990101001202', name: 'x', children: ['990101001200001'] },
        { code: '990101001203', name: 'y', children: [] },
      ],
    },
  ],
  [
    'not-a-child',
    {
      kind: 'split',
      on: '2025-01-01',
      from: '990101001200',
      into: [
        { code: '990101001202', name: 'x', children: ['990101001201001'] },
        { code: '990101001203', name: 'y', children: [] },
      ],
    },
  ],
  ['already-there', { kind: 'move', on: '2025-01-01', from: '990101001200', parent: '990101001' }],
  ['under-itself', { kind: 'move', on: '2025-01-01', from: '990101001', parent: '990101001200' }],
])('%s is refused', (code, change) => {
  const result = plan(change)
  expect(result.ok ? undefined : result.refusal.code).toBe(code)
})
