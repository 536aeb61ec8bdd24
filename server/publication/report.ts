import { accept, type Result } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { bigrams } from '../../store/matter/words.ts'
import { findOpenNumber, listSimilar } from '../../store/publication/figures.ts'
import type { FieldProblem } from '../../web/public/form.ts'
import type { PlacePageData } from '../../web/public/place/data.ts'
import type { ReportValues } from '../../web/public/report/form.ts'
import type { SimilarRequest } from '../../web/public/report/similar.ts'
import type { Key, Language, Words } from '../../web/public/words.ts'
import { type Caller, nobody } from '../caller.ts'
import { lodgeMatter } from '../matters/lodge.ts'
import type { Program } from '../program.ts'
import { write } from '../write.ts'
import { textOf } from './form.ts'
import { classTitle, residentProcess, topCategories } from './process.ts'
import { publisherOf } from './scope.ts'
import { publicCount, publicSubject } from './suppress.ts'

export const valuesOf = (form: FormData): ReportValues => ({
  body: textOf(form, 'body'),
  address: textOf(form, 'address'),
  grid: textOf(form, 'grid'),
  category: textOf(form, 'category'),
  contactName: textOf(form, 'contactName'),
  contactPhone: textOf(form, 'contactPhone'),
  publish: textOf(form, 'publish') === 'yes',
})

/** A mobile number as people write it: blanks, hyphens, full-width digits, the country's code in front. */
export const readPhone = (typed: string): string | undefined => {
  const digits = typed
    .normalize('NFKC')
    .replaceAll(/[\s()-]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
  return /^1\d{10}$/.test(digits) ? digits : undefined
}

const length = (text: string): number => [...text].length

/** Everything that is wrong with a filled form, field by field. */
export const problemsOf = (
  program: Program,
  place: PlacePageData,
  values: ReportValues,
  { t, language }: Words,
): readonly FieldProblem[] => {
  const process = residentProcess(program)?.key ?? ''
  const rules: readonly (readonly [boolean, string, Key])[] = [
    [length(values.body) < 5, 'body', 'problem.body'],
    [length(values.body) > 2000, 'body', 'problem.bodyLong'],
    [length(values.address) > 120, 'address', 'problem.addressLong'],
    [values.grid !== '' && !place.grids.some(({ code }) => code === values.grid), 'grid', 'problem.grid'],
    [
      values.category !== '' &&
        !topCategories(program, process, language).some(({ value }) => value === values.category),
      'category',
      'problem.category',
    ],
    [length(values.contactName) > 40, 'contactName', 'problem.name'],
    [values.contactPhone !== '' && readPhone(values.contactPhone) === undefined, 'contactPhone', 'problem.phone'],
  ]
  return rules.filter(([wrong]) => wrong).map(([, field, key]) => ({ field, message: t(key) }))
}

const MOST_SUBJECT = 30

/** The first words of a request, as its title. */
export const subjectOf = (body: string): string => {
  const [first = ''] = body.split(/[。！？!?\n]/).filter((part) => part.trim() !== '')
  const signs = [...(first.trim() || body.trim())]
  return signs.length > MOST_SUBJECT ? `${signs.slice(0, MOST_SUBJECT - 1).join('')}…` : signs.join('')
}

const DAY_MS = 86_400_000

/** Open requests of the village like this one; of each only what its lodger allowed. */
export const similarTo = async (
  program: Program,
  village: string,
  values: Pick<ReportValues, 'body' | 'address'>,
  language: Language,
): Promise<readonly SimilarRequest[]> => {
  const until = program.now()
  const like = {
    process: residentProcess(program)?.key ?? '',
    words: bigrams(`${values.body} ${values.address}`),
    since: new Date(until.getTime() - 30 * DAY_MS),
    until: new Date(until.getTime() + 1),
    leastShare: 0.4,
    most: 3,
  }
  const rows = await inScope(program.database, publisherOf(program.county, village), (tx) =>
    listSimilar(tx, program.county, village, like),
  )
  const processes = program.packs.set.packs.flatMap((pack) => pack.processes ?? [])
  return rows.map((row) => ({
    number: row.number,
    subject: row.publish && row.subject !== '' ? publicSubject(row.subject) : null,
    category: classTitle(program, row.process, row.category, language),
    said: publicCount(row.joined === 0 ? 0 : row.joined + 1),
    lodgedAt: row.lodgedAt.toISOString(),
    stepTitle: program.packs.words(
      processes.find(({ key }) => key === row.process)?.steps[row.step]?.title ?? row.step,
      language,
    ),
  }))
}

export interface Sending {
  readonly place: PlacePageData
  readonly values: ReportValues
  readonly photos: readonly { readonly id: string }[]
  readonly token: string
  /** Number of the request that the resident says is the same; `none` where none is. */
  readonly same: string
}

/** Lodges what a form says, once however often it is sent. The tracking code, which is kept nowhere in clear. */
export const sendReport = async (
  program: Program,
  caller: Caller,
  request: Request,
  sending: Sending,
): Promise<Result<{ readonly code: string }>> => {
  const { place, values, photos, token } = sending
  const village = place.region.code
  const named = await inScope(program.database, publisherOf(program.county, village), (tx) =>
    findOpenNumber(tx, program.county, village, sending.same),
  )
  // a public page is a resident's, whoever else is signed in beside
  const lodger = caller.kind === 'staff' ? nobody(program.county, caller.key, caller.language) : caller
  const process = residentProcess(program)
  const content = program.crypto.digest(JSON.stringify([values, named ?? ''])).toString('hex', 0, 12)
  const key = { ...lodger, key: `form:${token}` }
  const call = { program, caller: key, idempotencyKey: content, body: null, params: null, request }
  const done = await write<{ sealedCode: string }>(call, async (tx) => {
    const lodged = await lodgeMatter(
      program,
      lodger,
      {
        process: process?.key ?? '',
        region: values.grid || village,
        subject: subjectOf(values.body),
        body: values.body,
        category: values.category || null,
        address: values.address,
        contactName: values.contactName || null,
        contactPhone: readPhone(values.contactPhone) ?? null,
        attachments: photos.map(({ id }) => id),
        data: { ...(values.publish && { publish: true }), ...(named && { 'same-as': named }) },
        claim: token,
      },
      tx,
    )
    if (!lodged.ok) return lodged
    const sealedCode = program.crypto.encrypt('receipt', lodged.value.trackingCode).toString('base64')
    return accept({ body: { sealedCode } })
  })
  if (!done.ok) return done
  const body = 'body' in done.value ? done.value.body : undefined
  return accept({ code: program.crypto.decrypt('receipt', Buffer.from(body?.sealedCode ?? '', 'base64')) })
}
