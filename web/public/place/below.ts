import { html } from 'hono/html'
import type { Html, View } from '../layout.ts'
import type { PlacePageData } from './data.ts'
import { countWords } from './figures.ts'

const form = ({ words: { t } }: View, data: PlacePageData): Html => html`
<form class="search" action="/v/${data.region.code}" method="get" role="search">
  <label for="q">${t('place.searchLabel')}</label>
  <div class="row"><input class="input" id="q" name="q" type="search" maxlength="40" value="${data.search}" autocomplete="off"><button class="button primary">${t('place.searchButton')}</button></div>
</form>`

const found = ({ words: { t } }: View, { search, below, region }: PlacePageData): Html =>
  search === ''
    ? html``
    : html`<p role="status">${below.length === 0 ? t('place.searchNone', { q: search }) : t('place.searchFound', { q: search, n: below.length })} <a href="/v/${region.code}">${t('place.searchAll')}</a></p>`

type Below = PlacePageData['below']

const tiles = ({ words }: View, places: Below): Html =>
  html`<ul class="plain tiles">${places.map(
    (place) =>
      html`<li><a href="/v/${place.code}">${place.name}</a><span class="muted">${words.t('place.yearLodged', { n: countWords(words, place.lodgedThisYear) })}</span></li>`,
  )}</ul>`

/** By town; a county's are folded, for it has too many to look through. */
const villages = (view: View, { below }: PlacePageData, folded: boolean): Html => {
  const groups = [...Map.groupBy(below, ({ group }) => group)]
  return html`${groups.map(([group, places]) => {
    if (group === '') return tiles(view, places)
    if (!folded || groups.length === 1) return html`<h3>${group}</h3>${tiles(view, places)}`
    const n = view.words.t('place.villagesIn', { n: places.length })
    return html`<details class="town"><summary><h3>${group}</h3> <span class="muted">${n}</span></summary>${tiles(view, places)}</details>`
  })}`
}

/** Finding one's village, without a script; what was found stands right below. */
export const searchSection = (view: View, data: PlacePageData): Html => html`
<section aria-labelledby="search">
  <h2 id="search">${view.words.t('place.search')}</h2>
  ${form(view, data)}
  ${found(view, data)}
  ${data.search === '' ? '' : villages(view, data, false)}
</section>`

/** All villages, under their towns. */
export const villagesSection = (view: View, data: PlacePageData): Html => html`
<section aria-labelledby="villages">
  <h2 id="villages">${view.words.t('place.villages')}</h2>
  ${villages(view, data, true)}
</section>`
