import { civilDate } from '../../kernel/calendar/index.ts'
import { roleOf } from '../../kernel/workflow/index.ts'
import { type DemoPost, listDemoPosts } from '../../store/publication/demo.ts'
import type { DemoRole, DemoStop, HomePage } from '../../web/public/home/page.ts'
import { STOPS, type Stop } from '../../web/public/home/stops.ts'
import type { Words } from '../../web/public/words.ts'
import { readCookie } from '../identity/cookie.ts'
import { showTrackingCode } from '../identity/tracking.ts'
import { type Reading, trackMatter } from '../matters/read.ts'
import type { Program } from '../program.ts'

/** In a demo only: the code of the request that this visitor lodged last, so that the way shows where it stands. */
export const DEMO_COOKIE = 'lingyan_demo'

const VILLAGE_ROLE = 'village-secretary'
const OFFICE_ROLE = 'town-office'
/** Lowest level that works at a desk: below it the phone. */
const LOWEST_CONSOLE = 5

/** Where a role works: a grid worker with the phone, everybody else at the console. */
export const faceOf = (program: Program, role: string): '/field/' | '/console/' => {
  const levels = program.packs.role(role)?.levels ?? []
  return levels.length > 0 && levels.every((level) => level > LOWEST_CONSOLE) ? '/field/' : '/console/'
}

/** What the demo's start page shows besides the plain one; null where the demo county is not there. */
export const loadDemo = async (program: Program, request: Request, words: Words): Promise<HomePage['demo']> => {
  const day = civilDate(program.now().toISOString())
  const posts = await listDemoPosts(program.database.app, program.county, day)
  const village = posts.find(({ role }) => role === VILLAGE_ROLE)
  if (village === undefined) return null
  const code = readCookie(request, DEMO_COOKIE)
  const tracked = code === undefined ? undefined : await trackMatter(program, code)
  const reading = tracked?.ok ? tracked.value : undefined
  const at = `/t/${showTrackingCode(code ?? '')}`
  return {
    village: { code: village.region, name: village.regionName },
    request: reading ? requestOf(program, reading, at, words) : null,
    stops: stopsOf(program, { posts, village: village.region, reading, at, words }),
    roles: posts.map((post) => roleOfPost(program, post, words)).sort((a, b) => a.order - b.order),
  }
}

const requestOf = ({ packs }: Program, { matter, state, context }: Reading, href: string, { language }: Words) => ({
  subject: matter.subject,
  number: matter.number,
  stepTitle: packs.words(context.process.steps[state.step]?.title ?? '', language),
  href,
})

interface Given {
  readonly posts: readonly DemoPost[]
  readonly village: string
  readonly reading: Reading | undefined
  readonly at: string
  readonly words: Words
}

/** Index of the stop that has the request now; -1 where it went another way. */
const present = ({ state }: Reading): number => {
  if (state.closedAt !== null) return STOPS.findIndex(({ stage }) => stage === 'closed')
  const role = state.lead === null ? null : roleOf(state.lead)
  return STOPS.findIndex((stop) => stop.role === role && stop.stage === state.stage)
}

const stopsOf = (program: Program, given: Given): readonly DemoStop[] => {
  const { reading, words } = given
  const now = reading ? present(reading) : 0
  return STOPS.map((stop, index) => ({
    title: words.t(stop.title),
    does: words.t(stop.does, { office: officeOf(given) }),
    who: whoOf(program, stop, words),
    state: index === now ? 'now' : index < now ? 'done' : 'todo',
    enter: enterOf(given, stop),
  }))
}

/** The office that the example is for. */
const officeOf = ({ posts }: Given): string => posts.find(({ role }) => role === OFFICE_ROLE)?.orgName ?? ''

const whoOf = ({ packs }: Program, { role }: Stop, { t, language }: Words): string =>
  role === null ? t('home.resident') : packs.words(packs.role(role)?.title ?? role, language)

const enterOf = ({ posts, village, reading, at }: Given, stop: Stop): DemoStop['enter'] => {
  if (stop.key === 'lodge') return { href: `/v/${village}/report?example=1` }
  if (reading === undefined) return null
  if (stop.role === null) return { href: at }
  const post = posts.find(({ role }) => role === stop.role)
  if (post === undefined) return null
  const to = stop.stage === 'closed' ? '/console/board' : `/console/matters/${reading.matter.id}`
  return { login: post.login, to }
}

/** In order of the tree: the phone first, the county, then the administrators. */
const roleOfPost = (program: Program, post: DemoPost, { language }: Words): DemoRole & { readonly order: number } => {
  const role = program.packs.role(post.role)
  const level = Math.max(...(role?.levels ?? [0]))
  return {
    login: post.login,
    title: program.packs.words(role?.title ?? post.role, language),
    place: post.orgName ?? post.regionName,
    order: (role?.reach === 'none' ? 100 : 0) - level,
  }
}
