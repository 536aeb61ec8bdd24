import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { speak, words } from './words.ts'

beforeAll(() => speak('en'))
afterAll(() => speak('zh-CN'))

it('English of the terminal counts one row and two rows', () => {
  expect([0, 1, 2].map((rows) => words('export.done', { rows, file: 'a.csv' }))).toEqual([
    '0 rows written: a.csv',
    '1 row written: a.csv',
    '2 rows written: a.csv',
  ])
  expect(words('backup.done', { folder: 'b', tables: 1, rows: 1, files: 1 })).toBe(
    'Backed up to b: 1 table, 1 row, 1 file.',
  )
  expect(words('check.found', { packs: 2, count: 1, notes: 0 })).toBe('2 packs checked, 1 finding (0 notes).')
  expect(words('verify.unsealed', { count: 1, since: 'x' })).toContain('1 row is not sealed')
  expect(words('check.list-without-words', { count: 1, list: 'openings', language: 'en' })).toBe(
    '1 item of the list openings has no words in en',
  )
  // what is not given stays to be seen
  expect(words('export.done', { file: 'a.csv' })).toContain('{rows}')
})

it('no catalogue of the terminal has a noun of one number behind a count', () => {
  const folder = new URL('./messages/', import.meta.url)
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.en.json'))
    .flatMap((name) =>
      Object.entries(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, string>),
    )
  const counted =
    /\{\w+\} (?:more |new |refused )*(?:packs|rows|lines|tables|files|fields|items|groups|notes|findings|seals|matters|ledgers|differences|migrations|numbers|divisions|grids|records)\b/
  expect(texts.filter(([, text]) => counted.test(text))).toEqual([])
})
