import type { StaffCaller } from '../caller.ts'
import type { ItemBody, ListBody, ProofBody } from '../contract/list.ts'
import type { Table } from '../table.ts'
import { words } from '../words.ts'

const COLUMNS = ['number', 'group', 'title', 'text', 'lead', 'due', 'state', 'proof', 'report'] as const

/** `97.0% ≥ 90.0%`: the number as it is shown, with its bound. */
const proofWords = ({ title, value, unit, scale, places, atLeast, atMost, period, kind }: ProofBody): string => {
  if (kind === 'service') return title
  const shown = (number: number): string => `${(number / scale).toFixed(places)}${unit}`
  const bound = atLeast !== null ? ` ≥ ${shown(atLeast)}` : atMost !== null ? ` ≤ ${shown(atMost)}` : ''
  return `${title}${period === '' ? '' : ` ${period}`} ${value === null ? '—' : shown(value)}${bound}`
}

/** A list as it stands in a region, a line for each item; below them where the list is from and as of when. */
export const listFile = ({ language }: StaffCaller, body: ListBody): Table => {
  const say = (key: string): string => words(key, language)
  const line = (item: ItemBody): readonly string[] => [
    String(item.number),
    item.group,
    item.title,
    item.text,
    item.lead === null ? '' : [item.lead.title, ...item.lead.people].join(' '),
    item.due ?? '',
    say(`list.state.${item.state}`),
    item.proofs.map(proofWords).join('；'),
    item.report === null ? '' : `${item.report.note} ${item.report.by} ${item.report.at.slice(0, 10)}`,
  ]
  const even = (cells: readonly string[]): readonly string[] => COLUMNS.map((_, at) => cells[at] ?? '')
  async function* rows(): AsyncGenerator<readonly string[]> {
    for (const item of body.items) yield line(item)
    yield even([])
    yield even(['', say('list.column.document'), `${body.version.document} ${body.version.clause}`.trim()])
    yield even(['', say('list.column.version'), `${body.version.version} ${body.version.from}`])
    yield even(['', say('list.column.asOf'), body.asOf])
  }
  return {
    name: `${body.title}-${body.region.name}`,
    header: COLUMNS.map((column) => say(`list.column.${column}`)),
    rows: rows(),
  }
}
