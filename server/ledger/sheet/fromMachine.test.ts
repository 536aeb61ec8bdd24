import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeProgram, POSTS, type TestProgram } from '../../../test/support/program.ts'
import { openWorkbook, workbook } from '../../../test/support/sheets.ts'
import { openFile } from './file.ts'
import { importFromMachine, type MachineImport } from './fromMachine.ts'

const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]
const KEYS = ['year', 'sales', 'rent', 'investment', 'subsidy', 'other_income', 'operating_cost', 'taxes']
const HEAD = ['区划代码', ...KEYS, 'administration', 'welfare', 'other_cost', 'income_tax', 'audited']
const rowOf = (region: string, year: unknown, sales: unknown): unknown[] => [
  ...[region, year, sales],
  ...Array.from({ length: 10 }, () => 0),
  '是',
]
const csv = (...rows: readonly (readonly unknown[])[]): string => [HEAD, ...rows].map((row) => row.join(',')).join('\n')

let its: TestProgram
let folder: string
beforeAll(async () => {
  its = await makeProgram()
  folder = mkdtempSync(join(tmpdir(), 'lingyan-sheet-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await its?.drop()
})

const take = async (
  content: string | Uint8Array,
  fields: MachineImport['fields'] = {},
  more: Partial<MachineImport> = {},
) => {
  const path = join(folder, 'sheet')
  writeFileSync(path, content)
  const steps: string[] = []
  const done = await importFromMachine(its.program, await openFile(path), {
    ...{ ledger: 'village-income', fields, language: 'zh-CN', progress: ({ step }) => steps.push(step) },
    ...more,
  })
  return { done, steps }
}
const counts = async (...asked: Parameters<typeof take>) => {
  const { done } = await take(...asked)
  if (!done.ok) throw new Error(done.refusal.code)
  const { read, added, corrected, same, refused, problems } = done.value
  return [read, added, corrected, same, refused, ...problems.map(({ row, column, code }) => `${row}${column} ${code}`)]
}
const codeOf = async (...asked: Parameters<typeof take>) => {
  const { done } = await take(...asked)
  return done.ok ? 'accepted' : done.refusal.code
}

describe('a sheet of this machine', () => {
  it('comes in as on the screen: rehearsed, all or nothing, the right rows alone, and the same again changes nothing', async () => {
    const file = csv(rowOf(HERE, 2024, '"1,234.50"'), rowOf(THERE, 2024, '3万'), rowOf('990102001201', 2024, 1))
    expect(await counts(file, { dryRun: 'true', keep: 'right' })).toEqual([
      3,
      1,
      0,
      0,
      2,
      '3C with-unit',
      '4A unknown-region',
    ])
    expect(await counts(file)).toEqual([3, 0, 0, 0, 2, '3C with-unit', '4A unknown-region'])
    expect(await counts(file, { keep: 'right' })).toEqual([3, 1, 0, 0, 2, '3C with-unit', '4A unknown-region'])
    expect(await counts(csv(rowOf(HERE, 2024, '1234.5')))).toEqual([1, 0, 0, 1, 0])
    const [row] = await its.database.system<{ recorded_by: string | null; source: string; sales: string }[]>`
      select recorded_by, source, sales from ledger_village_income`
    expect(row).toMatchObject({ recorded_by: null, source: 'import', sales: '123450' })
    const [trace] = await its.database.system<{ actor: string }[]>`select actor from audit where action = 'ledger.bulk'`
    expect(trace?.actor).toBe('system')
  })

  it('in GB18030, as XLSX, and under other headings; progress is told, wrong rows come back as a workbook', async () => {
    // 区划代码 and 是 as Chinese offices write them
    const text = csv(rowOf(HERE, 2023, 5)).slice(4, -1)
    const gb = Buffer.concat([Buffer.from('c7f8bbaeb4fac2eb', 'hex'), Buffer.from(text), Buffer.from('cac7', 'hex')])
    expect(await counts(gb)).toEqual([1, 1, 0, 0, 0])
    const book = await workbook((sheet) => {
      sheet.addRow(['年报'])
      sheet.addRow(['哪个村', ...HEAD.slice(1)])
      sheet.addRow(rowOf(HERE, 2022, 7))
      sheet.addRow(rowOf(THERE, 2022, '七'))
    })
    let wrong: Buffer | undefined
    const { done, steps } = await take(
      book,
      { keep: 'right', mapping: JSON.stringify({ region: '哪个村' }) },
      {
        wrongRows: async (stream) => {
          wrong = await buffer(Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]))
        },
      },
    )
    expect(done.ok && [done.value.added, done.value.refused, done.value.headingRow]).toEqual([1, 1, 2])
    expect(steps.at(0)).toBe('reading')
    expect(steps.at(-1)).toBe('kept')
    const sheet = (await openWorkbook(new Uint8Array(wrong ?? []).buffer as ArrayBuffer)).worksheets[0]
    expect(sheet?.rowCount).toBe(2)
    expect(sheet?.getRow(2).getCell(1).text).toBe(THERE)
  })

  it('is refused in the words of the screen: no such ledger, no heading, no table, a mapping of nothing', async () => {
    expect(await codeOf(csv(), {}, { ledger: 'none-such' })).toBe('no-such-ledger')
    expect(await codeOf('a,b\n1,2\n')).toBe('no-heading')
    expect(await codeOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('not-a-sheet')
    expect(await codeOf('')).toBe('not-a-sheet')
    expect(await codeOf(csv(rowOf(HERE, 2021, 1)), { mapping: '{"nothing":"x"}' })).toBe('invalid-input')
    expect(await codeOf(`${csv()}\n"open`)).toBe('open-quote')
  })
})
