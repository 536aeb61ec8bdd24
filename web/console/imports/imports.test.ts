import { describe, expect, it } from 'vitest'
import type { ImportColumns, ImportReport } from '../../../server/contract/exchange.ts'
import { toCsv } from '../app/csv.ts'
import { faultsOf, knownMapping } from './data.ts'
import { columnsOf, wrongRowsOf } from './wrongRows.ts'

const COLUMNS: ImportColumns = {
  kind: 'matters',
  headingRow: 1,
  headings: [
    { heading: 'No.', examples: ['1'] },
    { heading: 'Said', examples: [] },
  ],
  fields: [
    { field: 'external', title: 'Number', required: true, heading: null },
    { field: 'body', title: 'Words', required: true, heading: 'Said' },
    { field: 'address', title: 'Place', required: false, heading: null },
  ],
}

describe('columns of a table', () => {
  it('begin as their names say, and the needed ones must be there once', () => {
    const known = knownMapping(COLUMNS)
    expect(known).toEqual({ external: '', body: 'Said', address: '' })
    expect(faultsOf(COLUMNS, known)).toEqual({ missing: ['Number'], twice: [] })
    expect(faultsOf(COLUMNS, { ...known, external: 'Said', address: 'Said' })).toEqual({ missing: [], twice: ['Said'] })
  })
})

describe('the wrong rows as a file', () => {
  const report: ImportReport = {
    kind: 'matters',
    dryRun: true,
    read: 3,
    written: 1,
    known: 0,
    refused: 2,
    columns: COLUMNS.fields,
    problems: [
      { row: 2, column: 'No.', field: 'external', value: '', code: 'required', message: 'is needed' },
      { row: 2, column: 'Said', field: 'body', value: 'x', code: 'too_small', message: 'too short' },
      { row: 3, column: '', field: '', value: '', code: 'stale', message: 'went wrong' },
    ],
    wrong: [
      { row: 2, values: { external: '', body: '=x', address: '' } },
      { row: 3, values: { external: '00990101001201001', body: 'long, enough', address: '' } },
    ],
  }
  const rows = wrongRowsOf(report, '; ')
  it('says what is wrong with each', () => {
    expect(rows.map(({ row, why }) => [row, why])).toEqual([
      [2, 'No.: is needed; Said: too short'],
      [3, 'went wrong'],
    ])
  })
  it('keeps the digits of codes, and no cell of it is a formula', () => {
    const [head, first, second] = toCsv(columnsOf(report, { row: 'row', why: 'why' }), rows).split('\r\n')
    expect(head).toBe('\ufeffNumber,Words,row,why')
    expect(first).toBe(",'=x,2,No.: is needed; Said: too short")
    expect(second).toBe('"=""00990101001201001""","long, enough",3,went wrong')
  })
})
