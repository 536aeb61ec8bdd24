import type { Html, View } from '../../web/public/layout.ts'
import { type Language, wordsOf } from '../../web/public/words.ts'
import { readCookie, setCookie } from '../identity/cookie.ts'
import type { Program } from '../program.ts'
import { htmlHeaders } from './headers.ts'
import { LOOK } from './look.ts'

const SENIOR_COOKIE = 'lingyan_senior'
const LANGUAGE_COOKIE = 'lingyan_lang'
const YEAR_SECONDS = 31_536_000

interface Asked {
  readonly language: Language
  readonly senior: boolean
  /** Address without the two switches. */
  readonly here: string
  /** Cookies for switches that the address carries. */
  readonly cookies: readonly string[]
}

/** How the reader wants pages: by the address (`?senior=1`, `?lang=en`), else by the cookies that an earlier switch left. */
export const askedFor = (program: Pick<Program, 'origin'>, request: Request): Asked => {
  const url = new URL(request.url)
  const senior = url.searchParams.get('senior')
  const lang = url.searchParams.get('lang')
  url.searchParams.delete('senior')
  url.searchParams.delete('lang')
  const language = lang === 'en' || lang === 'zh-CN' ? lang : readCookie(request, LANGUAGE_COOKIE)
  const cookies = [
    ...(senior === '1' || senior === '0' ? [setCookie(program, SENIOR_COOKIE, senior, YEAR_SECONDS)] : []),
    ...(lang === 'en' || lang === 'zh-CN' ? [setCookie(program, LANGUAGE_COOKIE, lang, YEAR_SECONDS)] : []),
  ]
  return {
    language: language === 'en' ? 'en' : 'zh-CN',
    senior: senior === '1' || (senior !== '0' && readCookie(request, SENIOR_COOKIE) === '1'),
    // a page that answers a sent form has no address of its own to come back to
    here: request.method === 'GET' ? url.pathname + url.search : '/',
    cookies,
  }
}

export const viewOf = (program: Pick<Program, 'origin' | 'demo'>, request: Request): View => {
  const { language, senior, here } = askedFor(program, request)
  return {
    words: wordsOf(language),
    senior,
    here,
    css: LOOK.css,
    mark: LOOK.mark,
    photos: LOOK.photos,
    follow: LOOK.follow,
    demo: program.demo,
  }
}

/** A page made for one reader: never kept by anybody. */
export const htmlReply = async (
  program: Pick<Program, 'origin'>,
  request: Request,
  page: Html,
  more: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> => {
  const response = new Response(String(await page), {
    status: more.status ?? 200,
    headers: { ...htmlHeaders(program), 'cache-control': 'no-store', 'x-robots-tag': 'noindex', ...more.headers },
  })
  for (const cookie of askedFor(program, request).cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** After a form: to the page that shows what came of it, so that reloading sends nothing again. */
export const seeOther = (location: string, cookies: readonly string[] = []): Response => {
  const response = new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
