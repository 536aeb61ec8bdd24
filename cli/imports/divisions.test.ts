import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DivisionReport, importDivisions } from '../../store/place/divisions.ts'
import { type TestDatabase, withDatabase } from '../../test/support/database.ts'
import { readDivisionLines } from './divisionLines.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'divisions-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const DAY = '2024-01-01'
let files = 0
const importFile = (database: TestDatabase, content: string | Buffer, on = DAY): Promise<DivisionReport> => {
  files += 1
  const path = join(folder, `${files}.csv`)
  writeFileSync(path, content)
  return importDivisions(database.system, readDivisionLines(path), { on, document: 'sample.csv', progress: () => {} })
}
const standing = async (database: TestDatabase, on: string): Promise<Record<string, string>> => {
  const rows = await database.app<{ code: string; name: string }[]>`select code, name from region
    where valid_from <= ${on} and (valid_to is null or valid_to > ${on}) order by code`
  return Object.fromEntries(rows.map((row) => [row.code, row.name]))
}
const csv = (...lines: readonly string[]): string => ['code,name', ...lines].join('\n')

const SMALL = ['98,甲省', '9801,乙市', '980101,丙县', '980101001,丁街道', '980101001001,戊社区居委会']

test.each([
  ['short codes', csv(...SMALL)],
  ['a byte order mark and windows line ends', `\uFEFF${csv(...SMALL).replaceAll('\n', '\r\n')}\r\n`],
  ['gzip', gzipSync(csv(...SMALL))],
  ['no heading, tabs', SMALL.join('\n').replaceAll(',', '\t')],
  [
    'other headings, columns swapped, full-width digits',
    `名称,统计用区划代码\n甲省,９８\n乙市,9801\n丙县,980101\n丁街道,980101001\n戊社区居委会,980101001001`,
  ],
  [
    '12 digits throughout',
    csv(
      '980000000000,甲省',
      '980100000000,乙市',
      '980101000000,丙县',
      '980101001000,丁街道',
      '980101001001,戊社区居委会',
    ),
  ],
])('a file with %s is read', async (_, content) => {
  const database = await withDatabase()
  const report = await importFile(database, content)
  expect(report).toMatchObject({ read: 5, written: 5, refused: 0, refusals: [] })
  expect(Object.keys(await standing(database, DAY))).toEqual(SMALL.map((line) => line.split(',')[0]))
})

test('GB18030 text is read as what it is', async () => {
  const database = await withDatabase()
  // 甲省 and 乙市 in GB18030
  const text = Buffer.concat([Buffer.from('code,name\n98,'), Buffer.from([0xbc, 0xd7, 0xca, 0xa1]), Buffer.from('\n')])
  await importFile(database, Buffer.concat([text, Buffer.from('9801,'), Buffer.from([0xd2, 0xd2, 0xca, 0xd0])]))
  expect(await standing(database, DAY)).toEqual({ '98': '甲省', '9801': '乙市' })
})

test('every wrong line is refused with its number, and what hangs below it', async () => {
  const database = await withDatabase()
  const report = await importFile(
    database,
    csv(
      '98,甲省',
      '9801,乙市',
      '9801,又一市',
      '98011,短',
      '980201,孤县',
      '980201001,孤镇',
      '98x1,字',
      '9802',
      '9803,',
      `9804,${'长'.repeat(61)}`,
      '',
      '9805,丑市',
    ),
  )
  expect(report.refusals.map(({ line, problem }) => [line, problem])).toEqual([
    [4, 'duplicate'],
    [5, 'bad-code'],
    [6, 'parent-missing'],
    [7, 'parent-missing'],
    [8, 'bad-code'],
    [9, 'wrong-columns'],
    [10, 'empty-name'],
    [11, 'name-too-long'],
  ])
  expect(report).toMatchObject({ read: 11, written: 3, refused: 8 })
  expect(await standing(database, DAY)).toEqual({ '98': '甲省', '9801': '乙市', '9805': '丑市' })
})

test('a placeholder of zeros is a region of its own only where its parent is listed', async () => {
  const database = await withDatabase()
  const report = await importFile(
    database,
    csv(
      '98,甲省',
      '9801,乙市',
      '980101,丙县',
      '980101000,丙县',
      '980101000000,丙县',
      '980102,己县',
      '980102000000,己县',
    ),
  )
  expect(report.refusals).toEqual([{ line: 8, code: '980102', name: '己县', problem: 'duplicate' }])
  expect(Object.keys(await standing(database, DAY))).toContain('980101000000')
})

test('importing again changes nothing; a later file opens, renames and closes from its day', async () => {
  const database = await withDatabase()
  await importFile(database, csv(...SMALL, '980101002,庚镇', '980101002200,辛村委会', '97,癸省', '9701,子市'))
  const again = await importFile(
    database,
    csv(...SMALL, '980101002,庚镇', '980101002200,辛村委会', '97,癸省', '9701,子市'),
  )
  expect(again).toMatchObject({ written: 0, unchanged: 9, closed: 0 })
  const later = await importFile(
    database,
    csv(...SMALL.slice(0, 3), '980101001,新丁街道', '980101001001,戊社区居委会', '980101001002,壬社区'),
    '2025-01-01',
  )
  expect(later).toMatchObject({ read: 6, written: 2, opened: 1, renamed: 1, unchanged: 4, closed: 2 })
  expect(await standing(database, '2024-12-31')).toMatchObject({ '980101001': '丁街道', '980101002200': '辛村委会' })
  const today = await standing(database, '2025-01-01')
  expect(today).toMatchObject({ '980101001': '新丁街道', '980101001002': '壬社区', '97': '癸省', '9701': '子市' })
  expect(today).not.toHaveProperty('980101002')
  expect(today).not.toHaveProperty('980101002200')
  const renames = await database.app`select kind, on_date::text, from_code, to_code from region_succession`
  expect(renames.map((row) => ({ ...row }))).toEqual([
    { kind: 'rename', on_date: '2025-01-01', from_code: '980101001', to_code: '980101001' },
  ])
})

test('a file older than the tree that stands is refused line by line', async () => {
  const database = await withDatabase()
  await importFile(database, csv(...SMALL))
  const older = await importFile(database, csv(...SMALL), '2023-01-01')
  expect(older.refusals.map(({ problem }) => problem)).toContain('tree-is-newer')
  expect(older).toMatchObject({ written: 0, refused: 5 })
})

test('a file that breaks off leaves nothing half-written', async () => {
  const database = await withDatabase()
  const whole = gzipSync(csv(...SMALL))
  await expect(importFile(database, whole.subarray(0, whole.length - 12))).rejects.toThrow(/file-unreadable/)
  await expect(importFile(database, `code,name\n98,"${'x'.repeat(70_000)}`)).rejects.toThrow(/file-malformed/)
  expect(await standing(database, DAY)).toEqual({})
})

test('grids below a closed village are told of', async () => {
  const database = await withDatabase()
  await importFile(database, csv(...SMALL, '980101001002,壬社区'))
  await database.system`insert into region (code, name, level, kind, valid_from) values ('980101001002001', 'x', 6, 'grid', ${DAY})`
  const later = await importFile(database, csv(...SMALL), '2025-01-01')
  expect(later).toMatchObject({ closed: 1, orphans: 1 })
})
