import { html } from 'hono/html'
import { type Html, layout, type View } from '../layout.ts'
import { searchSection, villagesSection } from './below.ts'
import type { PlacePageData } from './data.ts'
import { closedSection, figuresSection } from './figures.ts'
import { keptSections } from './kept.ts'
import { answeringSection, gridsSection, listSection, phoneLink } from './people.ts'

const VILLAGE = 5

/** The number that a caller names on the phone: what tells the village from all others of its county. */
export const shortNumber = (code: string): string => code.slice(6)

export const pathNav = ({ words: { t } }: View, path: PlacePageData['path']): Html =>
  path.length === 0
    ? html``
    : html`<nav class="path" aria-label="${t('layout.path')}">${path.map(({ code, name }) => html`<a href="/v/${code}">${name}</a><span aria-hidden="true"> › </span>`)}</nav>`

const callBox = ({ words: { t } }: View, data: PlacePageData): Html => {
  const phone = data.phone === '' ? data.hotline : data.phone
  if (phone === '') return html``
  return html`<p class="call">${t('place.byPhone')}${phoneLink(phone)}<br>
<span class="muted">${t('place.shortNumber')}</span> <strong class="number">${shortNumber(data.region.code)}</strong></p>`
}

const actions = (view: View, data: PlacePageData): Html => {
  const { t } = view.words
  return html`
<div class="actions">
  <a class="button primary big" href="/v/${data.region.code}/report">${t('place.report')}</a>
  <a class="button" href="/my">${t('place.mine')}</a>
  <a class="button" href="/t">${t('place.track')}</a>
</div>
${callBox(view, data)}`
}

const village = (view: View, data: PlacePageData): Html => {
  const { words } = view
  const { t } = words
  return html`
${actions(view, data)}
${figuresSection(words, data.month, data.year)}
${closedSection(words, data.closed, data.asOf)}
${gridsSection(words, data.grids, data.hotline)}
${answeringSection(words, data.answering)}
${keptSections(words, data.ledgers, data.asOf)}
${listSection(words, 'grid-items', t('place.gridItems'), t('place.gridItemsNote'), data.gridItems)}
${listSection(words, 'proxy', t('place.proxy'), t('place.proxyNote'), data.proxyServices)}
<p class="tools"><a href="/v/${data.region.code}/poster">${t('place.poster')}</a></p>`
}

const above = (view: View, data: PlacePageData): Html => {
  const { words } = view
  if (data.search !== '') return searchSection(view, data)
  return html`
${searchSection(view, data)}
${figuresSection(words, data.month, data.year)}
${villagesSection(view, data)}
${answeringSection(words, data.answering)}
${data.hotline === '' ? '' : html`<p><strong>${words.t('place.hotline')}</strong> ${phoneLink(data.hotline)}</p>`}`
}

/** A village's public page; for a town or county its villages with a search. */
export const placePage = (view: View, data: PlacePageData): Html => {
  const { t, time } = view.words
  const isVillage = data.region.level === VILLAGE
  const body = html`
${pathNav(view, data.path)}
<h1>${data.region.name}</h1>
<p class="lead">${isVillage ? t('place.purpose.village') : t('place.purpose.above', { name: data.region.name })}</p>
${isVillage ? village(view, data) : above(view, data)}
<p class="note">${t('place.asOf', { time: time(data.asOf) })}</p>`
  return layout(view, { title: data.region.name, body })
}
