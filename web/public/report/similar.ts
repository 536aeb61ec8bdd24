import { html } from 'hono/html'
import { type Html, layout, type View } from '../layout.ts'
import type { PublicCount } from '../place/data.ts'
import { carried, type ReportValues } from './form.ts'

/** An open request of the same village that may be about the same thing; nothing that its lodger did not allow. */
export interface SimilarRequest {
  readonly number: string
  readonly subject: string | null
  readonly category: string | null
  readonly lodgedAt: string
  readonly stepTitle: string
  /** How many have said it; 0 where nobody but its lodger did. */
  readonly said: PublicCount
}

const saidBy = ({ t }: View['words'], said: PublicCount): string =>
  said === 0 ? '' : ` · ${said === 'few' ? t('similar.few') : t('similar.many', { n: said })}`

export interface SimilarPage {
  readonly region: { readonly code: string; readonly name: string }
  readonly token: string
  readonly values: ReportValues
  readonly photos: readonly { readonly id: string }[]
  readonly similar: readonly SimilarRequest[]
  readonly asOf: string
}

const item = ({ words }: View, page: SimilarPage, one: SimilarRequest): Html => html`
<li class="box">
  <h2>${one.subject ?? one.category ?? words.t('similar.unnamed')}</h2>
  <p class="muted">${words.t('similar.since', { date: words.date(one.lodgedAt, page.asOf) })} · ${one.stepTitle}${saidBy(words, one.said)}</p>
  <form method="post" action="/v/${page.region.code}/report" enctype="multipart/form-data">
    ${carried(page.values, page.photos, page.token)}
    <input type="hidden" name="same" value="${one.number}">
    <button class="button">${words.t('similar.same')}</button>
  </form>
</li>`

/** Asked once before a request is lodged: somebody may have said it already. Both ways lead on. */
export const similarPage = (view: View, page: SimilarPage): Html => {
  const { t } = view.words
  const body = html`
<nav class="path" aria-label="${t('layout.path')}"><a href="/v/${page.region.code}">${page.region.name}</a></nav>
<h1>${t('similar.title')}</h1>
<p>${t('similar.lead')}</p>
<div class="box said"><p class="pre">${page.values.body}</p></div>
<ul class="plain stack">${page.similar.map((one) => item(view, page, one))}</ul>
<form method="post" action="/v/${page.region.code}/report" enctype="multipart/form-data">
  ${carried(page.values, page.photos, page.token)}
  <input type="hidden" name="same" value="none">
  <button class="button primary big">${t('similar.other')}</button>
</form>
<p class="note">${t('similar.note')}</p>`
  return layout(view, { title: t('similar.title'), body })
}
