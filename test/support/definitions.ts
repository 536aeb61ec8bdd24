import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formulasOf, OWN_COLUMNS } from '../../kernel/ledger/index.ts'
import { check, type Pack } from '../../kernel/pack/index.ts'
import { pack as posts } from '../../packs/posts/pack.ts'

const catalogue = (folder: string, language: string) =>
  JSON.parse(readFileSync(join(folder, `messages.${language}.json`), 'utf8')) as Readonly<Record<string, string>>

/** Registers a test that a pack of ledgers and indicators, with the posts that keep them, passes `lingyan check`. */
export const testChecked = (folder: string, pack: Pack, beside: readonly Pack[] = []): void => {
  test('passes lingyan check', () => {
    const own = { 'zh-CN': catalogue(folder, 'zh-CN'), en: catalogue(folder, 'en') }
    const postWords = join(import.meta.dirname, '..', '..', 'packs', 'posts')
    const words = { [pack.key]: own, posts: { 'zh-CN': catalogue(postWords, 'zh-CN'), en: catalogue(postWords, 'en') } }
    const findings = check({ set: { packs: [pack, posts, ...beside] }, words })
    expect(findings.filter((one) => one.pack === pack.key && one.severity !== 'note')).toEqual([])
  })
}

/** Registers tests that the ledgers and indicators of a pack hang together: names, lists, and every formula over the rows. */
export const testDefinitions = (pack: Pack): void => {
  const ledgers = pack.ledgers ?? []
  const lists = new Set(pack.lists?.map(({ key }) => key))

  test('no field has the name of a column that every ledger has', () => {
    const own: readonly string[] = OWN_COLUMNS
    expect(ledgers.flatMap(({ fields }) => fields.filter(({ key }) => own.includes(key)))).toEqual([])
  })

  test('every element is asked for once', () => {
    const elements = ledgers.flatMap(({ fields }) => fields.map(({ element }) => element))
    expect(elements.filter((element, n) => elements.indexOf(element) < n)).toEqual([])
  })

  test('grain, period and lists are there', () => {
    const wrong = ledgers.flatMap(({ key, grain, period, fields }) => {
      const keys = new Set(fields.map((field) => field.key))
      const named = [...(grain ?? []), ...(period === undefined ? [] : [period])].filter((name) => !keys.has(name))
      const codes = fields.flatMap(({ type }) => (type.kind === 'code' && !lists.has(type.list) ? [type.list] : []))
      return [...named, ...codes].map((name) => `${key}.${name}`)
    })
    expect(wrong).toEqual([])
  })

  test('every rule of a row compiles', () => {
    const wrong = ledgers.flatMap((ledger) =>
      ledger.fields
        .flatMap(({ required, valid = [] }) => [
          ...(typeof required === 'string' ? [required] : []),
          ...valid.map(({ when }) => when),
        ])
        .filter((rule) => !formulasOf(ledger).compile(rule, 'bool').ok),
    )
    expect(wrong).toEqual([])
  })
}
