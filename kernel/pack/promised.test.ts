import { expect, test } from 'vitest'
import type { Process } from '../workflow/index.ts'
import { promiseFindings } from './promised.ts'
import type { Pack, PaperRule, Reminder } from './types.ts'

const club = (more: Partial<Pack>): Pack => ({
  ...{ key: 'chess-club', version: '1', title: 'chess', basis: [] },
  ledgers: [
    {
      ...{
        key: 'monthly-standings',
        title: 'chess.standings',
        basis: [],
        levels: [5],
        grain: ['month'],
        period: 'month',
      },
      ...{ keeper: 'arbiter', fields: [] },
    },
    { key: 'games', title: 'chess.games', basis: [], levels: [5], grain: null, keeper: 'arbiter', fields: [] },
  ],
  ...more,
})
const codes = (pack: Pack): readonly string[] => promiseFindings({ set: { packs: [pack] } }).map(({ code }) => code)
const asked = { from: '2026-01-31', days: [-5, 2], template: 'chess.owed', basis: 'rule 7' }

test('a reminder asks for what is owed by every club and month, on days that rise', () => {
  const remind = (reminder: Reminder) => codes(club({ reminders: [reminder] }))
  expect(remind({ ledger: 'monthly-standings', ...asked })).toEqual([])
  expect(remind({ ledger: 'games', ...asked })).toEqual(['unowed-ledger'])
  expect(remind({ ledger: 'openings', ...asked })).toEqual(['unowed-ledger'])
  expect(remind({ indicator: 'openings', role: 'arbiter', every: 'month', ...asked })).toEqual(['unowed-indicator'])
  expect(remind({ ledger: 'monthly-standings', ...asked, days: [2, -5] })).toEqual(['days-not-rising'])
  expect(remind({ ledger: 'monthly-standings', ...asked, days: [] })).toEqual(['days-not-rising'])
  expect(remind({ ledger: 'monthly-standings', ...asked, from: '2026-02-31', basis: ' ' })).toEqual([
    'no-date',
    'no-basis',
  ])
})

test('a paper is written by an act of its process, with fields that somebody fills', () => {
  const title = { key: 'title', title: 'chess.title', type: 'choice', list: 'titles' } as const
  const process = {
    ...{ key: 'title-claim', version: '1', title: 'chess.claim', stages: [], start: 'hear', basis: [] },
    fields: [title, { key: 'player', title: 'chess.player', type: 'text' }],
    steps: {
      hear: {
        actions: { award: { fields: [{ key: 'diploma', title: 'chess.diploma', type: 'long-text' }] } },
      },
    },
  } as unknown as Process
  const rule: PaperRule = {
    ...{ process: 'title-claim', outcomes: ['awarded'], withdrawn: [], action: 'award', says: 'diploma' },
    ...{ filledBy: 'chess.diploma', kind: 'title', person: 'player', validDays: 'validDays' },
  }
  const paper = (more: Partial<PaperRule>) => codes(club({ processes: [process], papers: [{ ...rule, ...more }] }))
  expect(paper({})).toEqual([])
  expect(paper({ process: 'game-claim' })).toEqual(['unknown-process'])
  expect(paper({ action: 'crown' })).toEqual(['unknown-action'])
  expect(paper({ says: 'score', person: 'captain', door: 'table' })).toEqual([
    'unknown-field',
    'unknown-field',
    'unknown-field',
  ])
})

test('what is walked to and from are ledgers with their points, and the count has its fields', () => {
  const into = {
    ledger: 'games',
    within: 'a',
    outside: 'b',
    unknown: 'c',
    minutes: 'd',
    metresPerMinute: 'e',
    detour: 'f',
  }
  const walks = [{ from: '2026-01-01', minutes: 15, metresPerMinute: 70, detour: 1.3, basis: '' }]
  const reaches = [
    { from: { ledger: 'homes', point: 'at' }, to: { ledger: 'games', point: 'at', where: 'true' }, into, walks },
  ]
  expect(codes(club({ reaches }))).toEqual([
    'unknown-ledger',
    ...Array.from({ length: 7 }, () => 'unknown-field'),
    'no-basis',
  ])
})
