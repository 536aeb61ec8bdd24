import { Readable } from 'node:stream'
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy'
import { accept, type Result, refuse } from '../../../kernel/refusal/index.ts'
import { tooLarge } from '../../body.ts'
import { openSpool, type SheetFile, type Spool } from './file.ts'

export interface Upload {
  readonly fields: Readonly<Record<string, string>>
  /** Absent where the form had none, or an empty field of that name. The caller closes it. */
  readonly file: SheetFile | undefined
}

const FIELD = 64 * 1024
const FORM = /^multipart\/form-data\b/i

/** What came of a form: a refusal by its code, or nothing wrong. */
type Wrong = 'too-large' | 'not-a-form' | undefined

const take = async (spool: Spool, stream: BusboyFileStream): Promise<void> => {
  for await (const chunk of stream) await spool.write(chunk as Buffer)
}

/** Reads the form into its fields and the spool; answers whether there was a file. Throws what the disk throws. */
const parsed = (
  request: Request,
  { spool, limit, fields }: { spool: Spool; limit: number; fields: Record<string, string> },
): Promise<{ readonly wrong: Wrong; readonly filed: boolean }> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' } as BusboyHeaders
    let wrong: Wrong
    let written: Promise<void> | undefined
    const done = (code: Wrong): void => {
      // after a malformed part the file's own stream may never end
      if (code === 'not-a-form') resolve({ wrong: code, filed: false })
      else Promise.resolve(written).then(() => resolve({ wrong: code, filed: written !== undefined }), reject)
    }
    const busboy = new Busboy({
      headers,
      limits: { fileSize: limit, files: 1, fields: 10, fieldSize: FIELD, parts: 12 },
    })
    busboy.on('field', (name, value, _nameCut, valueCut) => {
      if (valueCut) wrong = 'too-large'
      else fields[name] = value
    })
    busboy.on('file', (name, stream) => {
      if (name !== 'file' || written) return stream.resume()
      stream.on('limit', () => {
        wrong = 'too-large'
      })
      written = take(spool, stream)
      written.catch(reject)
      return undefined
    })
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      busboy.on(event, () => {
        wrong = 'not-a-form'
      })
    busboy.on('error', () => done('not-a-form'))
    busboy.on('finish', () => done(wrong))
    const body = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0])
    body.on('error', () => done('not-a-form'))
    body.pipe(busboy)
  })

/** A form with a table in it, of any length up to `limit` bytes: the table goes to disk as it comes. Refusals: `not-a-form`, `too-large`. */
export const readSheetForm = async (request: Request, dataFolder: string, limit: number): Promise<Result<Upload>> => {
  if (!FORM.test(request.headers.get('content-type') ?? '') || request.body === null)
    return refuse('input', 'not-a-form')
  const spool = await openSpool(dataFolder)
  const fields: Record<string, string> = {}
  const drop = async <T>(result: T): Promise<T> => {
    await spool.drop()
    return result
  }
  try {
    const { wrong, filed } = await parsed(request, { spool, limit, fields })
    if (wrong === 'too-large') return drop(tooLarge(limit))
    if (wrong) return drop(refuse('input', wrong))
    if (filed) return accept({ fields, file: spool.end() })
    return drop(accept({ fields, file: undefined }))
  } catch (error) {
    await spool.drop()
    // busboy throws where the form names no boundary
    if (error instanceof Error && !('code' in error)) return refuse('input', 'not-a-form')
    throw error
  }
}
