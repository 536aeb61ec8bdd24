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

const villages = (view: View, data: PlacePageData): Html => {
  const groups = [...new Set(data.below.map(({ group }) => group))]
  return html`${groups.map(
    (group) =>
      html`${group === '' ? '' : html`<h3>${group}</h3>`}<ul class="plain tiles">${data.below
        .filter((place) => place.group === group)
        .map(
          (place) =>
            html`<li><a href="/v/${place.code}">${place.name}</a><span class="muted">${view.words.t('place.yearLodged', { n: countWords(view.words, place.lodgedThisYear) })}</span></li>`,
        )}</ul>`,
  )}`
}

/** Finding one's village, without a script; what was found stands right below. */
export const searchSection = (view: View, data: PlacePageData): Html => html`
<section aria-labelledby="search">
  <h2 id="search">${view.words.t('place.search')}</h2>
  ${form(view, data)}
  ${found(view, data)}
  ${data.search === '' ? '' : villages(view, data)}
</section>`

/** All villages, under their towns. */
export const villagesSection = (view: View, data: PlacePageData): Html => html`
<section aria-labelledby="villages">
  <h2 id="villages">${view.words.t('place.villages')}</h2>
  ${villages(view, data)}
</section>`
