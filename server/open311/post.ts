import { accept, type Refusal, type Result } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { addKeys } from '../../store/exchange/keys.ts'
import { findRegion } from '../../store/place/regions.ts'
import { nobody } from '../caller.ts'
import { lodgeSent, type Receipt, type Sent } from '../exchange/lodging.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { textOf } from '../publication/form.ts'
import { residentProcess } from '../publication/process.ts'
import { readPhone } from '../publication/report.ts'
import { publisherOf } from '../publication/scope.ts'
import { type Language, refusalBody, words } from '../words.ts'
import type { Wrong } from './format.ts'
import { type Integrator, sourceOf } from './key.ts'
import { regionNamedIn, villageAt } from './place.ts'
import { DETAIL, openFields, type Service, servicesOf } from './services.ts'

const bad = (description: string): Wrong => ({ status: 400, description })
const length = (text: string): number => [...text].length
const LEAST_WORDS = 5
const MOST_WORDS = 2000

type Read<T> = { readonly value: T } | { readonly wrong: readonly Wrong[] }

/** Region that the place of a form means. */
const readPlace = async (program: Program, form: FormData): Promise<Read<Pick<Sent, 'region' | 'lon' | 'lat'>>> => {
  const [latText, lonText, id, address] = ['lat', 'long', 'address_id', 'address_string'].map((key) =>
    textOf(form, key),
  )
  const none = { lon: null, lat: null }
  if (latText || lonText) {
    const [lat, lon] = [latText, lonText].map((text) =>
      /^-?\d{1,3}(\.\d{1,15})?$/.test(text ?? '') ? Number(text) : NaN,
    )
    const region =
      Number.isFinite(lat) && Number.isFinite(lon) ? await villageAt(program, lon as number, lat as number) : undefined
    if (region === undefined) return { wrong: [bad('lat, long: a point (WGS-84) inside the county')] }
    return { value: { region, lon: lon as number, lat: lat as number } }
  }
  if (id) {
    const { county } = program
    const known =
      /^\d{6,24}$/.test(id) && id.startsWith(county)
        ? await inScope(program.database, publisherOf(county, county), (tx) => findRegion(tx, id, todayOf(program)))
        : undefined
    return known ? { value: { region: id, ...none } } : { wrong: [bad('address_id: code of a region of the county')] }
  }
  if (address) return { value: { region: await regionNamedIn(program, address), ...none } }
  return { wrong: [bad('lat and long, address_string or address_id is required')] }
}

const readService = (
  form: FormData,
  services: readonly Service[],
): Read<{ readonly service: Service; readonly category: string }> => {
  const code = textOf(form, 'service_code')
  if (code === '') return { wrong: [bad('service_code is required')] }
  const service = services.find((one) => one.code === code)
  if (!service) return { wrong: [{ status: 404, description: 'service_code not found' }] }
  const detail = textOf(form, `attribute[${DETAIL}]`)
  if (detail !== '' && !service.below.some((one) => one.code === detail))
    return { wrong: [bad(`attribute[${DETAIL}]: not a value of this service`)] }
  return { value: { service, category: detail || code } }
}

/** Attributes other than the detail, as fields of the lodging. */
const readAttributes = (program: Program, form: FormData): Read<Readonly<Record<string, unknown>>> => {
  const process = residentProcess(program)
  const fields = process ? openFields(process) : []
  const wrong: Wrong[] = []
  const entries: (readonly [string, unknown])[] = []
  for (const field of fields) {
    const text = textOf(form, `attribute[${field.key}]`)
    if (text === '') continue
    const listed = program.packs.list(process?.key ?? '', field.list ?? '')?.items.some(({ code }) => code === text)
    const known = field.type === 'yes-no' ? text === 'yes' || text === 'no' : listed
    if (!known) wrong.push(bad(`attribute[${field.key}]: not one of its values`))
    else if (field.type !== 'yes-no') entries.push([field.key, text])
    else if (text === 'yes') entries.push([field.key, true])
  }
  return wrong.length > 0 ? { wrong } : { value: Object.fromEntries(entries) }
}

const readWords = (
  form: FormData,
  language: Language,
): Read<Pick<Sent, 'body' | 'address' | 'contactName' | 'contactPhone'>> => {
  const said = textOf(form, 'description')
  const media = textOf(form, 'media_url')
  const address = textOf(form, 'address_string')
  // surname first, as names are written here
  const name = `${textOf(form, 'last_name')}${textOf(form, 'first_name')}`
  const phone = textOf(form, 'phone')
  const isLink = /^https?:\/\/[^\s<>"]{4,480}$/.test(media)
  // the picture itself is not fetched: an address that somebody names may lead anywhere
  const body = isLink ? `${said}\n${words('open311.media', language, { url: media })}` : said
  const wrong = [
    ...(length(said) < LEAST_WORDS ? [bad(`description: at least ${LEAST_WORDS} characters`)] : []),
    ...(length(body) > MOST_WORDS ? [bad(`description: at most ${MOST_WORDS} characters`)] : []),
    ...(said.isWellFormed() ? [] : [bad('description: not UTF-8')]),
    ...(length(address) > 120 ? [bad('address_string: at most 120 characters')] : []),
    ...(length(name) > 40 ? [bad('first_name, last_name: at most 40 characters')] : []),
    ...(phone !== '' && readPhone(phone) === undefined ? [bad('phone: a mobile number of China')] : []),
    ...(media !== '' && !isLink ? [bad('media_url: an http or https address')] : []),
  ]
  if (wrong.length > 0) return { wrong }
  return { value: { body, address, contactName: name || null, contactPhone: phone || null } }
}

export interface Posting {
  readonly program: Program
  readonly request: Request
  readonly form: FormData
  readonly integrator: Integrator
  readonly language: Language
  readonly idempotencyKey: string | null
  /** Key of somebody without a key of ours. */
  readonly key: string
}

/** What is wrong with a posted form, all at once, or the receipt. Other refusals as they come. */
export const postRequest = async (posting: Posting): Promise<Result<Receipt | readonly Wrong[]>> => {
  const { program, request, form, integrator, language } = posting
  const parts = [
    readService(form, servicesOf(program, language)),
    readAttributes(program, form),
    readWords(form, language),
    await readPlace(program, form),
  ] as const
  const [service, attributes, said, place] = parts
  const wrong = parts.flatMap((part) => ('wrong' in part ? part.wrong : []))
  if (!('value' in service && 'value' in attributes && 'value' in said && 'value' in place)) return accept(wrong)
  const key = integrator === null ? posting.key : sourceOf(integrator)
  const done = await lodgeSent(
    {
      program,
      request,
      caller: nobody(program.county, key, language),
      idempotencyKey: posting.idempotencyKey,
      ...(integrator !== null && {
        also: async (tx, { id, number }) =>
          addKeys(tx, program.county, [{ source: sourceOf(integrator), external: number, record: id }]),
      }),
    },
    {
      ...place.value,
      ...said.value,
      subject: '',
      category: service.value.category,
      data: attributes.value,
      sameAs: null,
      channel: 'open311',
    },
  )
  return done
}

/** A refusal in the words of the standard's errors. */
export const wrongOf = (refusal: Refusal, language: Language): readonly Wrong[] => {
  const { message, problems } = refusalBody(refusal, language)
  const status = (
    { input: 400, identity: 403, absent: 404, rules: 409, limit: refusal.code === 'too-large' ? 413 : 429 } as const
  )[refusal.kind]
  const lines = problems.map(({ path, message: said }) => ({ status, description: `${path}: ${said}` }))
  return lines.length > 0 ? lines : [{ status, description: message }]
}
