import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { DIVISION_WIDTHS, levelOf, parentOf, shortCode } from '../../kernel/place/index.ts'
import { Fault } from '../../store/fault.ts'
import type { DivisionLine, DivisionProblem } from '../../store/place/divisions.ts'
import { malformed, readText } from './text.ts'

/** Longest name in the national list is 33 characters; more than this is a mistake of the file. */
const LONGEST_NAME = 60

/** Headings under which offices send the two columns. */
const HEADINGS: Readonly<Record<'code' | 'name', readonly string[]>> = {
  code: ['code', '代码', '区划代码', '统计用区划代码', '行政区划代码', '区划编码'],
  name: ['name', '名称', '区划名称', '单位名称', '行政区划名称'],
}

const LEVELS = ['province', 'city', 'county'] as const

/** Endings of names that tell the unit better than its code does (202 committees of villages have codes of communities). */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/(村委会|村民委员会)$/, 'village'],
  [/(居委会|居民委员会|社区)$/, 'community'],
]

/** Kind of unit by its digits (统计用区划代码: 7 to 9 for towns, 10 to 12 for villages), corrected by its name. */
const kindOf = (code: string, name: string): string => {
  if (code.length <= 6) return LEVELS[code.length / 2 - 1] ?? 'other'
  if (code.length === 9) {
    const number = Number(code.slice(6))
    if (number === 0 || number >= 400) return 'other'
    return number < 100 ? 'street' : number < 200 ? 'town' : 'township'
  }
  const said = BY_NAME.find(([pattern]) => pattern.test(name))
  if (said) return said[1]
  const digit = Number(code[9])
  return digit < 2 ? 'community' : digit < 4 ? 'village' : 'other'
}

const problemOf = (code: string, name: string, columns: number): DivisionProblem | null => {
  if (columns < 2) return 'wrong-columns'
  if (!/^\d+$/.test(code) || !DIVISION_WIDTHS.includes(code.length as 2)) return 'bad-code'
  if (name === '') return 'empty-name'
  return name.length > LONGEST_NAME || name.includes('\uFFFD') ? 'name-too-long' : null
}

/** Full-width digits and letters as plain ones, blanks gone. */
const plain = (cell: string | undefined): string => (cell ?? '').normalize('NFKC').trim()

const toLine = (line: number, cells: readonly string[], at: { code: number; name: number }): DivisionLine => {
  const code = plain(cells[at.code]).slice(0, 100)
  const name = (cells[at.name] ?? '').replaceAll('\0', '').trim()
  const problem = problemOf(code, name, cells.length)
  const short = problem === null ? shortCode(code) : code
  return {
    line,
    code,
    cut: short === code ? null : short,
    name: name.slice(0, 200),
    kind: problem === null ? kindOf(short, name) : '',
    level: levelOf(short) ?? null,
    parent: parentOf(short) ?? null,
    problem,
  }
}

/** Where code and name stand: by the headings, or first and second where the first line is no heading. */
const columnsOf = (cells: readonly string[]): { code: number; name: number } | undefined => {
  const heads = cells.map((cell) => plain(cell).toLowerCase())
  const code = heads.findIndex((head) => HEADINGS.code.includes(head))
  const name = heads.findIndex((head) => HEADINGS.name.includes(head))
  return code < 0 || name < 0 ? undefined : { code, name }
}

/** Lines of a divisions file (CSV or tab-separated, columns code and name). `progress` hears how many were read. */
export async function* readDivisionLines(
  path: string,
  progress: (read: number) => void = () => {},
): AsyncGenerator<DivisionLine> {
  const parser = parse({
    bom: true,
    delimiter: [',', '\t'],
    info: true,
    max_record_size: 64 * 1024,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  })
  const source = Readable.from(readText(path))
  source.on('error', (error) => parser.destroy(error))
  let at: { code: number; name: number } | undefined
  let read = 0
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
      if (at === undefined) {
        const heads = columnsOf(record)
        at = heads ?? { code: 0, name: 1 }
        if (heads !== undefined) continue
      }
      read += 1
      if (read % 10_000 === 0) progress(read)
      yield toLine(info.lines, record, at)
    }
  } catch (error) {
    if (error instanceof Fault || !(error instanceof Error)) throw error
    throw malformed(path, error)
  }
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}
