import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { addLimit } from '../kernel/calendar/index.ts'
import { workCalendar } from './calendar.ts'
import { loadPacks, packsOf } from './packs.ts'

const root = mkdtempSync(join(tmpdir(), 'lingyan-packs-'))
afterAll(() => rmSync(root, { recursive: true }))

const folder = (name: string, files: Readonly<Record<string, string>>): void => {
  mkdirSync(join(root, name), { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, name, file), text)
}
const url = (name: string) => pathToFileURL(`${join(root, name)}/`)

describe('loadPacks', () => {
  it('finds packs by listing their folders, with their words', async () => {
    folder('packs/chess', {
      'pack.ts': "export const pack = { key: 'chess', version: '1', title: 'chess.title', basis: [] }",
      'messages.zh-CN.json': '{"chess.title":"棋社","chess.hello":"{name}好"}',
      'openings.zh-CN.json': '{"chess.e4":"王前兵"}',
      'messages.en.json': '{"chess.title":"Chess club"}',
    })
    folder('packs/notes', { 'README.md': 'no pack' })
    const packs = await loadPacks(url('packs'), url('nowhere'))
    expect(packs.set.packs.map(({ key }) => key)).toEqual(['chess'])
    expect(packs.programmes).toEqual([])
    expect(packs.words('chess.title', 'en')).toBe('Chess club')
    expect(packs.words('chess.hello', 'zh-CN', { name: '棋手' })).toBe('棋手好')
    // no English: the Chinese; nothing at all: the key shows itself
    expect(packs.words('chess.e4', 'en')).toBe('王前兵')
    expect(packs.words('chess.d4', 'en')).toBe('chess.d4')
  })

  it('does not start half: a pack that can’t be read is an error', async () => {
    folder('broken/chess', { 'pack.ts': 'export const pack = ', 'messages.zh-CN.json': '{}', 'messages.en.json': '{}' })
    await expect(loadPacks(url('broken'), url('nowhere'))).rejects.toThrow()
    folder('wordless/chess', { 'pack.ts': 'export const pack = {}', 'messages.zh-CN.json': '{' })
    await expect(loadPacks(url('wordless'), url('nowhere'))).rejects.toThrow()
  })
})

describe('lookups', () => {
  const packs = packsOf(
    [
      {
        key: 'chess',
        version: '1',
        title: 't',
        basis: [],
        lists: [{ key: 'openings', title: 't', items: [{ code: 'e4', title: 't' }] }],
        processes: [
          { key: 'claim', version: '1', title: 't', stages: [], start: 's', steps: {}, fields: [], basis: [] },
        ],
        replyTemplates: [
          { key: 'any', title: 't', body: 'b', actions: [] },
          { key: 'draw', title: 't', body: 'b', actions: ['reply'], categories: ['01'] },
        ],
      },
    ],
    [],
    {},
  )

  it('a code is in the list of its own process only', () => {
    expect(packs.inList('claim')('openings', 'e4')).toBe(true)
    expect(packs.inList('claim')('openings', 'd4')).toBe(false)
    expect(packs.inList('other')('openings', 'e4')).toBe(false)
    expect(packs.list('claim', 'openings')?.items).toHaveLength(1)
  })

  it('templates are offered by action and category', () => {
    const keys = (action: string, category: string | null) =>
      packs.templates('claim', action, category).map(({ key }) => key)
    expect(keys('reply', '0102')).toEqual(['any', 'draw'])
    expect(keys('reply', '02')).toEqual(['any'])
    expect(keys('settle', null)).toEqual(['any'])
  })
})

describe('workCalendar', () => {
  const days = (amount: number) => ({ unit: 'working-days', amount }) as const
  it('knows the published holidays and swaps', () => {
    // Spring Festival 2024: rest from 10 to 17 February, worked on Sunday the 4th and Sunday the 18th
    const calendar = workCalendar()
    expect(['2024-02-04', '2024-02-12', '2024-02-18'].map(calendar.isWorkingDay)).toEqual([true, false, true])
    expect(addLimit('2024-02-09T02:00:00.000Z', days(1), calendar)).toBe('2024-02-18T15:59:59.999Z')
    expect(calendar.knownUntil >= '2026-12-31').toBe(true)
  })

  it('takes next year’s notice before the library does', () => {
    const later = workCalendar({ '2049-10-01': 'rest', '2049-10-09': 'work' })
    expect(later.knownUntil).toBe('2049-12-31')
    expect(later.isWorkingDay('2049-10-09')).toBe(true)
  })
})
