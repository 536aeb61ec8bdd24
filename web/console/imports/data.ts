import type { ImportColumns, ImportKind, ImportReport } from '../../../server/contract/exchange.ts'
import { Refused, send } from '../../ui/api.ts'
import { sendForLines } from '../../ui/lines.ts'

/** As the server takes them: bytes of a file, and characters of its names. */
export const MOST_BYTES = 20 * 1024 * 1024

/** A table as it was when it was chosen: what is changed on the disk afterwards does not slip in between check and import. */
export interface Chosen {
  readonly name: string
  readonly bytes: Blob
}
/** Field → heading of the column; empty: not taken from the file. */
export type Mapping = Readonly<Record<string, string>>

export const choose = async (file: File): Promise<Chosen> => ({
  name: file.name,
  bytes: new Blob([await file.arrayBuffer()]),
})

const formOf = ({ name, bytes }: Chosen, fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  form.set('file', bytes, name)
  return form
}

export const readColumns = (file: Chosen, kind: ImportKind): Promise<ImportColumns> =>
  send<ImportColumns>('POST', 'imports/columns', formOf(file, { kind }))

/** What the names of the columns say by themselves. */
export const knownMapping = ({ fields }: ImportColumns): Mapping =>
  Object.fromEntries(fields.map(({ field, heading }) => [field, heading ?? '']))

/** Needed fields without a column, and columns given to two fields. */
export const faultsOf = ({ fields }: ImportColumns, mapping: Mapping) => ({
  missing: fields.filter(({ field, required }) => required && !mapping[field]).map(({ title }) => title),
  twice: [...new Set(Object.values(mapping).filter((one, at, all) => one !== '' && all.indexOf(one) < at))],
})

/** Checks, or takes in what is right; `hear` is told how many rows are done. */
export const runImport = async (
  what: { readonly file: Chosen; readonly kind: ImportKind; readonly mapping: Mapping; readonly dryRun: boolean },
  hear: (read: number) => void,
): Promise<ImportReport> => {
  let report: ImportReport | undefined
  const fields = {
    kind: what.kind,
    dryRun: String(what.dryRun),
    take: 'right',
    mapping: JSON.stringify(what.mapping),
  }
  await sendForLines<ImportReport | { read: number }>('imports', formOf(what.file, fields), (line) => {
    if ('columns' in line) report = line
    else hear(line.read)
  })
  if (!report) throw new Refused(0, { code: 'network', message: '', problems: [] })
  return report
}
