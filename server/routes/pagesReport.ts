import { z } from 'zod'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { FieldProblem } from '../../web/public/form.ts'
import type { PlacePageData } from '../../web/public/place/data.ts'
import { type ReportValues, reportPage } from '../../web/public/report/form.ts'
import { similarPage } from '../../web/public/report/similar.ts'
import { setCookie } from '../identity/cookie.ts'
import { showTrackingCode } from '../identity/tracking.ts'
import { DEMO_COOKIE } from '../publication/demoHome.ts'
import { FORM_BYTES, type FormPhoto, photosOf, readForm, textOf, tokenOf } from '../publication/form.ts'
import { publishedPages } from '../publication/pages.ts'
import { residentProcess, topCategories } from '../publication/process.ts'
import { askedFor, htmlReply, seeOther, viewOf } from '../publication/reply.ts'
import { problemsOf, sendReport, similarTo, valuesOf } from '../publication/report.ts'
import { count, throttled } from '../publication/throttle.ts'
import { type Call, defineRoute, type Reply } from '../route.ts'
import { PHOTO_COUNT } from '../uploads/index.ts'
import { words } from '../words.ts'

const VILLAGE = 5
const DEMO_SECONDS = 86_400
const Region = z.object({ region: z.string().regex(/^\d{12,24}$/) })
type ReportCall = Call<'public', z.output<typeof Region>>

const EMPTY: ReportValues = {
  body: '',
  address: '',
  grid: '',
  category: '',
  contactName: '',
  contactPhone: '',
  publish: false,
}

/** The village that the address names (or whose grid it names); undefined where there is none. */
const villageOf = async ({ program, request, params }: ReportCall): Promise<PlacePageData | undefined> => {
  const { language } = askedFor(program, request)
  const place = await publishedPages(program).data(params.region.slice(0, 12), language)
  return place?.region.level === VILLAGE ? place : undefined
}

interface Filled {
  readonly token: string
  readonly values: ReportValues
  readonly photos: readonly FormPhoto[]
  readonly problems: readonly FieldProblem[]
}

const formPage = async (call: ReportCall, place: PlacePageData, filled: Filled, status = 200): Promise<Response> => {
  const { program, request } = call
  const view = viewOf(program, request)
  const process = residentProcess(program)
  const page = reportPage(
    // the two switches lead to the empty form: what was typed lives in this answer alone
    { ...view, here: `/v/${place.region.code}/report` },
    {
      ...filled,
      region: place.region,
      grids: place.grids.map(({ code, name, area }) => ({
        value: code,
        title: area === '' ? name : `${name}（${area}）`,
      })),
      categories: process ? topCategories(program, process.key, view.words.language) : [],
      mostPhotos: PHOTO_COUNT,
      phone: place.phone || place.hotline,
    },
  )
  return htmlReply(program, request, page, { status })
}

const form = defineRoute({
  method: 'get',
  path: '/v/{region}/report',
  who: 'public',
  tag: 'pages',
  summary: 'The form to tell what is wrong',
  params: Region,
  query: z.object({ example: z.literal('1').optional() }),
  run: async (call) => {
    const place = await villageOf(call)
    if (place === undefined) return refuse('absent', 'absent')
    const grid = place.grids.find(({ code }) => call.params.region.startsWith(code))?.code ?? ''
    // a demo's visitor need not think of something
    const example = call.program.demo && call.query.example === '1'
    const body = example ? viewOf(call.program, call.request).words.t('report.example') : ''
    const filled = { token: tokenOf(call.program), values: { ...EMPTY, grid, body }, photos: [], problems: [] }
    return accept({ response: await formPage(call, place, filled) })
  },
})

const send = defineRoute({
  method: 'post',
  path: '/v/{region}/report',
  who: 'public',
  tag: 'pages',
  summary: 'Tell what is wrong',
  params: Region,
  limit: FORM_BYTES,
  run: async (call): Promise<Result<Reply>> => {
    const { program, request } = call
    const allowed = throttled(program, request, 'form')
    if (!allowed.ok) return allowed
    count(program, request, 'form')
    const place = await villageOf(call)
    if (place === undefined) return refuse('absent', 'absent')
    const sent = await readForm(request)
    if (!sent.ok) return sent
    return answer(call, place, sent.value)
  },
})

const answer = async (call: ReportCall, place: PlacePageData, sent: FormData): Promise<Result<Reply>> => {
  const { program, request } = call
  const view = viewOf(program, request)
  const token = tokenOf(program, sent)
  const values = valuesOf(sent)
  const { photos, refused } = await photosOf(program, sent, { token, region: place.region.code })
  const photoProblem = refused ? [{ field: 'photos', message: words(`refusal.${refused}`, view.words.language) }] : []
  const problems = [...problemsOf(program, place, values, view.words), ...photoProblem]
  if (problems.length > 0) {
    return accept({ response: await formPage(call, place, { token, values, photos, problems }, 400) })
  }
  const same = textOf(sent, 'same')
  const similar = same === '' ? await similarTo(program, place.region.code, values, view.words.language) : []
  if (similar.length > 0) {
    const page = similarPage(view, {
      region: place.region,
      token,
      values,
      photos,
      similar,
      asOf: program.now().toISOString(),
    })
    return accept({ response: await htmlReply(program, request, page) })
  }
  const allowed = throttled(program, request, 'lodge')
  if (!allowed.ok) return allowed
  count(program, request, 'lodge')
  const done = await sendReport(program, call.caller, request, { place, values, photos, token, same })
  if (done.ok) {
    const remembered = program.demo ? [setCookie(program, DEMO_COOKIE, done.value.code, DEMO_SECONDS)] : []
    return accept({ response: seeOther(`/t/${showTrackingCode(done.value.code)}/receipt`, remembered) })
  }
  // a photo that another sending of the same form has taken already
  if (done.refusal.kind !== 'input') return done
  const lost = [{ field: 'photos', message: words('refusal.photo-damaged', view.words.language) }]
  return accept({ response: await formPage(call, place, { token, values, photos: [], problems: lost }, 400) })
}

export const routes = [form, send]
