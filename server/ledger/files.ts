import { uuidv7 } from 'uuidv7'
import type { Ledger, Row } from '../../kernel/ledger/index.ts'
import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Tx } from '../../store/database.ts'
import { addLedgerFile, bindFiles, countLoose, type LedgerFile, listLedgerFiles } from '../../store/ledger/files.ts'
import type { StoredRecord } from '../../store/ledger/records.ts'
import type { StaffCaller } from '../caller.ts'
import type { LedgerFileBody } from '../contract/ledger.ts'
import type { Program } from '../program.ts'
import { fileHeaders } from '../table.ts'
import { documentKind, mayBeDocument } from '../uploads/document.ts'
import { isDiskFault, putFile, readStored } from '../uploads/folder.ts'
import { claimOf } from '../uploads/index.ts'
import { toPhoto } from '../uploads/photo.ts'
import type { Keeping } from './keeping.ts'

/** Uploads of one position that wait for their record; a form has a few. */
const MOST_LOOSE = 100
const LONGEST_NAME = 80

/** Fields of a ledger that hold files. */
export const fileFields = ({ fields }: Ledger): Ledger['fields'] => fields.filter(({ type }) => type.kind === 'files')

const idsIn = (cell: unknown): readonly string[] => (Array.isArray(cell) ? cell.map(String) : [])

/** Bound to the position, not to the session: a form outlives a new sign-in. */
export const fileClaim = (program: Pick<Program, 'crypto'>, { key, position }: StaffCaller): Buffer =>
  claimOf(program, `ledger-file/${position?.id ?? key}`)

/** What people called it, without folders and what no name may hold; the ending is that of its content. */
const nameFor = (given: string, ending: string): string => {
  const base = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const bare = base
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/[\p{C}<>:"|?*]/gu, '')
    .trim()
  return `${[...bare].slice(0, LONGEST_NAME).join('') || 'file'}.${ending}`
}

type Made = Pick<LedgerFile, 'mediaType' | 'width' | 'height'> & { readonly bytes: Buffer; readonly ending: string }

/** A photo is made anew, so that nothing of the camera's words stays; a document is kept as it came. */
const madeOf = async (bytes: Buffer): Promise<Result<Made>> => {
  if (mayBeDocument(bytes)) {
    const kind = await documentKind(bytes)
    return kind.ok ? accept({ ...kind.value, bytes, width: null, height: null }) : kind
  }
  const photo = await toPhoto(bytes)
  if (photo.ok) return accept({ ...photo.value, ending: 'jpg' })
  return photo.refusal.code === 'not-a-photo' ? refuse('input', 'file-kind') : photo
}

/** Takes one file in; it waits until a record holds it. Refusals: those of documentKind and toPhoto, `too-many-files`, `storage-full`. */
export const takeFile = async (
  { program, caller, kept, tx }: Omit<Keeping, 'source'>,
  sent: { readonly bytes: Buffer; readonly name: string },
): Promise<Result<LedgerFile>> => {
  const made = await madeOf(sent.bytes)
  if (!made.ok) return made
  const claim = fileClaim(program, caller)
  if ((await countLoose(tx, program.county, claim)) >= MOST_LOOSE) return refuse('limit', 'too-many-files')
  const { bytes, ending, mediaType, width, height } = made.value
  let digest: Buffer
  try {
    digest = await putFile(program, bytes)
  } catch (error) {
    if (!isDiskFault(error)) throw error
    return refuse('limit', 'storage-full')
  }
  const file = { id: uuidv7(), name: nameFor(sent.name, ending), mediaType, bytes: bytes.length, width, height, digest }
  const region = caller.position?.region ?? program.county
  const own = { county: program.county, region, ledger: kept.ledger.key, claim, createdAt: program.now() }
  await addLedgerFile(tx, { ...file, ...own })
  return accept(file)
}

/** Files of a row are the record's from now on. Refusal: `invalid-input` (`unknown-file`) for what may not be put to it. */
export const holdFiles = async (
  { program, caller, kept, tx }: Keeping,
  record: { readonly id: string; readonly region: string },
  row: Row,
): Promise<Result<null>> => {
  const fields = fileFields(kept.ledger)
  const ids = fields.flatMap(({ key }) => idsIn(row[key]))
  if (ids.length === 0) return accept(null)
  const bound = await bindFiles(tx, {
    ...{ county: program.county, ledger: kept.ledger.key, record: record.id, region: record.region },
    ...{ claim: fileClaim(program, caller), ids },
  })
  const problems: readonly Problem[] = fields
    .filter(({ key }) => idsIn(row[key]).some((id) => !bound.has(id)))
    .map(({ key }) => ({ path: `cells.${key}`, code: 'unknown-file' }))
  return problems.length === 0
    ? accept(null)
    : refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
}

/** Every file that these versions of records hold. */
export const filesOf = (
  program: Program,
  tx: Tx,
  ledger: Ledger,
  records: readonly StoredRecord[],
): Promise<readonly LedgerFile[]> => {
  const fields = fileFields(ledger)
  const ids = records.flatMap(({ cells }) => fields.flatMap(({ key }) => idsIn(cells[key])))
  return listLedgerFiles(tx, program.county, [...new Set(ids)])
}

/** Names of the files in a cell, one after the other. */
export const namesOfFiles = (cell: unknown, files: ReadonlyMap<string, string>, separator: string): string =>
  idsIn(cell)
    .map((id) => files.get(id) ?? '')
    .filter(Boolean)
    .join(separator)

export const presentFile = ({ id, name, mediaType, bytes, width, height }: LedgerFile): LedgerFileBody => ({
  ...{ id, name, mediaType, bytes, width, height },
  url: `/api/v1/ledger-files/${id}`,
})

/** A photo to be looked at, a document to be kept: a browser runs nothing of either. */
export const serveFile = async (
  program: Pick<Program, 'dataFolder' | 'crypto'>,
  file: LedgerFile,
): Promise<Response | undefined> => {
  const bytes = await readStored(program, file.digest)
  if (bytes === undefined) return undefined
  const inline = file.mediaType === 'image/jpeg' && { 'content-disposition': 'inline' }
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...fileHeaders(file.name, file.mediaType),
      ...inline,
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=3600',
    },
  })
}
