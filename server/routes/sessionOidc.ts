import { z } from 'zod'
import { accept } from '../../kernel/refusal/index.ts'
import { addressOf } from '../identity/address.ts'
import { readCookie, sessionCookie, setCookie } from '../identity/cookie.ts'
import {
  beginSingleSignOn,
  endSingleSignOn,
  hasSingleSignOn,
  OIDC_COOKIE,
  OIDC_PATH,
  OIDC_SECONDS,
} from '../identity/oidc.ts'
import { defineRoute } from '../route.ts'

const redirect = (location: string, cookies: readonly string[]): Response => {
  const response = new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

const ways = defineRoute({
  method: 'get',
  path: '/api/v1/session/ways',
  who: 'public',
  tag: 'session',
  summary: 'How staff can sign in here',
  reply: z.object({
    password: z.literal(true),
    singleSignOn: z.string().nullable().describe('address that begins it, with ?back= a path to come back to'),
  }),
  run: async ({ program }) =>
    accept({ body: { password: true as const, singleSignOn: (await hasSingleSignOn(program)) ? OIDC_PATH : null } }),
})

const begin = defineRoute({
  method: 'get',
  path: OIDC_PATH,
  who: 'public',
  tag: 'session',
  summary: 'Sends the browser to the provider of single sign-on',
  query: z.object({ back: z.string().max(500).optional() }),
  run: async ({ program, query }) => {
    const begun = await beginSingleSignOn(program, query.back)
    if (!begun.ok) return begun
    const cookie = setCookie(program, OIDC_COOKIE, begun.value.cookie, OIDC_SECONDS, OIDC_PATH)
    return accept({ response: redirect(begun.value.location, [cookie]) })
  },
})

const end = defineRoute({
  method: 'get',
  path: `${OIDC_PATH}/callback`,
  who: 'public',
  tag: 'session',
  summary: 'The provider’s answer; sends the browser back, with ?refused= a code where it did not work',
  run: async ({ program, request }) => {
    const cookie = readCookie(request, OIDC_COOKIE)
    const { search } = new URL(request.url)
    const { back, result } = await endSingleSignOn(program, { search, cookie, address: addressOf(request) })
    const used = setCookie(program, OIDC_COOKIE, '', 0, OIDC_PATH)
    if (result.ok)
      return accept({
        response: redirect(back, [used, sessionCookie(program, result.value.token, result.value.seconds)]),
      })
    const query = `${back.includes('?') ? '&' : '?'}refused=${result.refusal.code}`
    return accept({ response: redirect(`${back}${query}`, [used]) })
  },
})

export const routes = [ways, begin, end]
