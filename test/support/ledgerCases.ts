import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { type Ledger, type Row, readRow } from '../../kernel/ledger/index.ts'
import type { Pack } from '../../kernel/pack/index.ts'
import { Numbers, type Records } from './measures.ts'

type Sheet = Readonly<Record<string, string | number | boolean>>

/**
 * Golden cases in the policy owner's words: what is written in which ledger, and which numbers follow. Cells are those of a sheet (元,
 * 是 and 否, titles of codes); `个数` repeats a row, `都填` is filled into every row of the ledger.
 */
interface Case {
  readonly 说明: string
  readonly 哪天?: string
  readonly 都填?: Readonly<Record<string, Sheet>>
  readonly 记录?: Readonly<Record<string, readonly Sheet[]>>
  readonly 上期?: Readonly<Record<string, readonly Sheet[]>>
  /** Indicator → as it is shown, or 没有数. */
  readonly 那么?: Readonly<Record<string, string>>
  readonly 不收?: { readonly 台账: string; readonly 填: Sheet; readonly 因为: string }
}

const SCALES: Readonly<Record<string, number>> = { 元: 100, 万元: 1_000_000, '%': 0.01 }

class Words {
  readonly #pack: Pack
  readonly #words: Readonly<Record<string, string>>
  constructor(folder: string, pack: Pack) {
    this.#pack = pack
    this.#words = JSON.parse(readFileSync(join(folder, 'messages.zh-CN.json'), 'utf8'))
  }

  ledger(title: string): Ledger {
    const found = this.#pack.ledgers?.find((one) => this.#words[one.title] === title)
    if (!found) throw new Error(`没有这本台账：${title}`)
    return found
  }

  indicator(title: string) {
    const found = this.#pack.indicators?.find((one) => this.#words[one.title] === title)
    if (!found) throw new Error(`没有这个指标：${title}`)
    return found
  }

  /** Titles → keys, and the row as an import would read it. */
  read(ledger: Ledger, sheet: Sheet) {
    const keys = new Map(ledger.fields.map(({ key, title }) => [this.#words[title], key]))
    const raw = Object.entries(sheet).map(([title, cell]) => [keys.get(title) ?? title, cell] as const)
    const items = (list: string) => this.#pack.lists?.find(({ key }) => key === list)?.items ?? []
    return readRow(ledger, Object.fromEntries(raw), {
      from: 'sheet',
      inList: (list, code) => items(list).some((one) => one.code === code),
      codeOf: (list, title) => items(list).find((one) => this.#words[one.title] === title)?.code,
    })
  }

  of(key: string): string {
    return this.#words[key] ?? key
  }
}

const recordsOf = (words: Words, given: Case['记录'] = {}, always: Case['都填'] = {}): Records =>
  Object.fromEntries(
    Object.entries(given).map(([title, sheets]) => {
      const ledger = words.ledger(title)
      const rows = sheets.flatMap(({ 个数: times = 1, ...sheet }): readonly Row[] => {
        const read = words.read(ledger, { ...always[title], ...sheet })
        expect(read.ok ? null : read.refusal.problems, JSON.stringify(sheet)).toBeNull()
        return read.ok ? Array.from({ length: Number(times) }, () => read.value) : []
      })
      return [ledger.key, rows]
    }),
  )

const shown = (value: number | null, unit: string, places: number): string =>
  value === null ? '没有数' : `${(value / (SCALES[unit] ?? 1)).toFixed(places)}${unit}`

const run = (words: Words, pack: Pack, given: Case, beside: readonly Pack[]): void => {
  const numbers = new Numbers([pack, ...beside], given.哪天)
  const [records, before] = [given.记录, given.上期].map((some) => recordsOf(words, some, given.都填)) as [
    Records,
    Records,
  ]
  for (const [title, expected] of Object.entries(given.那么 ?? {})) {
    const { key, unit, places } = words.indicator(title)
    expect(shown(numbers.value(key, records, before), unit, places), title).toBe(expected)
  }
  if (!given.不收) return
  const { 台账: title, 填: sheet, 因为: why } = given.不收
  const read = words.read(words.ledger(title), { ...given.都填?.[title], ...sheet })
  const problems = read.ok ? [] : (read.refusal.problems ?? [])
  expect(problems.map(({ code, params }) => words.of(String(params?.otherwise ?? code)))).toEqual([why])
}

/** Registers one test for each case file of a pack of ledgers; `beside` are packs whose indicators its own read. */
export const testLedgerCases = (folder: string, pack: Pack, beside: readonly Pack[] = []): void => {
  const words = new Words(folder, pack)
  for (const file of readdirSync(join(folder, 'cases')).sort()) {
    const given = load(readFileSync(join(folder, 'cases', file), 'utf8')) as Case
    test(`${file.slice(0, -5)} ${given.说明}`, () => run(words, pack, given, beside))
  }
}
