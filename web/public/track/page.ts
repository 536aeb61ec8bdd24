import { html } from 'hono/html'
import { doneTitle } from '../../ui/matter/titles.ts'
import { type Html, layout, type View } from '../layout.ts'
import type { PublicCount } from '../place/data.ts'
import { phoneLink } from '../place/people.ts'
import type { Key } from '../words.ts'
import { type OfferForm, offerSection } from './offer.ts'

export interface TrackStage {
  readonly title: string
  readonly state: 'done' | 'now' | 'todo'
}

/** One thing that happened, in words for the resident. */
export interface TrackEntry {
  readonly at: string
  readonly who: string
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly text: string }[]
}

export interface TrackPage {
  /** Address of this page, without a slash at the end; what may be done is sent below it. */
  readonly at: string
  readonly number: string
  readonly region: { readonly code: string; readonly name: string }
  readonly subject: string
  readonly body: string
  readonly address: string
  readonly lodgedAt: string
  readonly asOf: string
  /** How many others have said the same and are answered along with it. */
  readonly others: PublicCount
  readonly stages: readonly TrackStage[]
  readonly stepTitle: string
  /** Who has it; null where it waits for the resident, or has ended. */
  readonly holder: { readonly title: string; readonly phone: string } | null
  readonly timeLeft: {
    readonly text: string
    readonly dueAt: string
    readonly bucket: 'late' | 'today' | 'later'
  } | null
  /** When an answer is due at the latest, however many steps it takes; null where no such clock runs. */
  readonly answerDue: string | null
  readonly closedAt: string | null
  /** How it ended, in words. */
  readonly outcome: string
  /** It waits for the resident. */
  readonly yourTurn: boolean
  /** What was last told the resident, where it is his turn: what his verdict is about. */
  readonly answer: Omit<TrackEntry, 'title'> | null
  readonly timeline: readonly TrackEntry[]
  readonly photos: readonly { readonly url: string }[]
  /** What the resident may do now; the first primary one is asked openly. */
  readonly offers: readonly OfferForm[]
  /** Masked; null where none was given. */
  readonly contact: { readonly name: string; readonly phone: string } | null
  /** It became a paper that may be printed. */
  readonly paper: boolean
  /** Said after an act: what was just received. */
  readonly done: string | null
  /** Why what was just sent was not done. */
  readonly notice: string | null
}

const STATE_WORD = { done: 'track.stageDone', now: 'track.stageNow', todo: 'track.stageTodo' } as const

/** Where a stage stands: passed without need (nobody had to supervise) is not still to come, and done before it went back is not done now. */
const stageOf = ({ stages }: TrackPage, index: number, state: TrackStage['state']): { look: string; word: Key } => {
  if (state === 'done' && stages.slice(0, index).some((earlier) => earlier.state === 'now'))
    return { look: 'again', word: 'track.stageAgain' }
  const passed = state === 'todo' && stages.slice(index + 1).some((later) => later.state !== 'todo')
  return { look: state, word: passed ? 'track.stageSkipped' : STATE_WORD[state] }
}

const stages = ({ words: { t } }: View, page: TrackPage): Html => html`
<ol class="stages" aria-label="${t('track.stages')}">${page.stages.map(({ title, state }, index) => {
  const { look, word } = stageOf(page, index, state)
  return html`<li class="${look}"${state === 'now' ? html` aria-current="step"` : ''}><span>${title}</span> <span class="state">${t(word)}</span></li>`
})}</ol>`

const answerBox = ({ words: { t, date } }: View, { answer, asOf }: TrackPage): Html =>
  answer === null
    ? html``
    : html`<section class="answer" aria-labelledby="answer"><h2 id="answer">${t('track.answer')}</h2>
<p class="muted">${date(answer.at, asOf)} ${answer.who}</p>
${answer.lines.map(({ text }) => html`<div class="box said"><p class="pre">${text}</p></div>`)}</section>`

const present = ({ words }: View, page: TrackPage): Html => {
  const { t, date } = words
  if (page.closedAt !== null)
    return html`<p>${t('track.closed', { date: date(page.closedAt, page.asOf), outcome: page.outcome })}</p>`
  const left = page.timeLeft
  const same = left?.dueAt === page.answerDue
  return html`
<dl class="pairs">
  ${page.yourTurn ? '' : html`<div><dt>${t('track.step')}</dt><dd>${page.stepTitle}</dd></div>`}
  ${page.holder === null ? '' : html`<div><dt>${t('track.holder')}</dt><dd>${page.holder.title}${page.holder.phone === '' ? '' : html` ${phoneLink(page.holder.phone)}`}</dd></div>`}
  ${left === null ? '' : html`<div><dt>${t(page.yourTurn ? 'track.yourDue' : same ? 'track.due' : 'track.stepDue')}</dt><dd>${date(left.dueAt, page.asOf)} <span class="tag ${left.bucket === 'late' ? 'late' : left.bucket === 'today' ? 'soon' : 'info'}">${left.text}</span></dd></div>`}
  ${page.yourTurn || same || page.answerDue === null ? '' : html`<div><dt>${t('track.due')}</dt><dd>${date(page.answerDue, page.asOf)}</dd></div>`}
</dl>`
}

const timeline = ({ words: { t, time } }: View, page: TrackPage): Html => html`
<section aria-labelledby="story">
  <h2 id="story">${t('track.story')}</h2>
  <ol class="plain story">${page.timeline.map(
    (entry) => html`<li>
    <p class="muted"><time datetime="${entry.at}">${time(entry.at)}</time> ${entry.who}</p>
    <p><strong>${doneTitle(entry.title)}</strong></p>
    ${entry.lines.length === 0 ? '' : html`<dl class="facts">${entry.lines.map(({ label, text }) => html`<div><dt>${label}</dt><dd class="pre">${text}</dd></div>`)}</dl>`}
  </li>`,
  )}</ol>
</section>`

const request = ({ words: { t, time } }: View, page: TrackPage): Html => html`
<section aria-labelledby="request">
  <h2 id="request">${t('track.request')}</h2>
  <p class="pre">${page.body}</p>
  <dl class="pairs">
    ${page.address === '' ? '' : html`<div><dt>${t('track.where')}</dt><dd>${page.address}</dd></div>`}
    <div><dt>${t('receipt.lodged')}</dt><dd>${time(page.lodgedAt)}</dd></div>
    <div><dt>${t('track.contact')}</dt><dd>${page.contact === null ? t('track.contactNone') : `${page.contact.name} ${page.contact.phone}`} <a href="${page.at}/contact">${t('track.contactChange')}</a></dd></div>
  </dl>
  ${
    page.photos.length === 0
      ? ''
      : html`<div class="photos">${page.photos.map(({ url }, n) => html`<a href="${url}"><img src="${url}" alt="${t('track.photo', { n: n + 1 })}" loading="lazy" width="160" height="160"></a>`)}</div>`
  }
</section>`

/** One request, as the one who told it sees it. */
export const trackPage = (view: View, page: TrackPage): Html => {
  const { t, time } = view.words
  const [first, ...others] = [...page.offers].sort((a, b) => Number(b.primary) - Number(a.primary))
  const asked = first?.primary ? first : undefined
  const rest = asked ? others : page.offers
  const body = html`
<nav class="path" aria-label="${t('layout.path')}"><a href="/v/${page.region.code}">${page.region.name}</a></nav>
<h1>${page.subject}</h1>
<p class="muted">${t('receipt.number')} <strong>${page.number}</strong></p>
${page.done === null ? '' : html`<p class="box ok" role="status">${page.done}</p>`}
${page.notice === null ? '' : html`<p class="box said" role="alert">${page.notice}</p>`}
${answerBox(view, page)}
${page.paper ? html`<p><a class="button primary" href="${page.at}/paper">${t('track.paper')}</a></p>` : ''}
${asked ? offerSection(view, page.at, asked, true) : ''}
${page.others === 0 ? '' : html`<p>${page.others === 'few' ? t('track.sameFew') : t('track.same', { n: page.others })}</p>`}
${present(view, page)}
${stages(view, page)}
${timeline(view, page)}
${request(view, page)}
${rest.map((offer) => offerSection(view, page.at, offer, false))}
<p class="note">${t('place.asOf', { time: time(page.asOf) })}</p>`
  return layout(view, { title: `${page.subject} ${page.number}`, body })
}
