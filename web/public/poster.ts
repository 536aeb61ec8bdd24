import { html, raw } from 'hono/html'
import { type Html, layout, type View } from './layout.ts'
import { shortNumber } from './place/page.ts'
import { phoneLink } from './place/people.ts'

export interface Poster {
  readonly region: { readonly code: string; readonly name: string }
  /** Names from the county down to the region above. */
  readonly path: readonly string[]
  readonly url: string
  readonly qr: string
  readonly phone: string
  readonly hotline: string
}

/** Names of more signs than these are set smaller, so that the sheet stays one. */
const LONG = 8

/** An A4 sheet for the notice board: what it is for, the code, the number to call. */
export const posterPage = (view: View, poster: Poster): Html => {
  const { t } = view.words
  const code = poster.region.code
  const body = html`
<p class="tools noprint"><a href="/v/${code}">${t('poster.back')}</a> <a href="/v/${code}/code.svg" download>${t('poster.svg')}</a> <a href="/v/${code}/code.png" download>${t('poster.png')}</a></p>
<p class="note noprint">${t('poster.how')}</p>
<article class="poster">
  <p class="poster-place">${poster.path.join(' ')}</p>
  <h1${[...poster.region.name].length > LONG ? html` class="long"` : ''}>${poster.region.name}</h1>
  <p class="poster-call"><span>${t('poster.call')}</span> <span>${t('poster.call2')}</span></p>
  <div class="poster-code">${raw(poster.qr)}</div>
  <p class="poster-how">${t('poster.scan')}</p>
  <p class="poster-short">${t('poster.short')} <strong>${shortNumber(code)}</strong></p>
  ${poster.phone === '' ? '' : html`<p class="poster-phone">${t('poster.phone')} <strong>${phoneLink(poster.phone)}</strong></p>`}
  ${poster.hotline === '' ? '' : html`<p class="poster-line">${t('place.hotline')} ${phoneLink(poster.hotline)}</p>`}
  <p class="poster-line address">${poster.url}</p>
  <p class="poster-line">${t('poster.promise')}</p>
</article>`
  return layout(view, { title: t('poster.title', { name: poster.region.name }), body })
}
