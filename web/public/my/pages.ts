import { html } from 'hono/html'
import { type FieldProblem, problemOf, problemSummary, textField } from '../form.ts'
import { type Html, layout, type View } from '../layout.ts'

/** First step: which phone. `due`: somebody who is not signed in, or no longer, wanted to see a request. */
export const phonePage = (
  view: View,
  form: { readonly phone: string; readonly due: boolean; readonly problems: readonly FieldProblem[] },
): Html => {
  const { t } = view.words
  const body = html`
<h1>${t('layout.my')}</h1>
${problemSummary(view.words, form.problems, true)}
${form.due ? html`<p class="box said" role="status">${t('my.due')}</p>` : ''}
<p>${t('my.lead')}</p>
<form method="post" action="/my/code" novalidate>
  ${textField({ id: 'phone', name: 'phone', label: t('report.phone'), hint: t('my.phoneHint'), value: form.phone, max: 20, type: 'tel', inputmode: 'tel', autocomplete: 'tel-national', required: true, problem: problemOf(form.problems, 'phone') })}
  <p class="send"><button class="button primary big">${t('my.sendCode')}</button></p>
</form>
<p>${t('my.orCode')} <a href="/t">${t('layout.track')}</a></p>`
  return layout(view, { title: t('layout.my'), body })
}

/** Second step: the code. `shown` is the code itself, in a demo only: nothing is sent there. */
export const codePage = (
  view: View,
  form: {
    readonly phone: string
    readonly masked: string
    /** Whether a code went out just now. */
    readonly sent: boolean
    readonly shown: string | null
    readonly problems: readonly FieldProblem[]
  },
): Html => {
  const { t } = view.words
  const body = html`
<h1>${t('my.codeTitle')}</h1>
${problemSummary(view.words, form.problems, true)}
${form.sent ? html`<p>${t('my.codeSent', { phone: form.masked })}</p>` : ''}
${form.shown === null ? '' : html`<p class="box said">${t('my.codeShown')} <strong class="number">${form.shown}</strong></p>`}
<form method="post" action="/my/sign-in" novalidate>
  <input type="hidden" name="phone" value="${form.phone}">
  ${textField({ id: 'code', name: 'code', label: t('my.code'), value: '', max: 12, inputmode: 'numeric', autocomplete: 'one-time-code', required: true, problem: problemOf(form.problems, 'code') })}
  <p class="send"><button class="button primary big">${t('my.signIn')}</button></p>
</form>
<form method="post" action="/my/code"><input type="hidden" name="phone" value="${form.phone}"><button class="button">${t('my.again')}</button></form>
<p><a href="/my">${t('my.otherPhone')}</a></p>`
  return layout(view, { title: t('my.codeTitle'), body })
}

export interface MyRequest {
  readonly id: string
  readonly number: string
  readonly subject: string
  readonly lodgedAt: string
  readonly stepTitle: string
  readonly state: 'turn' | 'open' | 'late' | 'closed'
}

const STATE = { turn: 'soon', open: 'info', late: 'late', closed: 'done' } as const

/** One's own requests, newest first. */
export const myPage = (
  view: View,
  page: { readonly requests: readonly MyRequest[]; readonly asOf: string; readonly next: string | null },
): Html => {
  const { t, date } = view.words
  const body = html`
<h1>${t('layout.my')}</h1>
${
  page.requests.length === 0
    ? html`<p>${t('my.none')}</p><p><a class="button" href="/">${t('my.findVillage')}</a></p>`
    : html`<ul class="plain rows">${page.requests.map(
        (one) => html`<li><strong><a class="row-link" href="/my/${one.id}">${one.subject}</a></strong>
    <span class="muted">${date(one.lodgedAt, page.asOf)} · ${one.number}</span>
    <span class="tag ${STATE[one.state]}">${one.state === 'turn' ? t('my.yourTurn') : one.stepTitle}</span></li>`,
      )}</ul>`
}
${page.next === null ? '' : html`<p><a class="button" href="/my?after=${page.next}">${t('my.older')}</a></p>`}
<form method="post" action="/my/sign-out"><p class="send"><button class="button">${t('my.signOut')}</button></p></form>`
  return layout(view, { title: t('layout.my'), body })
}
