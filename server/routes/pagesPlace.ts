import QRCode from 'qrcode'
import { z } from 'zod'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import type { PlacePageData } from '../../web/public/place/data.ts'
import { placePage } from '../../web/public/place/page.ts'
import { posterPage } from '../../web/public/poster.ts'
import { privacyPage } from '../../web/public/privacy.ts'
import { loadLook } from '../publication/look.ts'
import { publishedPages } from '../publication/pages.ts'
import { toResponse } from '../publication/rendered.ts'
import { askedFor, htmlReply, viewOf } from '../publication/reply.ts'
import { type Call, defineRoute } from '../route.ts'

const VILLAGE = 5
const absent = refuse('absent', 'absent')
/** A grid's code leads to its village. */
export const PublicRegion = z.object({ region: z.string().regex(/^\d{6,24}$/) })
export const villageCode = (code: string): string => code.slice(0, 12)

const show = defineRoute({
  method: 'get',
  path: '/v/{region}',
  who: 'public',
  tag: 'pages',
  summary: 'The public page of a village, town or county',
  params: PublicRegion,
  query: z.object({ q: z.string().trim().max(40).default('') }),
  run: async ({ program, request, params, query }) => {
    const code = villageCode(params.region)
    const { language, senior, here, cookies } = askedFor(program, request)
    const pages = publishedPages(program)
    if (query.q === '' && here === `/v/${code}` && cookies.length === 0) {
      const page = await pages.page(code, language, senior)
      return page ? accept({ response: toResponse(page, request) }) : absent
    }
    const place = await pages.data(code, language)
    if (place === undefined) return absent
    const page = placePage(viewOf(program, request), query.q === '' ? place : search(place, query.q))
    return accept({ response: await htmlReply(program, request, page) })
  },
})

/** By name or number; towns by their name too. */
const search = (place: PlacePageData, typed: string): PlacePageData => {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '')
  const fits = ({ name, code, group }: PlacePageData['below'][number]): boolean =>
    name.includes(text) ||
    group.includes(text) ||
    (/^\d+$/.test(text) && (code.startsWith(text) || code.endsWith(text)))
  return { ...place, below: place.below.filter(fits), search: typed }
}

type PlaceCall = Call<'public', z.output<typeof PublicRegion>>

/** A village's data and the address that its code holds; undefined for anything that is no village today. */
const posted = async ({ program, request, params }: PlaceCall) => {
  const { language } = askedFor(program, request)
  const place = await publishedPages(program).data(params.region, language)
  return place?.region.level === VILLAGE ? { place, url: `${program.origin}/v/${place.region.code}` } : undefined
}

/** Quartile correction: a poster gets torn and faded. */
const CODE = { errorCorrectionLevel: 'Q', margin: 2 } as const

const poster = defineRoute({
  method: 'get',
  path: '/v/{region}/poster',
  who: 'public',
  tag: 'pages',
  summary: 'A village’s poster: one sheet of A4 with its code',
  params: PublicRegion,
  run: async (call) => {
    const found = await posted(call)
    if (found === undefined) return absent
    const { place, url } = found
    const qr = await QRCode.toString(url, { ...CODE, type: 'svg' })
    const page = posterPage(viewOf(call.program, call.request), {
      region: place.region,
      path: place.path.map(({ name }) => name),
      url,
      qr,
      phone: place.phone,
      hotline: place.hotline,
    })
    return accept({ response: await htmlReply(call.program, call.request, page) })
  },
})

const codeFile = (ending: 'svg' | 'png') =>
  defineRoute({
    method: 'get',
    path: `/v/{region}/code.${ending}`,
    who: 'public',
    tag: 'pages',
    summary: `A village’s code as ${ending.toUpperCase()}`,
    params: PublicRegion,
    run: async (call) => {
      const found = await posted(call)
      if (found === undefined) return absent
      const bytes =
        ending === 'svg'
          ? Buffer.from(await QRCode.toString(found.url, { ...CODE, type: 'svg' }))
          : await QRCode.toBuffer(found.url, { ...CODE, width: 1200 })
      const headers = {
        'content-type': ending === 'svg' ? 'image/svg+xml' : 'image/png',
        'content-disposition': `attachment; filename="${found.place.region.code}.${ending}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      }
      return accept({ response: new Response(new Uint8Array(bytes), { headers }) })
    },
  })

const look = defineRoute({
  method: 'get',
  path: '/look/{name}',
  who: 'public',
  tag: 'pages',
  summary: 'Style sheet, mark and script of the public pages',
  params: z.object({ name: z.string().max(80) }),
  run: async ({ request, params }) => {
    const found = (await loadLook()).get(`/look/${params.name}`)
    return found ? accept({ response: toResponse(found, request) }) : absent
  },
})

const privacy = defineRoute({
  method: 'get',
  path: '/privacy',
  who: 'public',
  tag: 'pages',
  summary: 'What is asked of residents, why, and for how long',
  run: async ({ program, request }) => {
    const view = viewOf(program, request)
    const county = await publishedPages(program).data(program.county, view.words.language)
    const data = { county: county?.region.name ?? '', phone: county?.hotline ?? '' }
    return accept({ response: await htmlReply(program, request, privacyPage(view, data)) })
  },
})

export const routes = [show, poster, codeFile('svg'), codeFile('png'), look, privacy]
