import type { Refusal } from '../../kernel/refusal/index.ts'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import type { FieldProblem } from '../../web/public/form.ts'
import type { Words } from '../../web/public/words.ts'
import type { FieldBody, OfferBody } from '../contract/matter.ts'
import { actOnMatter } from '../matters/act.ts'
import type { Program } from '../program.ts'
import { write } from '../write.ts'
import type { Door } from './door.ts'
import { textOf } from './form.ts'

/** What a resident filled in, as the form sent it; shown again where something is wrong. */
export const typedIn = (offer: OfferBody, form: FormData): Readonly<Record<string, string>> =>
  Object.fromEntries(offer.fields.map(({ key }) => [key, textOf(form, key)]))

/** The same as the kernel takes it; nothing for what was left empty. */
export const dataOf = (
  offer: OfferBody,
  typed: Readonly<Record<string, string>>,
  photos: readonly { readonly id: string }[],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(offer.fields.flatMap((field) => entryOf(field, typed[field.key] ?? '', photos)))

const entryOf = (field: FieldBody, text: string, photos: readonly { readonly id: string }[]): [string, unknown][] => {
  if (field.type === 'files') return photos.length === 0 ? [] : [[field.key, photos.map(({ id }) => id)]]
  if (text === '') return []
  if (field.type === 'yes-no') return text === 'yes' || text === 'no' ? [[field.key, text === 'yes']] : []
  return [[field.key, text]]
}

/** Problems that the kernel found, beside their fields and in words. */
export const problemsIn = (
  refusal: Refusal,
  { action, offer }: { action: string; offer: OfferBody },
  { t }: Words,
): readonly FieldProblem[] =>
  (refusal.problems ?? []).map(({ path, code }) => {
    const key = path.replace(/^data\./, '')
    const field = offer.fields.find((one) => one.key === key)
    const label = field?.title ?? key
    const chosen = field?.type === 'choice' || field?.type === 'yes-no'
    const message =
      code === 'too-long'
        ? t('problem.tooLong', { label, max: field?.max ?? '' })
        : t(chosen ? 'problem.choose' : 'problem.required', { label })
    return { field: `${action}-${key}`, message }
  })

/** What a form says, whatever came of it: the same words under the same token are the same act. */
const contentOf = (program: Program, action: string, form: FormData): string => {
  const said = [...form].filter(([name, value]) => typeof value === 'string' && !OWN.includes(name))
  return program.crypto.digest(JSON.stringify([action, said])).toString('hex', 0, 12)
}
const OWN: readonly string[] = ['token', 'version', 'photo']

export interface Act {
  readonly action: string
  readonly data: Readonly<Record<string, unknown>>
  readonly token: string
}

/** One act of the resident's, once however often its form is sent. */
export const actOnOwn = (
  program: Program,
  request: Request,
  door: Door,
  act: Act,
  form: FormData,
): Promise<Result<unknown>> => {
  const call = {
    program,
    caller: { ...door.caller, key: `form:${act.token}` },
    idempotencyKey: contentOf(program, act.action, form),
    body: null,
    params: null,
    request,
  }
  const input = {
    id: door.reading.matter.id,
    version: Number.parseInt(textOf(form, 'version'), 10) || 0,
    action: act.action,
    data: act.data,
    claim: act.token,
  }
  return write(
    call,
    async (tx) => {
      const acted = await actOnMatter(program, door.caller, input, tx)
      return acted.ok ? accept({ body: { version: acted.value.version } }) : acted
    },
    door.acting,
  )
}
