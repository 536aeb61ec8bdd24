import { uuidv7 } from 'uuidv7'
import { gridTypesOf } from '../../../kernel/place/index.ts'
import { accept, type Problem, type Refusal, type Result, refuse } from '../../../kernel/refusal/index.ts'
import type { Tx } from '../../../store/database.ts'
import { addHouseholds } from '../../../store/exchange/households.ts'
import { findOrganisation } from '../../../store/place/organisations.ts'
import type { StaffCaller } from '../../caller.ts'
import type { ImportKind } from '../../contract/exchange.ts'
import { scopeCovers } from '../../matters/context.ts'
import { lodgeMatter } from '../../matters/lodge.ts'
import { registerOf } from '../../matters/register.ts'
import { drawGrid } from '../../place/grid.ts'
import { keepOrganisation } from '../../place/organisation.ts'
import { lowestWidth, schemeOf, todayOf } from '../../places.ts'
import { formTitle } from '../../presenters/place.ts'
import type { Program } from '../../program.ts'
import { residentProcess } from '../../publication/process.ts'
import { subjectOf } from '../../publication/report.ts'
import { words } from '../../words.ts'
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

/** A type may stand there by its key or by its title in either language. */
const formOf = (program: Program, said: string): string => {
  const scheme = schemeOf(program)
  const named = (['zh-CN', 'en'] as const).flatMap((language) =>
    gridTypesOf(scheme).map(({ key }) => [formTitle(program, scheme, key, language), key] as const),
  )
  return new Map(named).get(said) ?? said
}

/** The same for a hierarchy. */
const HIERARCHIES = ['government', 'party', 'co-op', 'supervision'] as const
const hierarchyOf = (said: string): string =>
  HIERARCHIES.find((key) =>
    (['zh-CN', 'en'] as const).some((language) => words(`hierarchy.${key}`, language) === said),
  ) ?? said

const grid: Writer = async (program, caller, { values }, tx) => {
  const { parent = '', name = '', form = '', area = '' } = values
  if (!scopeCovers(caller.acting.scope, parent)) return wrong('parent', 'unknown-region')
  const drawn = await drawGrid(program, tx, { parent, name, form: formOf(program, form), area })
  return drawn.ok ? accept(uuidv7()) : drawn
}

const organisation: Writer = async (program, caller, { values }, tx) => {
  const { external = '', name = '', shortName = '', kind = '', region = '', parent } = values
  const hierarchy = hierarchyOf(values.hierarchy ?? '')
  const validFrom = todayOf(program)
  if ((await findOrganisation(tx, external, validFrom)) !== undefined) return wrong('external', 'code-taken')
  const to = {
    code: external,
    name,
    shortName,
    hierarchy,
    kind,
    region,
    parent: parent || null,
    validFrom,
    validTo: null,
  }
  const kept = await keepOrganisation(program, tx, caller.position?.region ?? '', to)
  return kept.ok ? accept(uuidv7()) : kept
}

export const WRITERS: Readonly<Record<ImportKind, Writer>> = {
  matters: matter,
  households: household,
  grids: grid,
  organisations: organisation,
}

/** What is wrong with a row, out of a refusal: its problems, or itself. */
export const problemsOf = (refusal: Refusal): readonly Problem[] =>
  refusal.problems && refusal.problems.length > 0
    ? refusal.problems
    : [{ path: '', code: refusal.code, ...(refusal.params && { params: refusal.params }) }]
