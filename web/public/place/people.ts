import { html } from 'hono/html'
import type { Html } from '../layout.ts'
import type { Words } from '../words.ts'
import type { Answering, Grid, ListItem } from './data.ts'

/** A number that can be pressed to call. */
export const phoneLink = (phone: string): Html =>
  html`<a class="tel" href="tel:${phone.replaceAll(/[^\d+]/g, '')}">${phone}</a>`

const gridRow = ({ t }: Words, grid: Grid): Html => html`
<li class="grid">
  <h3>${grid.name}${grid.form === '' ? '' : html` <small class="muted">${grid.form}</small>`}</h3>
  <dl>
    ${grid.area === '' ? '' : html`<div><dt>${t('place.area')}</dt><dd>${grid.area}</dd></div>`}
    ${grid.party.length === 0 ? '' : html`<div><dt>${t('place.party')}</dt><dd>${grid.party.join('、')}</dd></div>`}
    ${
      grid.people.length === 0
        ? html`<div><dt>${t('place.worker')}</dt><dd>${t('place.noWorker')}</dd></div>`
        : grid.people.map(({ title, names }) => html`<div><dt>${title}</dt><dd>${names.join('、')}</dd></div>`)
    }
    ${grid.phone === '' ? '' : html`<div><dt>${t('place.phone')}</dt><dd>${phoneLink(grid.phone)}</dd></div>`}
  </dl>
</li>`

const gridList = (words: Words, grids: readonly Grid[]): Html =>
  html`<ul class="plain grids">${grids.map((grid) => gridRow(words, grid))}</ul>`

/** Of more grids than this one is looked for by its name: the list would push whom to call far below. */
const MOST_OPEN = 6

const folded = (words: Words, grids: readonly Grid[]): Html =>
  html`<details><summary>${words.t('place.gridsAll', { n: grids.length })}</summary>${gridList(words, grids)}</details>`

/** 滨州网格条例 §6: name, area, worker and phone of every grid, and the supervision phone. */
export const gridsSection = (words: Words, grids: readonly Grid[], hotline: string): Html => html`
<section aria-labelledby="grids">
  <h2 id="grids">${words.t('place.grids')}</h2>
  ${
    grids.length === 0
      ? html`<p class="muted">${words.t('place.gridsNone')}</p>`
      : html`<p>${words.t('place.gridCount', { n: grids.length })}</p>
  ${grids.length > MOST_OPEN ? folded(words, grids) : gridList(words, grids)}`
  }
  ${hotline === '' ? '' : html`<p><strong>${words.t('place.hotline')}</strong> ${phoneLink(hotline)} <span class="muted">${words.t('place.hotlineWhy')}</span></p>`}
</section>`

export const answeringSection = ({ t }: Words, answering: readonly Answering[]): Html => html`
<section aria-labelledby="answering">
  <h2 id="answering">${t('place.answering')}</h2>
  ${
    answering.length === 0
      ? html`<p class="muted">${t('place.answeringNone')}</p>`
      : html`<dl class="pairs">${answering.map(
          ({ title, people, phone }) =>
            html`<div><dt>${title}</dt><dd>${people.length === 0 ? t('place.vacant') : people.join('、')}${phone === '' ? '' : html` ${phoneLink(phone)}`}</dd></div>`,
        )}</dl>`
  }
</section>`

/** A published list, folded: it is long and read rarely. */
export const listSection = (
  { t }: Words,
  id: string,
  title: string,
  note: string,
  items: readonly ListItem[],
): Html => {
  if (items.length === 0) return html``
  const groups = [...new Set(items.map(({ group }) => group))]
  return html`
<section aria-labelledby="${id}">
  <h2 id="${id}">${title}</h2>
  <p>${note}</p>
  <details>
    <summary>${t('place.listCount', { n: items.length })}</summary>
    ${groups.map(
      (group) =>
        html`${group === '' ? '' : html`<h3>${group}</h3>`}<ul>${items
          .filter((item) => item.group === group)
          .map(
            (item) =>
              html`<li>${item.title}${item.note === '' ? '' : html` <span class="muted">${item.note}</span>`}</li>`,
          )}</ul>`,
    )}
  </details>
</section>`
}
