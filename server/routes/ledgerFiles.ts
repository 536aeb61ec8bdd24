import { z } from 'zod'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { inScope, type Tx } from '../../store/database.ts'
import { type FoundFile, findLedgerFile } from '../../store/ledger/files.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import { LedgerFileBody } from '../contract/ledger.ts'
import { getLedger } from '../ledger/definitions.ts'
import { fileClaim, fileFields, presentFile, serveFile, takeFile } from '../ledger/files.ts'
import { keeps } from '../ledger/keep.ts'
import { mayKeep, openLedger } from '../ledger/keeper.ts'
import type { Program } from '../program.ts'
import { readForm } from '../publication/form.ts'
import { defineRoute } from '../route.ts'
import { DOCUMENT_BYTES } from '../uploads/document.ts'
import { write } from '../write.ts'

/** A form around one file, with room for its frame. */
const LIMIT = DOCUMENT_BYTES + 64 * 1024

const add = defineRoute({
  method: 'post',
  path: '/api/v1/ledgers/{ledger}/files',
  who: 'ledgers',
  tag: 'ledgers',
  summary:
    'Send one file (multipart, field `file`): a photo, PDF, OFD, DOCX, XLSX or PPTX, to be put to a record within a day',
  params: z.object({ ledger: z.string().max(64) }),
  limit: LIMIT,
  status: 201,
  reply: LedgerFileBody,
  run: async (call) => {
    const { program, caller, params, request } = call
    const kept = openLedger(program, caller, params.ledger)
    if (!kept.ok) return kept
    const may = keeps({ program, caller, kept: kept.value })
    if (!may.ok) return may
    if (fileFields(kept.value.ledger).length === 0) return refuse('rules', 'no-file-fields')
    const form = await readForm(request, LIMIT)
    if (!form.ok) return form
    const file = form.value.get('file')
    if (file === null || typeof file === 'string')
      return refuse('input', 'invalid-input', { problems: [{ path: 'file', code: 'required' }], params: { count: 1 } })
    const sent = { bytes: Buffer.from(await file.arrayBuffer()), name: file.name }
    return write({ ...call, idempotencyKey: null }, async (tx) => {
      const taken = await takeFile({ program, caller, kept: kept.value, tx }, sent)
      return taken.ok ? accept({ body: presentFile(taken.value) }) : taken
    })
  },
})

/** A scan shows what is masked in the cells beside it: where a ledger has such cells, its keeper alone opens files, and that is audited. */
const mayOpen = (program: Program, caller: StaffCaller, tx: Tx, { id, ledger, record, region }: FoundFile): boolean => {
  const kept = getLedger(program.packs, ledger)
  if (!kept.ok || record === null || kept.value.ledger.fields.every(({ sensitive }) => sensitive === undefined))
    return true
  if (!mayKeep(program, caller, kept.value)) return false
  const object = { kind: 'record', id: record }
  appendAudit(program, tx, caller, { action: 'ledger.reveal', object, region, detail: { ledger, file: id } })
  return true
}

const serve = defineRoute({
  method: 'get',
  path: '/api/v1/ledger-files/{file}',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'A file that a record in scope holds or held, or that one has sent oneself',
  params: z.object({ file: z.uuid() }),
  scoped: { param: 'file', kind: 'ledger-file' },
  run: async ({ program, caller, params }) => {
    const found = await inScope(program.database, caller.acting, async (tx) => {
      const file = await findLedgerFile(tx, program.county, params.file, fileClaim(program, caller))
      return file && mayOpen(program, caller, tx, file) ? file : undefined
    })
    const response = found && (await serveFile(program, found))
    return response ? accept({ response }) : refuse('absent', 'absent')
  },
})

export const routes = [add, serve]
