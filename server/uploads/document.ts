import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'

/** Largest document taken in, in bytes: a scanned contract of some dozen pages. */
export const DOCUMENT_BYTES = 20 << 20

export interface DocumentKind {
  readonly mediaType: string
  /** Ending of its name. */
  readonly ending: string
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
/** The part that makes a package what it is. */
const PACKAGES: readonly (readonly [part: string, kind: DocumentKind])[] = [
  ['word/document.xml', { mediaType: `${OFFICE}.wordprocessingml.document`, ending: 'docx' }],
  ['xl/workbook.xml', { mediaType: `${OFFICE}.spreadsheetml.sheet`, ending: 'xlsx' }],
  ['ppt/presentation.xml', { mediaType: `${OFFICE}.presentationml.presentation`, ending: 'pptx' }],
  // GB/T 33190-2016
  ['OFD.xml', { mediaType: 'application/ofd', ending: 'ofd' }],
]
const PDF: DocumentKind = { mediaType: 'application/pdf', ending: 'pdf' }
/** A package has a few hundred parts; nothing of it is unpacked. */
const MOST_PARTS = 5000

const partsOf = (bytes: Buffer): Promise<readonly string[] | undefined> =>
  new Promise((resolve) => {
    const names: string[] = []
    fromBuffer(bytes, { lazyEntries: true }, (error: Error | null, zip: ZipFile) => {
      if (error) return resolve(undefined)
      zip.on('entry', ({ fileName }: Entry) => {
        names.push(fileName)
        if (names.length > MOST_PARTS) resolve(undefined)
        else zip.readEntry()
      })
      zip.on('end', () => resolve(names))
      zip.on('error', () => resolve(undefined))
      zip.readEntry()
    })
  })

const startsLikePdf = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 5) === '%PDF-'
const startsLikeZip = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 4) === 'PK\u0003\u0004'

/** Whether it begins as a document does; else it may be a photo. */
export const mayBeDocument = (bytes: Buffer): boolean => startsLikePdf(bytes) || startsLikeZip(bytes)

/**
 * What a document is, by its content and never by its name: PDF, OFD, or a package of an office program without macros. Refusals:
 * `file-too-large`, `file-kind`, `file-damaged`, `file-with-macros`.
 */
export const documentKind = async (bytes: Buffer): Promise<Result<DocumentKind>> => {
  if (bytes.length > DOCUMENT_BYTES) return refuse('limit', 'file-too-large')
  if (startsLikePdf(bytes))
    return bytes.subarray(-2048).includes('%%EOF') ? accept(PDF) : refuse('input', 'file-damaged')
  const parts = await partsOf(bytes)
  if (parts === undefined) return refuse('input', 'file-damaged')
  if (parts.some((name) => /vbaProject\.bin$|\/macrosheets\//i.test(name))) return refuse('input', 'file-with-macros')
  const found = PACKAGES.find(([part]) => parts.includes(part))
  return found ? accept(found[1]) : refuse('input', 'file-kind')
}
