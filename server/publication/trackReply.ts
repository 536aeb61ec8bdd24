import QRCode from 'qrcode'
import { accept, type Refusal, type Result, refuse } from '../../kernel/refusal/index.ts'
import { receiptPage } from '../../web/public/report/receipt.ts'
import { trackPage } from '../../web/public/track/page.ts'
import type { Words } from '../../web/public/words.ts'
import type { OfferBody } from '../contract/matter.ts'
import { registerOf } from '../matters/register.ts'
import type { Program } from '../program.ts'
import type { Reply } from '../route.ts'
import { serveAttachment } from '../uploads/index.ts'
import { refusalBody, words } from '../words.ts'
import { actOnOwn, dataOf, problemsIn, typedIn } from './act.ts'
import type { Door } from './door.ts'
import { photosOf, tokenOf } from './form.ts'
import { ownPhotos } from './ownPhotos.ts'
import { htmlReply, seeOther, viewOf } from './reply.ts'
import { answerDue, phoneOfDesk, presentTrack, type Returned, trackedOf } from './track.ts'

/** The page of a request. */
export const showTrack = async (
  program: Program,
  request: Request,
  door: Door,
  more: { readonly returned?: Returned; readonly notice?: string; readonly status?: number } = {},
): Promise<Response> => {
  const view = viewOf(program, request)
  const { language } = view.words
  const track = await presentTrack(program, door.reading, {
    at: door.at,
    language,
    done: doneWords(program, request, door),
    notice: more.notice ?? null,
    ...(more.returned && { returned: more.returned }),
  })
  return htmlReply(program, request, trackPage({ ...view, here: door.at }, track), { status: more.status ?? 200 })
}

/** What was just done, where the address says so and the process knows it. */
const doneWords = (program: Program, request: Request, { reading }: Door): string | null => {
  const done = new URL(request.url).searchParams.get('done')
  const { t, language } = viewOf(program, request).words
  if (done === 'contact-changed') return t('track.contactSaved')
  const { steps, stages } = reading.context.process
  const step = Object.values(steps).find(({ actions }) => done !== null && Object.hasOwn(actions, done))
  const title = done === null ? undefined : step?.actions[done]?.title
  if (step === undefined || title === undefined) return null
  // "not solved" sends it back: said at once, or it looks as if nothing had come of it
  const back = reading.state.closedAt === null && stages.indexOf(reading.state.stage) < stages.indexOf(step.stage)
  return t(back ? 'track.reopened' : 'track.done', { title: program.packs.words(title, language) })
}

/** What a resident takes home after lodging. */
export const showReceipt = async (program: Program, request: Request, door: Door): Promise<Response> => {
  const view = viewOf(program, request)
  const tracked = await trackedOf(program, door.reading, view.words.language)
  const url = `${program.origin}${door.at}`
  const village = tracked.region.code.slice(0, 12)
  const page = receiptPage(
    { ...view, here: `${door.at}/receipt` },
    {
      number: tracked.number,
      code: door.at.slice('/t/'.length),
      url,
      qr: await QRCode.toString(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }),
      region: { code: village, name: await villageName(program, village) },
      lodgedAt: tracked.lodgedAt,
      subject: tracked.subject,
      holder: tracked.holder?.title ?? words('actor.sealed', view.words.language),
      phone: tracked.holder ? await phoneOfDesk(program, tracked.holder.desk) : '',
      dueAt: answerDue(door.reading),
      joined: door.reading.matter.data['same-as'] !== undefined,
    },
  )
  return htmlReply(program, request, page)
}

/** One of one's own photos. */
export const showPhoto = async (program: Program, door: Door, id: string): Promise<Result<Reply>> => {
  const photo = ownPhotos(door.reading).find((one) => one.id === id)
  const response = photo && (await serveAttachment(program, photo))
  return response ? accept({ response }) : refuse('absent', 'absent')
}

/** An act of the resident's from its form; back to the page, with what was typed where something is wrong. */
export const takeAct = async (
  program: Program,
  request: Request,
  door: Door,
  { action, form }: { action: string; form: FormData },
): Promise<Result<Reply>> => {
  const view = viewOf(program, request)
  const tracked = await trackedOf(program, door.reading, view.words.language)
  const offers: Readonly<Record<string, OfferBody>> = tracked.offers
  const offer = Object.hasOwn(offers, action) ? offers[action] : undefined
  const token = tokenOf(program, form)
  const back = (returned: Returned, more: { readonly notice?: string; readonly status: number }) =>
    showTrack(program, request, door, { returned, ...more }).then((response) => accept({ response }))
  const known = Object.values(door.reading.context.process.steps).some(({ actions }) => Object.hasOwn(actions, action))
  if (offer === undefined && !known) return refuse('absent', 'absent')
  const typed = offer ? typedIn(offer, form) : {}
  const { photos, refused } = await photosOf(program, form, { token, region: door.reading.matter.region })
  const returned: Returned = { action, token, values: typed, photos, problems: [] }
  if (refused !== undefined) {
    const id = offer?.fields.find(({ type }) => type === 'files')?.key ?? ''
    const problems = [{ field: `${action}-${id}`, message: words(`refusal.${refused}`, view.words.language) }]
    return back({ ...returned, problems }, { status: 400 })
  }
  // also where it is not offered any more: sent twice, it gets the answer of the first time
  const data = offer ? dataOf(offer, typed, photos) : {}
  const acted = await actOnOwn(program, request, door, { action, data, token }, form)
  if (acted.ok) return accept({ response: seeOther(`${door.at}?done=${action}`) })
  if (acted.refusal.kind === 'input' && offer) {
    return back({ ...returned, problems: problemsIn(acted.refusal, { action, offer }, view.words) }, { status: 400 })
  }
  if (acted.refusal.kind !== 'rules') return acted
  return back(returned, { notice: noticeOf(program, acted.refusal, offer !== undefined, view.words), status: 409 })
}

const noticeOf = (program: Program, refusal: Refusal, offered: boolean, { t, language }: Words): string => {
  if (!offered) return t('track.notNow')
  return refusal.code === 'stale-version' ? t('track.stale') : refusalBody(refusal, language, program.packs).message
}

const villageName = async (program: Program, village: string): Promise<string> =>
  (await registerOf(program)).regionName(village)
