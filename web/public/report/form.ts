import { html } from 'hono/html'
import {
  checkbox,
  type FieldProblem,
  type Option,
  photoField,
  problemOf,
  problemSummary,
  selectField,
  textArea,
  textField,
} from '../form.ts'
import { type Html, layout, type View } from '../layout.ts'
import { phoneLink } from '../place/people.ts'

/** What a form was filled with; kept whole when it comes back. */
export interface ReportValues {
  readonly body: string
  readonly address: string
  readonly grid: string
  readonly category: string
  readonly contactName: string
  readonly contactPhone: string
  readonly publish: boolean
}

export interface ReportForm {
  readonly region: { readonly code: string; readonly name: string }
  /** Makes one sending one request, however often it is pressed. */
  readonly token: string
  readonly values: ReportValues
  readonly grids: readonly Option[]
  readonly categories: readonly Option[]
  readonly photos: readonly { readonly id: string; readonly size: string }[]
  readonly mostPhotos: number
  readonly problems: readonly FieldProblem[]
  /** Who to call instead; empty where none is published. */
  readonly phone: string
}

const contactFields = ({ words: { t } }: View, { values, problems }: ReportForm): Html => html`
<fieldset class="group">
  <legend>${t('report.contact')}</legend>
  <p class="hint">${t('report.contactWhy')}</p>
  ${textField({ id: 'contactName', name: 'contactName', label: t('report.name'), value: values.contactName, max: 40, problem: problemOf(problems, 'contactName'), autocomplete: 'name' })}
  ${textField({ id: 'contactPhone', name: 'contactPhone', label: t('report.phone'), value: values.contactPhone, max: 20, type: 'tel', inputmode: 'tel', problem: problemOf(problems, 'contactPhone'), autocomplete: 'tel-national' })}
</fieldset>`

const whatAndWhere = ({ words: { t } }: View, { values, problems, grids, categories }: ReportForm): Html => html`
${textArea({ id: 'body', name: 'body', label: t('report.what'), hint: t('report.whatHint'), value: values.body, max: 2000, rows: 6, required: true, problem: problemOf(problems, 'body') })}
${textField({ id: 'address', name: 'address', label: t('report.where'), hint: t('report.whereHint'), value: values.address, max: 120, problem: problemOf(problems, 'address') })}
${grids.length === 0 ? '' : selectField({ id: 'grid', name: 'grid', label: t('report.grid'), value: values.grid, none: t('report.gridNone'), options: grids, problem: problemOf(problems, 'grid') })}
${categories.length === 0 ? '' : selectField({ id: 'category', name: 'category', label: t('report.category'), value: values.category, none: t('report.categoryNone'), options: categories, problem: problemOf(problems, 'category') })}`

/** Hidden fields that a form carries on its way, whichever page it is on. */
export const carried = (values: ReportValues, photos: readonly { readonly id: string }[], token: string): Html => html`
<input type="hidden" name="token" value="${token}">
${Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value === true ? 'yes' : value === false ? '' : value}">`)}
${photos.map(({ id }) => html`<input type="hidden" name="photo" value="${id}">`)}`

/** Telling what is wrong: one column, one thing required. */
export const reportPage = (view: View, form: ReportForm): Html => {
  const { t } = view.words
  const title = t('report.title', { name: form.region.name })
  const body = html`
<nav class="path" aria-label="${t('layout.path')}"><a href="/v/${form.region.code}">${form.region.name}</a></nav>
<h1>${t('place.report')}</h1>
${problemSummary(view.words, form.problems)}
<p>${t('report.lead')}</p>
${form.phone === '' ? '' : html`<p>${t('report.orCall')}${phoneLink(form.phone)}</p>`}
<p class="warn">${t('report.emergency')}</p>
<form method="post" action="/v/${form.region.code}/report" enctype="multipart/form-data" novalidate>
  <input type="hidden" name="token" value="${form.token}">
  ${whatAndWhere(view, form)}
  ${photoField(view.words, { id: 'photos', kept: form.photos, most: form.mostPhotos, problem: problemOf(form.problems, 'photos') })}
  ${contactFields(view, form)}
  ${checkbox({ id: 'publish', name: 'publish', label: t('report.publish'), hint: t('report.publishHint'), checked: form.values.publish })}
  <p class="send"><button class="button primary big">${t('report.send')}</button></p>
  <p class="note">${t('report.after')} <a href="/privacy">${t('layout.privacy')}</a></p>
</form>`
  return layout(view, {
    title: form.problems.length > 0 ? `${t('form.wrongTitle')} ${title}` : title,
    body,
    script: view.photos,
  })
}
