import { awayReason } from '../../store/away.ts'
import type { PlacePageData } from '../../web/public/place/data.ts'
import { placePage } from '../../web/public/place/page.ts'
import { type Language, wordsOf } from '../../web/public/words.ts'
import type { Program } from '../program.ts'
import { htmlHeaders } from './headers.ts'
import { LOOK } from './look.ts'
import { loadPlace } from './place.ts'
import { type Rendered, render } from './rendered.ts'

/** A published page is made again after this long even if nobody told of a change (a new post, a new phone). */
export const MAX_AGE_MS = 60_000
/** Pages kept in memory: a county's villages in all four ways to show them, with room. */
const MOST = 4000

interface Kept<T> {
  value: T
  at: number
  /** Something in it has changed: it may be shown only while the database can't be reached. */
  stale: boolean
}

export interface PublishedPages {
  /** Without waiting: the page where it is fresh. */
  readonly fresh: (key: string) => Rendered | undefined
  /** The page, made now where it is not fresh; undefined where there is no such region. */
  readonly page: (code: string, language: Language, senior: boolean) => Promise<Rendered | undefined>
  readonly data: (code: string, language: Language) => Promise<PlacePageData | undefined>
  /** Everything about this region and those above it is out of date. */
  readonly changed: (region: string) => void
}

/** Key of one way to show a region's page; the fast path builds the same from the bare request. */
export const pageKey = (code: string, language: Language, senior: boolean): string =>
  `${code}${language === 'en' ? 'e' : 'z'}${senior ? 's' : 'n'}`

const known = new WeakMap<Program['database'], PublishedPages>()

/** One per program: rendered pages in memory, forgotten when a matter of their region changes. */
export const publishedPages = (program: Program): PublishedPages => {
  const made = known.get(program.database) ?? make(program)
  known.set(program.database, made)
  return made
}

const make = (program: Program): PublishedPages => {
  const pages = keep<Rendered>()
  const places = keep<PlacePageData>()
  const data: PublishedPages['data'] = (code, language) =>
    places.get(`${code}${language}`, () => loadPlace(program, code, language))
  const page: PublishedPages['page'] = (code, language, senior) =>
    pages.get(pageKey(code, language, senior), async () => {
      const place = await data(code, language)
      return place && renderPlace(program, place, language, senior)
    })
  const changed = (region: string): void => {
    for (const kept of [pages, places]) kept.spoil((key) => region.startsWith(/^\d+/.exec(key)?.[0] ?? ' '))
  }
  program.events.listen((told) => {
    if (told.kind === 'matter') return changed(told.region)
    for (const kept of [pages, places]) kept.spoil(() => true)
  })
  return { fresh: pages.fresh, page, data, changed }
}

const renderPlace = async (
  program: Program,
  place: PlacePageData,
  language: Language,
  senior: boolean,
): Promise<Rendered> => {
  const view = {
    words: wordsOf(language),
    senior,
    here: `/v/${place.region.code}`,
    css: LOOK.css,
    mark: LOOK.mark,
    photos: LOOK.photos,
    follow: LOOK.follow,
    demo: program.demo,
  }
  const html = String(await placePage(view, place))
  return render(html, { ...htmlHeaders(program), 'cache-control': 'no-cache' })
}

interface Keep<T> {
  readonly fresh: (key: string) => T | undefined
  readonly get: (key: string, make: () => Promise<T | undefined>) => Promise<T | undefined>
  readonly spoil: (which: (key: string) => boolean) => void
}

/** Values by key, each made by one caller at a time however many ask. */
const keep = <T>(): Keep<T> => {
  const kept = new Map<string, Kept<T>>()
  const making = new Map<string, Promise<T | undefined>>()
  const fresh = (key: string): T | undefined => {
    const one = kept.get(key)
    return one && !one.stale && performance.now() - one.at < MAX_AGE_MS ? one.value : undefined
  }
  const renew = async (key: string, make: () => Promise<T | undefined>): Promise<T | undefined> => {
    // put in before the reading: a change during it leaves the new value stale
    const mark: Kept<T | undefined> = { value: undefined, at: performance.now(), stale: false }
    const before = kept.get(key)
    spoiled.set(key, mark)
    try {
      const value = await make()
      kept.delete(key)
      if (value !== undefined) kept.set(key, { value, at: mark.at, stale: mark.stale })
      if (kept.size > MOST) kept.delete(kept.keys().next().value as string)
      return value
    } catch (error) {
      if (before && awayReason(error)) return before.value
      throw error
    } finally {
      spoiled.delete(key)
      making.delete(key)
    }
  }
  const spoiled = new Map<string, Kept<T | undefined>>()
  return {
    fresh,
    get: async (key, make) => {
      const one = fresh(key)
      if (one !== undefined) return one
      const made = making.get(key) ?? renew(key, make)
      making.set(key, made)
      return made
    },
    spoil: (which) => {
      for (const map of [kept, spoiled]) for (const [key, one] of map) if (which(key)) one.stale = true
    },
  }
}
