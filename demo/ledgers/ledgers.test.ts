import { beforeAll, describe, expect, test } from 'vitest'
import { type Ledger, readRow } from '../../kernel/ledger/index.ts'
import type { Pack } from '../../kernel/pack/index.ts'
import { loadPacks } from '../../server/packs.ts'
import { Numbers } from '../../test/support/measures.ts'
import { type County, planCounty } from '../county.ts'
import { surnamesOf } from '../people.ts'
import { seeded } from '../seeded.ts'
import { type LedgerRows, planLedgers } from './index.ts'

const NOW = Date.UTC(2026, 2, 20)
const SECRETARY = { village: '990101001200', name: '某书记' }

let county: County
let owners: ReadonlyMap<string, { readonly pack: Pack; readonly ledger: Ledger }>
let all: readonly LedgerRows[]

const planned = (seed: number): readonly LedgerRows[] => {
  const random = seeded(7)
  const surnames = new Map(county.villages.map(({ code }) => [code, surnamesOf(random)]))
  const secretaries = new Map([[SECRETARY.village, SECRETARY.name]])
  return [...planLedgers({ county, seed, now: NOW, surnames, secretaries })]
}

beforeAll(async () => {
  county = planCounty(seeded(1))
  const { set } = await loadPacks()
  owners = new Map(
    set.packs.flatMap((pack) => (pack.ledgers ?? []).map((ledger) => [ledger.key, { pack, ledger }] as const)),
  )
  all = planned(1)
})
const rowsOf = (ledger: string) => all.find((one) => one.ledger === ledger)?.rows ?? []

/** Level of a region of the demo by the length of its code. */
const LEVELS: Readonly<Record<number, number>> = { 6: 3, 9: 4, 12: 5, 15: 6 }

describe('rows of the demo', () => {
  test('every ledger has some, once', () => {
    const typed = [...owners.values()].flatMap(({ ledger }) => (ledger.computed ? [] : ledger.key))
    expect(all.map(({ ledger }) => ledger).sort()).toEqual(typed.sort())
    expect(all.filter(({ rows }) => rows.length === 0)).toEqual([])
  })

  test('each is one that the ledger takes as it is', () => {
    const refused = all.flatMap(({ ledger: key, rows }) => {
      const { pack, ledger } = owners.get(key) as { pack: Pack; ledger: Ledger }
      const inList = (list: string, code: string): boolean =>
        pack.lists?.some((one) => one.key === list && one.items.some((item) => item.code === code)) ?? false
      return rows.flatMap(({ cells }) => {
        const read = readRow(ledger, cells, { from: 'json', inList })
        if (!read.ok) return [{ key, problems: read.refusal.problems, cells }]
        return JSON.stringify(read.value) === JSON.stringify({ ...read.value, ...cells }) ? [] : [{ key, cells }]
      })
    })
    expect(refused.slice(0, 3)).toEqual([])
  })

  test('each is about a region of the county at a level of the ledger', () => {
    const grids = county.villages.flatMap((village) => village.grids.map(({ code }) => code))
    const known = new Set(['990101', ...[...county.towns, ...county.villages].map(({ code }) => code), ...grids])
    const wrong = all.flatMap(({ ledger, rows }) => {
      const levels = owners.get(ledger)?.ledger.levels ?? []
      return rows.filter(({ region }) => !known.has(region) || !levels.includes(LEVELS[region.length] ?? 0))
    })
    expect(wrong).toEqual([])
  })

  test('no two have the same id, nor the same grain', () => {
    const ids = all.flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    const repeated = all.flatMap(({ ledger, rows }) => {
      const grain = owners.get(ledger)?.ledger.grain
      if (!grain) return []
      const seen = new Set<string>()
      return rows
        .map(({ region, cells }) => [ledger, region, ...grain.map((key) => cells[key])].join(' '))
        .filter((name) => seen.size === seen.add(name).size)
    })
    expect(repeated).toEqual([])
  })

  test('a record that another names is there', () => {
    const ids = new Map(all.map(({ ledger, rows }) => [ledger, new Set(rows.map(({ id }) => id))]))
    const lost = all.flatMap(({ ledger, rows }) => {
      const fields = owners.get(ledger)?.ledger.fields ?? []
      return fields.flatMap(({ key, type }) =>
        type.kind === 'record'
          ? rows.filter(({ cells }) => cells[key] !== null && !ids.get(type.ledger)?.has(String(cells[key])))
          : [],
      )
    })
    expect(lost).toEqual([])
  })

  test('the same seed gives the same rows, another one others', () => {
    expect(planned(1)).toEqual(all)
    expect(planned(2)).not.toEqual(all)
  })

  test('nothing sensitive is made up', () => {
    const filled = all.flatMap(({ ledger, rows }) => {
      const hidden = (owners.get(ledger)?.ledger.fields ?? []).filter(({ sensitive }) => sensitive)
      return rows.filter(({ cells }) => hidden.some(({ key }) => cells[key] !== null))
    })
    expect(filled).toEqual([])
  })
})

describe('what they say', () => {
  const value = (key: string, year?: number) => {
    const numbers = new Numbers(
      [...owners.values()].map(({ pack }) => pack),
      '2026-03-20',
    )
    const cells = all.map(({ ledger, rows }) => {
      const period = owners.get(ledger)?.ledger.period
      const counted = rows.filter((row) => period !== 'year' || year === undefined || row.cells.year === year)
      return [ledger, counted.map((row) => row.cells)] as const
    })
    return numbers.value(key, Object.fromEntries(cells)) ?? Number.NaN
  }

  test('incomes are log-normal with a sigma near those of the documents, and means near theirs', () => {
    const logs = rowsOf('village-income')
      .filter(({ cells }) => cells.year === 2025)
      .map(({ cells }) => Math.log(Number(cells.sales) + Number(cells.rent) + Number(cells.investment)))
      .filter(Number.isFinite)
    const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length
    const sigma = Math.sqrt(logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / logs.length)
    expect(sigma).toBeGreaterThan(0.9)
    expect(sigma).toBeLessThan(1.5)
    expect(value('operating-income-per-village', 2025)).toBeGreaterThan(15_000_000)
    expect(value('operating-income-per-village', 2025)).toBeLessThan(60_000_000)
  })

  test('a few villages owe the last year’s accounts', () => {
    const villages = rowsOf('village-income').filter(({ cells }) => cells.year === 2025).length
    expect(villages).toBeLessThan(190)
    expect(villages).toBeGreaterThan(175)
  })

  test('five to ten cadres in a village, secretaries of the middle age, nearly all directors', () => {
    const counts = [...Map.groupBy(rowsOf('village-cadres'), ({ region }) => region).values()].map(
      (some) => some.length,
    )
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(4)
    expect(Math.max(...counts)).toBeLessThanOrEqual(10)
    expect(value('secretary-age')).toBeGreaterThan(42)
    expect(value('secretary-age')).toBeLessThan(49)
    expect(value('secretary-is-director')).toBeGreaterThan(0.9)
    expect(value('secretary-is-director')).toBeLessThanOrEqual(1)
  })

  test('the secretary who signs in is the one of the roster', () => {
    const names = rowsOf('village-cadres')
      .filter(({ region, cells }) => region === SECRETARY.village && cells.post === 'secretary')
      .map(({ cells }) => cells.name)
    expect(names).toEqual([SECRETARY.name])
  })
})
