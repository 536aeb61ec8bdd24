import { html } from 'hono/html'
import {
  type FieldProblem,
  type Option,
  photoField,
  problemOf,
  problemSummary,
  radios,
  textArea,
  textField,
} from '../form.ts'
import type { Html, View } from '../layout.ts'
import type { Key } from '../words.ts'

/** One field of an act of the resident's, as the pack declares it. */
export interface OfferField {
  readonly key: string
  readonly title: string
  readonly type: 'text' | 'long-text' | 'choice' | 'yes-no' | 'files'
  readonly required: boolean
  readonly max: number
  readonly options: readonly Option[]
}

/** What the resident may do now. */
export interface OfferForm {
  readonly action: string
  readonly title: string
  readonly primary: boolean
  readonly consequence: string | null
  readonly fields: readonly OfferField[]
  readonly token: string
  /** The state that the reader saw: an act on an older one is told what has changed. */
  readonly version: number
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldProblem[]
  readonly photos: readonly { readonly id: string; readonly size: string }[]
}

/** Plain answers for the two questions of every verdict (kernel/workflow Verdict); yes and no for all others. */
const YES_NO: Readonly<Record<string, { yes: Key; no: Key }>> & { readonly plain: { yes: Key; no: Key } } = {
  contacted: { yes: 'form.yes.contacted', no: 'form.no.contacted' },
  resolved: { yes: 'form.yes.resolved', no: 'form.no.resolved' },
  plain: { yes: 'form.yes', no: 'form.no' },
}

const field = (view: View, offer: OfferForm, one: OfferField): Html => {
  const { t } = view.words
  const id = `${offer.action}-${one.key}`
  const label = one.required || one.type === 'files' ? one.title : t('form.optional', { label: one.title })
  const shared = {
    id,
    name: one.key,
    label,
    value: offer.values[one.key] ?? '',
    problem: problemOf(offer.problems, id),
  }
  switch (one.type) {
    case 'yes-no': {
      const words = YES_NO[one.key] ?? YES_NO.plain
      const options = [
        { value: 'yes', title: t(words.yes) },
        { value: 'no', title: t(words.no) },
      ]
      return radios({ ...shared, required: one.required, options })
    }
    case 'choice':
      return radios({ ...shared, required: one.required, options: one.options })
    case 'files':
      return photoField(view.words, { id, kept: offer.photos, most: Math.min(one.max, 6), problem: shared.problem })
    case 'long-text':
      return textArea({ ...shared, max: one.max, rows: 4, required: one.required })
    default:
      return textField({ ...shared, max: one.max, required: one.required })
  }
}

const form = (view: View, at: string, offer: OfferForm, turn: boolean): Html => html`
${problemSummary(view.words, offer.problems)}
<form method="post" action="${at}/${offer.action}" enctype="multipart/form-data" novalidate>
  <input type="hidden" name="token" value="${offer.token}">
  <input type="hidden" name="version" value="${offer.version}">
  ${offer.fields.map((one) => field(view, offer, one))}
  ${offer.consequence === null ? '' : html`<p class="hint">${offer.consequence}</p>`}
  <p class="send"><button class="button${offer.primary ? ' primary' : ''}">${turn ? view.words.t('form.turn') : view.words.t('form.submit', { title: offer.title })}</button></p>
</form>`

/** Asked openly where it is the resident's turn; folded otherwise. */
export const offerSection = (view: View, at: string, offer: OfferForm, open: boolean): Html =>
  open
    ? html`<div class="box turn"><h2>${view.words.t('track.yourTurn', { title: offer.title })}</h2>${form(view, at, offer, true)}</div>`
    : html`<details class="offer"${offer.problems.length > 0 ? html` open` : ''}><summary>${offer.title}</summary>${form(view, at, offer, false)}</details>`
