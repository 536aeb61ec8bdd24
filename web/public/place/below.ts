import { html } from 'hono/html'
import type { Html, View } from '../layout.ts'
import type { PlacePageData } from './data.ts'
import { countWords } from './figures.ts'

const searchForm = ({ words: { t } }: View, data: PlacePageData): Html => html`
<form class="search" action="/v/${data.region.code}" method="get" role="search">
  <label for="q">${t('place.searchLabel')}</label>
  <div class="row"><input class="input" id="q" name="q" type="search" maxlength="40" value="${data.search}" autocomplete="off"><button class="button primary">${t('place.searchButton')}</button></div>
</form>`

const found = ({ words: { t } }: View, { search, below, region }: PlacePageData): Html =>
  search === ''
    ? html``
    : html`<p role="status">${below.length === 0 ? t('place.searchNone', { q: search }) : t('place.searchFound', { q: search, n: below.length })} <a href="/v/${region.code}">${t('place.searchAll')}</a></p>`

/** Villages below, under their towns, with a search that needs no script. */
export const belowSection = (view: View, data: PlacePageData): Html => {
  const { t } = view.words
  const groups = [...new Set(data.below.map(({ group }) => group))]
  return html`
<section aria-labelledby="villages">
  <h2 id="villages">${t('place.search')}</h2>
  ${searchForm(view, data)}
  ${found(view, data)}
  ${groups.map(
    (group) =>
      html`${group === '' ? '' : html`<h3>${group}</h3>`}<ul class="plain tiles">${data.below
        .filter((place) => place.group === group)
        .map(
          (place) =>
            html`<li><a href="/v/${place.code}">${place.name}</a><span class="muted">${t('place.yearLodged', { n: countWords(view.words, place.lodgedThisYear) })}</span></li>`,
        )}</ul>`,
  )}
</section>`
}
