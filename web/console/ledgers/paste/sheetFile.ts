import type { ErrorBody } from '../../../../server/contract/errors.ts'
import type { SheetReport } from '../../../../server/contract/ledgerSheet.ts'
import { API, Refused } from '../../../ui/api.ts'
import { sendForLines } from '../../../ui/lines.ts'

/** A file as it was when it was chosen: what is changed on the disk afterwards does not slip in between check and writing. */
export interface Chosen {
  readonly name: string
  readonly bytes: Blob
}
export interface Asked {
  readonly dryRun: boolean
  readonly keep: 'all' | 'right'
  readonly reason: string
}

export const chosenOf = async (file: File): Promise<Chosen> => ({
  name: file.name,
  bytes: new Blob([await file.arrayBuffer()]),
})

const formOf = ({ name, bytes }: Chosen, { dryRun, keep, reason }: Asked): FormData => {
  const form = new FormData()
  form.set('dryRun', String(dryRun))
  form.set('keep', keep)
  form.set('reason', reason)
  form.set('file', bytes, name)
  return form
}

type Line = SheetReport | ErrorBody | { readonly read: number }

/** Checks or writes a whole file; `hear` is told how many rows are read. A refusal that comes as the last line is thrown. */
export const takeIn = async (
  ledger: string,
  file: Chosen,
  asked: Asked,
  hear: (read: number) => void,
): Promise<SheetReport> => {
  let report: SheetReport | undefined
  let refused: ErrorBody | undefined
  await sendForLines<Line>(`ledgers/${ledger}/import`, formOf(file, asked), (line) => {
    if ('headingRow' in line) report = line
    else if ('code' in line) refused = line
    else hear(line.read)
  })
  if (refused) throw new Refused(409, refused)
  if (!report) throw new Refused(0, { code: 'network', message: '', problems: [] })
  return report
}

/** Only the wrong rows, each with what is wrong, as a file to mend and take in again. */
export const wrongRows = async (ledger: string, file: Chosen, name: string): Promise<void> => {
  const body = formOf(file, { dryRun: true, keep: 'all', reason: '' })
  const response = await fetch(`${API}/ledgers/${ledger}/import/wrong.xlsx`, {
    method: 'POST',
    body,
    credentials: 'same-origin',
  })
  if (!response.ok) throw new Refused(response.status, (await response.json()) as ErrorBody)
  const url = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: url, download: `${name}.xlsx` })
  link.click()
  URL.revokeObjectURL(url)
}
