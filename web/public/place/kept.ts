import { html } from 'hono/html'
import type { Html } from '../layout.ts'
import type { Words } from '../words.ts'
import type { PublicLedger, PublicRecord } from './data.ts'

const record = (words: Words, asOf: string, { title, updatedAt, facts }: PublicRecord): Html => html`
<li>
  ${title === '' ? '' : html`<h3>${title}</h3>`}
  <dl class="pairs">${facts.map((fact) => html`<div><dt>${fact.title}</dt><dd>${fact.value}</dd></div>`)}</dl>
  <p class="muted">${words.t('place.keptOn', { date: words.date(updatedAt, asOf) })}</p>
</li>`

/** What is kept about the village and published as it stands, by ledger. */
export const keptSections = (words: Words, ledgers: readonly PublicLedger[], asOf: string): Html =>
  html`${ledgers.map(
    ({ key, title, keeper, records }) => html`
<section aria-labelledby="kept-${key}">
  <h2 id="kept-${key}">${title}</h2>
  <p class="muted">${words.t('place.keptBy', { keeper })}</p>
  <ul class="plain grids">${records.map((one) => record(words, asOf, one))}</ul>
</section>`,
  )}`
