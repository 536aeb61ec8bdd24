import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { Message } from '../../server/exchange/history.ts'
import { Fault } from '../../store/fault.ts'
import { malformed, readText } from './text.ts'

/** Headings under which systems send the columns. */
const HEADINGS = {
  external: ['id', '编号', '留言编号', '工单编号'],
  subject: ['subject', '标题', '留言主题', '主题'],
  submitted: ['submitted_at', '提出时间', '留言时间', '受理时间'],
  body: ['body', '内容', '留言详情', '诉求内容'],
  reply: ['reply', '答复', '答复意见', '回复内容'],
  replied: ['replied_at', '答复时间', '回复时间'],
} as const satisfies Readonly<Record<string, readonly string[]>>
type Column = keyof typeof HEADINGS
const NAMES: Readonly<Record<Column, readonly string[]>> = HEADINGS

export type MessageProblem =
  | 'wrong-columns'
  | 'no-id'
  | 'no-body'
  | 'too-long'
  | 'garbled'
  | 'bad-time'
  | 'replied-before'
  | 'reply-without-time'
export interface MessageLine {
  readonly line: number
  readonly external: string
  readonly read: Message | MessageProblem
}

const LONGEST = 20_000
const DATE = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/

/** A time in China as spreadsheets write it, 2018/2/14 11:20:11; undefined for what is no time. */
export const readChinaTime = (text: string): Date | undefined => {
  const [, ...parts] = DATE.exec(text.normalize('NFKC').trim()) ?? []
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0))
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const same =
    at.getUTCMonth() === month - 1 && at.getUTCDate() === day && at.getUTCHours() === hour && minute < 60 && second < 60
  return parts.length > 0 && same ? new Date(at.getTime() - 8 * 3_600_000) : undefined
}

const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed().trim()

const readLine = (cell: (column: Column) => string): Message | MessageProblem => {
  const [external, subject, body, reply] = (['external', 'subject', 'body', 'reply'] as const).map(cell)
  const lodgedAt = readChinaTime(cell('submitted'))
  const replied = cell('replied')
  const repliedAt = replied === '' ? null : readChinaTime(replied)
  if (!external || external.length > 100) return 'no-id'
  if (!body) return 'no-body'
  // a character that the file's encoding has not: text of another encoding was put in
  if ([subject, body, reply].some((text) => text?.includes('\uFFFD'))) return 'garbled'
  if (body.length > LONGEST || (subject ?? '').length > 500) return 'too-long'
  if (lodgedAt === undefined || repliedAt === undefined) return 'bad-time'
  if (repliedAt !== null && repliedAt < lodgedAt) return 'replied-before'
  if ((repliedAt === null) !== (reply === '')) return 'reply-without-time'
  return { external, subject: subject ?? '', body, lodgedAt, reply: reply ?? '', repliedAt }
}

const columnsOf = (heads: readonly string[], path: string): ReadonlyMap<Column, number> => {
  const plain = heads.map((head) => head.normalize('NFKC').trim().toLowerCase())
  const found = (Object.keys(HEADINGS) as Column[]).map(
    (column) => [column, plain.findIndex((head) => NAMES[column].includes(head))] as const,
  )
  const missing = found.filter(([, at]) => at < 0).map(([column]) => HEADINGS[column][0])
  if (missing.length > 0) throw new Fault('file-columns', { path, missing: missing.join(', ') })
  return new Map(found)
}

/** Answered messages of a CSV file (UTF-8 or GB18030, plain or gzip), each with the line that its row ends on. Throws Fault. */
export async function* readMessageLines(path: string): AsyncGenerator<MessageLine> {
  const parser = parse({
    bom: true,
    info: true,
    max_record_size: 256 * 1024,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  const source = Readable.from(readText(path))
  source.on('error', (error) => parser.destroy(error))
  let at: ReadonlyMap<Column, number> | undefined
  let width = 0
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
      if (at === undefined) {
        at = columnsOf(record, path)
        width = record.length
        continue
      }
      const places = at
      const cell = (column: Column): string => clean(record[places.get(column) ?? -1] ?? '')
      const read = record.length === width ? readLine(cell) : 'wrong-columns'
      yield { line: info.lines, external: cell('external').slice(0, 100), read }
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
