import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tabMark, tokensCss } from '../../web/public/look.ts'
import { type Rendered, render } from './rendered.ts'

const FOLDER = new URL('../../web/public/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8')

/** Comments and blanks take a third of a style sheet; nothing cleverer, so that what is read is what runs. */
const shrink = (css: string): string =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};]) ?/g, '$1')

/** In this order: later rules stand over earlier ones. */
const STYLES = ['page', 'frame', 'parts', 'figures', 'forms', 'request', 'poster', 'home'] as const
const css = shrink([tokensCss(), ...STYLES.map((name) => read(`styles/${name}.css`))].join('\n'))
const script = read('photos.js')
const follow = read('follow.js')
const named = (name: string, ending: string, text: string): string =>
  `/look/${name}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${ending}`

/** Addresses of what public pages need besides themselves; a digest in the name, so that they can be kept for ever. */
export const LOOK = {
  css: named('public', 'css', css),
  photos: named('photos', 'js', script),
  follow: named('follow', 'js', follow),
  mark: '/look/mark.svg',
} as const

const KEPT = 'public, max-age=31536000, immutable'

let loading: Promise<ReadonlyMap<string, Rendered>> | undefined

/** Each of them ready to go out; compressed once, they never change while the program runs. */
export const loadLook = (): Promise<ReadonlyMap<string, Rendered>> => {
  loading ??= makeLook()
  return loading
}

const makeLook = async (): Promise<ReadonlyMap<string, Rendered>> => {
  const nosniff = { 'x-content-type-options': 'nosniff' }
  const one = async (path: string, text: string, type: string, cache: string): Promise<[string, Rendered]> => [
    path,
    await render(text, { 'content-type': type, 'cache-control': cache, ...nosniff }, 11),
  ]
  return new Map(
    await Promise.all([
      one(LOOK.css, css, 'text/css; charset=utf-8', KEPT),
      one(LOOK.photos, script, 'text/javascript; charset=utf-8', KEPT),
      one(LOOK.follow, follow, 'text/javascript; charset=utf-8', KEPT),
      one(LOOK.mark, tabMark(), 'image/svg+xml', 'public, max-age=86400'),
    ]),
  )
}
