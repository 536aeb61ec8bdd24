import { html } from 'hono/html'
import { type FieldProblem, problemOf, problemSummary, textField } from '../form.ts'
import { type Html, layout, type View } from '../layout.ts'
import type { Key } from '../words.ts'

/** What whoever is shown a paper may know of it: no word of what it says. */
export interface Verified {
  readonly number: string
  readonly kind: string
  /** Masked. */
  readonly person: string
  readonly issuer: string
  readonly region: string
  readonly day: string
  readonly until: string
  readonly state: 'holds' | 'expired' | 'doubted' | 'withdrawn'
}

const found = ({ words: { t } }: View, paper: Verified): Html => html`
<div class="box ${paper.state === 'holds' ? 'ok' : 'said'}" role="status">
  <p><strong>${t(`paper.state.${paper.state}` as Key, { day: paper.until })}</strong></p>
  <dl class="pairs">
    <div><dt>${t('paper.number')}</dt><dd>${paper.number}</dd></div>
    <div><dt>${t('paper.kind')}</dt><dd>${paper.kind}</dd></div>
    <div><dt>${t('paper.person')}</dt><dd>${paper.person}</dd></div>
    <div><dt>${t('paper.issuer')}</dt><dd>${paper.issuer} ${paper.region}</dd></div>
    <div><dt>${t('paper.day')}</dt><dd>${paper.day}</dd></div>
  </dl>
</div>`

/** Where the number of a paper is typed in, and what is said of it. */
export const verifyPage = (
  view: View,
  { number, paper, problems }: { number: string; paper: Verified | null; problems: readonly FieldProblem[] },
): Html => {
  const { t } = view.words
  const body = html`
<h1>${t('paper.verifyTitle')}</h1>
<p>${t('paper.verifyLead')}</p>
${problemSummary(view.words, problems, true)}
${paper === null ? '' : found(view, paper)}
<form method="get" action="/verify" novalidate>
  ${textField({ id: 'number', name: 'number', label: t('paper.number'), hint: t('paper.numberHint'), value: number, max: 40, required: true, problem: problemOf(problems, 'number') })}
  <p class="send"><button class="button primary big">${t('paper.check')}</button></p>
</form>`
  return layout(view, { title: t('paper.verifyTitle'), body })
}
