import { html } from 'hono/html'
import { type FieldProblem, problemOf, problemSummary, textField } from '../form.ts'
import { type Html, layout, type View } from '../layout.ts'

export interface ContactForm {
  /** Address of the request's page. */
  readonly at: string
  readonly number: string
  readonly token: string
  readonly name: string
  readonly phone: string
  readonly given: boolean
  readonly problems: readonly FieldProblem[]
}

/** Correcting or withdrawing one's name and phone (个人信息保护法 §15, §46). */
export const contactPage = (view: View, form: ContactForm): Html => {
  const { t } = view.words
  const body = html`
<nav class="path" aria-label="${t('layout.path')}"><a href="${form.at}">${form.number}</a></nav>
<h1>${t('contact.title')}</h1>
${problemSummary(view.words, form.problems)}
<p>${t('contact.lead')}</p>
<form method="post" action="${form.at}/contact" novalidate>
  <input type="hidden" name="token" value="${form.token}">
  ${textField({ id: 'contactName', name: 'contactName', label: t('report.name'), value: form.name, max: 40, problem: problemOf(form.problems, 'contactName'), autocomplete: 'name' })}
  ${textField({ id: 'contactPhone', name: 'contactPhone', label: t('report.phone'), value: form.phone, max: 20, type: 'tel', inputmode: 'tel', problem: problemOf(form.problems, 'contactPhone'), autocomplete: 'tel-national' })}
  <p class="send"><button class="button primary" name="do" value="correct">${t('contact.save')}</button></p>
</form>
${
  form.given
    ? html`<section aria-labelledby="withdraw"><h2 id="withdraw">${t('contact.withdraw')}</h2>
<p>${t('contact.withdrawNote')}</p>
<form method="post" action="${form.at}/contact"><input type="hidden" name="token" value="${form.token}">
<button class="button" name="do" value="withdraw">${t('contact.withdrawButton')}</button></form></section>`
    : ''
}`
  return layout(view, { title: t('contact.title'), body })
}
