import { html } from 'hono/html'
import { type FieldProblem, problemOf, problemSummary, textField } from '../form.ts'
import { type Html, layout, type View } from '../layout.ts'

/** Where a tracking code is typed in. */
export const enterPage = (
  view: View,
  form: { readonly code: string; readonly problems: readonly FieldProblem[] },
): Html => {
  const { t } = view.words
  const body = html`
<h1>${t('layout.track')}</h1>
${problemSummary(view.words, form.problems, true)}
<form method="post" action="/t" novalidate>
  ${textField({ id: 'code', name: 'code', label: t('enter.code'), hint: t('enter.hint'), value: form.code, max: 40, required: true, problem: problemOf(form.problems, 'code') })}
  <p class="send"><button class="button primary big">${t('enter.open')}</button></p>
</form>
<p>${t('enter.lost')}</p>
<p><a href="/my">${t('enter.byPhone')}</a></p>`
  return layout(view, { title: t('layout.track'), body })
}
