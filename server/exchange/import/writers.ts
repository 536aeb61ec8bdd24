import { uuidv7 } from 'uuidv7'
import { accept, type Problem, type Refusal, type Result, refuse } from '../../../kernel/refusal/index.ts'
import type { Tx } from '../../../store/database.ts'
import { addHouseholds } from '../../../store/exchange/households.ts'
import type { StaffCaller } from '../../caller.ts'
import type { ImportKind } from '../../contract/exchange.ts'
import { scopeCovers } from '../../matters/context.ts'
import { lodgeMatter } from '../../matters/lodge.ts'
import { registerOf } from '../../matters/register.ts'
import { lowestWidth, schemeOf, todayOf } from '../../places.ts'
import type { Program } from '../../program.ts'
import { residentProcess } from '../../publication/process.ts'
import { subjectOf } from '../../publication/report.ts'
import { timeOf } from './fields.ts'
import type { RightRow } from './row.ts'

/** Writes one row in the transaction and says what it became; a refusal writes nothing. */
export type Writer = (program: Program, caller: StaffCaller, row: RightRow, tx: Tx) => Promise<Result<string>>

const wrong = (path: string, code: string): Result<never> => {
  const problems: readonly Problem[] = [{ path, code }]
  return refuse('input', 'invalid-input', { problems, params: { count: 1 } })
}

const matter: Writer = async (program, caller, { values }, tx) => {
  const process = residentProcess(program)
  if (process === undefined) return refuse('rules', 'no-resident-process')
  const at = values.lodgedAt ? timeOf(values.lodgedAt) : undefined
  if (at && at > program.now()) return wrong('lodgedAt', 'in-the-future')
  const body = values.body ?? ''
  if ([...body].length < 5) return wrong('body', 'too-short-text')
  const lodged = await lodgeMatter(
    program,
    caller,
    {
      process: process.key,
      region: values.region ?? '',
      subject: values.subject || subjectOf(body),
      body,
      category: values.category || null,
      address: values.address ?? '',
      contactName: values.contactName || null,
      contactPhone: values.contactPhone || null,
      channel: 'import',
      attachments: [],
      data: {},
      ...(at && { at }),
    },
    tx,
  )
  return lodged.ok ? accept(lodged.value.id) : lodged
}

const household: Writer = async (program, caller, { values }, tx) => {
  const { region = '', door = '', head = '', phone, persons, note = '' } = values
  if (region.length !== lowestWidth(schemeOf(program))) return wrong('region', 'not-lowest-layer')
  const register = await registerOf(program)
  const known = scopeCovers(caller.acting.scope, region) && register.stood(region, todayOf(program))
  if (!known) return wrong('region', 'unknown-region')
  const id = uuidv7()
  addHouseholds(tx, program.county, [
    {
      id,
      region,
      door,
      head_name: head,
      phone_cipher: phone ? program.crypto.encrypt('phone', phone) : null,
      persons: Number(persons || '0'),
      note,
    },
  ])
  return accept(id)
}

export const WRITERS: Readonly<Record<ImportKind, Writer>> = { matters: matter, households: household }

/** What is wrong with a row, out of a refusal: its problems, or itself. */
export const problemsOf = (refusal: Refusal): readonly Problem[] =>
  refusal.problems && refusal.problems.length > 0
    ? refusal.problems
    : [{ path: '', code: refusal.code, ...(refusal.params && { params: refusal.params }) }]
