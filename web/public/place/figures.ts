import { html } from 'hono/html'
import type { Html } from '../layout.ts'
import type { Words } from '../words.ts'
import type { ClosedRequest, Figures, PublicCount } from './data.ts'

export const countWords = ({ t, number }: Words, count: PublicCount): string =>
  count === 'few' ? t('place.few') : number(count)

const lodgedWords = ({ t, number }: Words, { lodged }: Figures): string =>
  lodged === 'few' ? t('place.lodgedFew') : t('place.lodged', { n: number(lodged) })

const answeredWords = ({ t, number }: Words, { answered, answeredInTime }: Figures): string => {
  if (answered === 'few') return t('place.answeredFew')
  return answeredInTime === 'few'
    ? t('place.answeredLate', { n: number(answered) })
    : t('place.answered', { n: number(answered), inTime: number(answeredInTime) })
}

const judgedWords = (words: Words, { judged, resolvedPercent }: Figures): string => {
  if (judged === 0) return words.t('place.judgedNone')
  if (judged === 'few' || resolvedPercent === null) return words.t('place.judgedFew')
  return words.t('place.judged', { n: words.number(judged), percent: resolvedPercent })
}

const period = (words: Words, title: string, figures: Figures): Html => html`
<div class="period">
  <h3>${title}</h3>
  ${
    figures.lodged === 0 && figures.answered === 0
      ? html`<p>${words.t('place.lodgedNone')}</p>`
      : html`<ul>
    <li>${lodgedWords(words, figures)}</li>
    <li>${answeredWords(words, figures)}</li>
    <li>${judgedWords(words, figures)}</li>
  </ul>`
  }
</div>`

/** How it went, in words. */
export const figuresSection = (words: Words, month: Figures, year: Figures): Html => html`
<section aria-labelledby="figures">
  <h2 id="figures">${words.t('place.figures')}</h2>
  <div class="periods">${period(words, words.t('place.month'), month)}${period(words, words.t('place.year'), year)}</div>
  <p class="note">${words.t('place.figuresNote')}</p>
</section>`

const VERDICT = {
  resolved: { tag: 'tag done', key: 'place.resolved' },
  unresolved: { tag: 'tag soon', key: 'place.unresolved' },
  none: { tag: 'muted', key: 'place.noVerdict' },
} as const

const verdict = ({ t }: Words, given: ClosedRequest['verdict']): Html =>
  given === 'hidden' ? html`` : html`<span class="${VERDICT[given].tag}">${t(VERDICT[given].key)}</span>`

const closedItem = (words: Words, asOf: string, request: ClosedRequest): Html => {
  const date = words.date(request.closedAt, asOf)
  return html`<li>
  <strong>${request.subject ?? request.category ?? words.t('place.closedUnnamed')}</strong>
  <span class="muted">${request.days === 0 ? words.t('place.closedSameDay', { date }) : words.t('place.closedOn', { date, days: request.days })}</span>
  ${verdict(words, request.verdict)}
</li>`
}

export const closedSection = (words: Words, closed: readonly ClosedRequest[], asOf: string): Html => html`
<section aria-labelledby="closed">
  <h2 id="closed">${words.t('place.closed')}</h2>
  ${
    closed.length === 0
      ? html`<p class="muted">${words.t('place.closedNone')}</p>`
      : html`<ul class="plain rows">${closed.map((request) => closedItem(words, asOf, request))}</ul>
  <p class="note">${words.t('place.closedNote')}</p>`
  }
</section>`
