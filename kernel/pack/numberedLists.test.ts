import { describe, expect, it } from 'vitest'
import type { Role } from '../access/index.ts'
import { games } from '../ledger/example/games.ts'
import { house } from '../list/example/house.ts'
import type { ListItem, ListVersion, NumberedList } from '../list/index.ts'
import { numberedListFindings } from './numberedLists.ts'
import { shapeFindings } from './shape.ts'
import type { Pack, Programme } from './types.ts'

const role = (key: string): Role => ({
  ...{ key, title: `chess.role.${key}`, reach: 'region', levels: [5], abilities: [], secondFactor: false },
})
const club: Pack = {
  key: 'chess-club',
  version: '1.0.0',
  title: 'chess.title',
  basis: [{ document: 'Rules of the club' }],
  roles: [role('arbiter'), role('secretary')],
  ledgers: [games],
}
const programme = (...lists: readonly NumberedList[]): Programme => ({
  ...{ key: 'club', title: 'chess.title', document: 'Rules', regions: [], packs: [], parameters: {}, items: [], lists },
})
const found = (...lists: readonly NumberedList[]) =>
  numberedListFindings({ set: { packs: [club] }, programmes: [programme(...lists)] }).map(({ code, path }) => [
    code,
    path.replace('lists.house-duties.', ''),
  ])

const [first, second] = house.versions as readonly [ListVersion, ListVersion]
const [boards, tea] = first.items as readonly [ListItem, ListItem]
/** The first version otherwise, or with another first item. */
const version = (more: Partial<ListVersion>) => found({ ...house, versions: [{ ...first, ...more }, second] })
const item = (more: Partial<ListItem>) => version({ items: [{ ...boards, ...more }, tea] })
const AT = 'versions.2025.items.boards'

describe('numbered lists', () => {
  it('says nothing of a sound one', () => {
    expect(found(house)).toEqual([])
  })
  it.each([
    [
      'a number twice',
      () => item({ number: 2 }),
      [
        ['number-twice', 'versions.2025.items.tea'],
        ['numbers-lacking', 'versions.2025.count'],
      ],
    ],
    [
      'a number beyond',
      () => item({ number: 3 }),
      [
        ['number-beyond', AT],
        ['numbers-lacking', 'versions.2025.count'],
      ],
    ],
    ['a gap', () => version({ count: 3 }), [['numbers-lacking', 'versions.2025.count']]],
    ['no lead', () => item({ leads: [] }), [['item-without-lead', AT]]],
    ['an unknown lead', () => item({ leads: [{ level: 5, role: 'king' }] }), [['unknown-role', `${AT}.leads.0`]]],
    [
      'an unknown helper',
      () => item({ leads: [{ level: 5, role: 'arbiter', helpers: ['king'] }] }),
      [['unknown-role', `${AT}.leads.0`]],
    ],
    [
      'a lead of another level',
      () => item({ leads: [{ level: 4, role: 'arbiter' }] }),
      [['lead-not-at-level', `${AT}.leads.0`]],
    ],
    [
      'two leads',
      () => item({ leads: [...boards.leads, { level: 5, role: 'secretary' }] }),
      [['two-leads', `${AT}.leads.1`]],
    ],
    ['no day of the calendar', () => item({ due: '2025-02-30' }), [['no-date', `${AT}.due`]]],
    ['a date and a frequency', () => item({ every: 'year' }), [['due-and-every', `${AT}.every`]]],
    ['a date before the version', () => item({ due: '2024-12-31' }), [['due-before-version', `${AT}.due`]]],
    [
      'an unknown indicator',
      () => item({ proofs: [{ indicator: 'wins' }] }),
      [['unknown-indicator', `${AT}.proofs.0`]],
    ],
    ['an unknown ledger', () => item({ proofs: [{ ledger: 'wins' }] }), [['unknown-ledger', `${AT}.proofs.0`]]],
    ['an unknown process', () => item({ proofs: [{ process: 'wins' }] }), [['unknown-process', `${AT}.proofs.0`]]],
    ['an unknown service', () => item({ proofs: [{ service: 'wins' }] }), [['unknown-service', `${AT}.proofs.0`]]],
    ['a key twice', () => item({ key: 'tea' }), [['declared-twice', 'versions.2025.items.tea']]],
    ['no document', () => version({ document: ' ' }), [['list-without-document', 'versions.2025.document']]],
    ['no first day', () => version({ from: '' }), [['version-without-date', 'versions.2025.from']]],
    ['versions that overlap', () => version({ until: '2026-01-01' }), [['versions-overlap', 'versions.2026.from']]],
    ['versions with a gap', () => version({ until: '2025-12-30' }), [['versions-gap', 'versions.2026.from']]],
    ['a version twice', () => version({ version: '2026' }), [['declared-twice', 'versions.2026']]],
    ['no version', () => found({ ...house, versions: [] }), [['list-without-version', 'lists.house-duties']]],
    ['a list twice', () => found(house, house), [['declared-twice', 'lists.house-duties']]],
    [
      'a level that nothing is put on',
      () => found({ ...house, permits: { level: 3, clause: '§ 1' } }),
      [['unknown-level', 'permits']],
    ],
    [
      'an unknown ledger for the rest',
      () => found({ ...house, kept: { ledger: 'wins', code: 'x', leads: boards.leads } }),
      [['unknown-ledger', 'kept']],
    ],
  ])('%s', (_, told, expected) => {
    expect(told()).toEqual(expected)
  })
  it('takes no list for whole that does not say how many items it has', () => {
    const { count: _, ...uncounted } = first
    expect(found({ ...house, versions: [uncounted, second] })).toEqual([['whole-without-count', 'versions.2025.whole']])
  })
  it('lets a power have no date, but no task', () => {
    const { due: _, ...open } = boards
    const bare = { ...house, versions: [{ ...first, items: [open, tea] }, second] }
    expect([found(bare), found({ ...bare, kind: 'powers' })]).toEqual([[['item-without-date', AT]], []])
  })
  it('lets what the document does not give be kept by the county', () => {
    expect(version({ count: 30, whole: false })).toEqual([])
  })
  it('asks for the words of title and items in both languages', () => {
    const words = { club: { 'zh-CN': { 'chess.house': 'x', 'chess.boards': 'x', 'chess.tea': 'x' }, en: {} } }
    const told = numberedListFindings({ set: { packs: [club] }, programmes: [programme(house)], words })
    expect(told.map(({ params }) => `${params.language} ${params.key}`)).toEqual([
      'zh-CN chess.clocks',
      ...['chess.house', 'chess.boards', 'chess.tea', 'chess.clocks'].map((key) => `en ${key}`),
    ])
  })
  it('knows what is no list at all', () => {
    const wrong = {
      ...programme(house),
      lists: [{ ...house, kind: 'wishes', versions: [{ ...first, from: undefined }] }],
    }
    expect(shapeFindings('club', wrong, 'programme').map(({ code, path }) => [code, path])).toEqual([
      ['not-one-of', 'lists.house-duties.kind'],
      ['missing', 'lists.house-duties.versions.0.from'],
    ])
  })
})
