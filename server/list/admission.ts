import { levelOf } from '../../kernel/place/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Tx } from '../../store/database.ts'
import type { StoredRequest } from '../../store/element/requests.ts'
import { findRequest } from '../../store/element/requests.ts'
import { type Admission, findAdmission, putAdmission } from '../../store/list/admissions.ts'
import { appendAudit } from '../audit.ts'
import { may, type StaffCaller } from '../caller.ts'
import type { AdmissionBody, AdmitForm } from '../contract/list.ts'
import { schemeOf } from '../places.ts'
import type { Program } from '../program.ts'
import type { permitting } from './declared.ts'

/** Lists that say all that may be put on the level of a form, as they stand today. */
export type Permits = Awaited<ReturnType<typeof permitting>>

export interface Admitting {
  readonly program: Program
  readonly caller: StaffCaller
  readonly tx: Tx
}

const COUNTY = 3

const isCounty = ({ program, caller }: Admitting): boolean =>
  may(caller, 'lists.keep') && (levelOf(caller.position?.region ?? '', schemeOf(program).layers) ?? 9) <= COUNTY

const isAsker = ({ caller }: Admitting, { by_role, by_region }: StoredRequest): boolean =>
  caller.position?.role === by_role && caller.position.region === by_region

/** Whether what was said of a form still holds: an item that is on a list today, or an exception. */
const holds = (permits: Permits, said: Admission | undefined): boolean =>
  said !== undefined &&
  (said.exception !== null ||
    permits.some(({ list, version }) => list.key === said.list && version.items.some(({ key }) => key === said.item)))

/**
 * Whether a form may be put on the level that it asks (000-HLJ-22, 003-HB-26). Refusal `not-on-list`, with the lists and their clauses:
 * neither an item of them, nor an exception of the county.
 */
export const admitted = async (
  { program, tx }: Pick<Admitting, 'program' | 'tx'>,
  permits: Permits,
  request: string,
): Promise<Result<null>> => {
  if (permits.length === 0 || holds(permits, await findAdmission(tx, program.county, request))) return accept(null)
  return refuse('rules', 'not-on-list', {
    may: ['item', 'exception'],
    params: {
      lists: permits.map(({ list }) => list.title).join('、'),
      clause: permits.map(({ list }) => list.permits?.clause ?? '').join('；'),
    },
  })
}

const titleOf = (permits: Permits, said: Admission): string => {
  const found = permits.find(({ list }) => list.key === said.list)
  const item = found?.version.items.find(({ key }) => key === said.item)
  return item ? `${found?.list.title} ${item.number}. ${item.title}` : ''
}

/** What limits a form, and what was said of it. Refusal: `absent`. */
export const admissionBody = async (
  admitting: Admitting,
  permits: Permits,
  id: string,
): Promise<Result<AdmissionBody>> => {
  const { program, tx } = admitting
  const request = await findRequest(tx, program.county, id)
  if (!request) return refuse('absent', 'absent')
  const said = await findAdmission(tx, program.county, id)
  const open = permits.length > 0 && ['drafted', 'answered'].includes(request.state)
  return accept({
    permits: permits.map(({ list, version }) => ({
      list: list.key,
      title: list.title,
      clause: list.permits?.clause ?? '',
      items: version.items.map(({ key, number, title }) => ({ key, number, title })),
    })),
    admitted: said
      ? {
          title: titleOf(permits, said),
          item: said.item,
          exception: said.exception,
          by: said.admitted_by,
          at: said.admitted_at.toISOString(),
        }
      : null,
    may: [
      ...(open && (isAsker(admitting, request) || isCounty(admitting)) ? (['item'] as const) : []),
      ...(open && isCounty(admitting) ? (['exception'] as const) : []),
    ],
  })
}

/**
 * Says which item of the list a form is, or, by the county alone, why it is asked though it is on none. Refusals: `absent`,
 * `no-list-here`, `not-the-asker`, `exception-is-countys`, `no-such-act`, `unknown-item` (input).
 */
export const admitForm = async (
  admitting: Admitting,
  permits: Permits,
  id: string,
  said: AdmitForm,
): Promise<Result<AdmissionBody>> => {
  const { program, caller, tx } = admitting
  const request = await findRequest(tx, program.county, id)
  if (!request) return refuse('absent', 'absent')
  const [first] = permits
  if (!first) return refuse('rules', 'no-list-here')
  if (!['drafted', 'answered'].includes(request.state)) return refuse('rules', 'no-such-act')
  const exception = said.exception ?? null
  const item = exception === null ? (said.item ?? null) : null
  if (exception !== null && !isCounty(admitting)) return refuse('rules', 'exception-is-countys')
  if (!isAsker(admitting, request) && !isCounty(admitting))
    return refuse('rules', 'not-the-asker', { params: { name: request.by_name } })
  const named = exception === null ? permits.find(({ list }) => list.key === said.list) : first
  if (!named || (exception === null && named.version.items.every(({ key }) => key !== item)))
    return refuse('input', 'invalid-input', {
      problems: [{ path: 'item', code: 'unknown-item' }],
      params: { count: 1 },
    })
  const by = { admitted_at: program.now(), admitted_by: caller.account.name }
  const { key: list } = named.list
  const { version } = named.version
  await putAdmission(tx, program.county, { request: id, region: request.region, list, version, item, exception, ...by })
  appendAudit(program, tx, caller, {
    action: 'form.admit',
    object: { kind: 'form', id },
    region: request.region,
    detail: { list, item: item ?? '', exception: exception ?? '' },
  })
  return admissionBody(admitting, permits, id)
}
