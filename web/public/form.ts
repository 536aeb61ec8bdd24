import { html } from 'hono/html'
import type { Html } from './layout.ts'
import type { Words } from './words.ts'

/** What is wrong with one field of a form; `field` is the id of its input. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

export const problemOf = (problems: readonly FieldProblem[], field: string): string | undefined =>
  problems.find((problem) => problem.field === field)?.message

/** The list at the top of a form that came back: says how many and leads to each (WCAG 3.3.1). `alone`: the form has one field. */
export const problemSummary = ({ t }: Words, problems: readonly FieldProblem[], alone = false): Html =>
  problems.length === 0
    ? html``
    : html`<div class="summary" role="alert" tabindex="-1" aria-labelledby="summary">
  <h2 id="summary">${t('form.problems', { n: problems.length })}</h2>
  <ul class="plain">${problems.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}</ul>
  ${alone ? '' : html`<p>${t('form.kept')}</p>`}
</div>`

interface Labelled {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly problem: string | undefined
}

/** Ids of what describes an input, for aria-describedby. */
const describedBy = ({ id, hint, problem }: Labelled): Html => {
  const ids = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ')
  return html`${ids ? html` aria-describedby="${ids}"` : ''}${problem ? html` aria-invalid="true"` : ''}`
}

const notes = ({ id, hint, problem }: Labelled): Html => html`
  ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}
  ${problem ? html`<p class="problem" id="${id}-problem">${problem}</p>` : ''}`

const around = (field: Labelled, input: Html): Html => html`
<div class="field${field.problem ? ' wrong' : ''}">
  <label for="${field.id}">${field.label}</label>
  ${notes(field)}
  ${input}
</div>`

export interface TextField extends Labelled {
  readonly name: string
  readonly value: string
  readonly max: number
  readonly required?: boolean
  readonly type?: 'text' | 'tel'
  readonly inputmode?: 'numeric' | 'tel' | 'text'
  readonly autocomplete?: string
}

export const textField = (field: TextField): Html =>
  around(
    field,
    html`<input class="input" id="${field.id}" name="${field.name}" type="${field.type ?? 'text'}" maxlength="${field.max}" value="${field.value}" autocomplete="${field.autocomplete ?? 'off'}"${field.inputmode ? html` inputmode="${field.inputmode}"` : ''}${field.required ? html` required` : ''}${describedBy(field)}>`,
  )

export const textArea = (field: TextField & { readonly rows?: number }): Html =>
  around(
    field,
    html`<textarea class="input" id="${field.id}" name="${field.name}" maxlength="${field.max}" rows="${field.rows ?? 5}"${field.required ? html` required` : ''}${describedBy(field)}>${field.value}</textarea>`,
  )

export interface Option {
  readonly value: string
  readonly title: string
}

export const selectField = (
  field: Labelled & {
    readonly name: string
    readonly value: string
    readonly none: string
    readonly options: readonly Option[]
  },
): Html =>
  around(
    field,
    html`<select class="input" id="${field.id}" name="${field.name}"${describedBy(field)}>
    <option value="">${field.none}</option>
    ${field.options.map(({ value, title }) => html`<option value="${value}"${value === field.value ? html` selected` : ''}>${title}</option>`)}
  </select>`,
  )

export const radios = (
  field: Labelled & {
    readonly name: string
    readonly value: string
    readonly required?: boolean
    readonly options: readonly Option[]
  },
): Html => html`
<fieldset class="field${field.problem ? ' wrong' : ''}"${describedBy(field)}>
  <legend>${field.label}</legend>
  ${notes(field)}
  ${field.options.map(
    ({ value, title }, n) =>
      html`<label class="choice"><input type="radio" id="${n === 0 ? field.id : `${field.id}-${n}`}" name="${field.name}" value="${value}"${value === field.value ? html` checked` : ''}${field.required ? html` required` : ''}>${title}</label>`,
  )}
</fieldset>`

export const checkbox = (field: {
  id: string
  name: string
  label: string
  checked: boolean
  hint?: string
}): Html => html`
<div class="field">
  <label class="choice"><input type="checkbox" id="${field.id}" name="${field.name}" value="yes"${field.checked ? html` checked` : ''}${field.hint ? html` aria-describedby="${field.id}-hint"` : ''}>${field.label}</label>
  ${field.hint ? html`<p class="hint" id="${field.id}-hint">${field.hint}</p>` : ''}
</div>`

/** Photos already received stay; each can be left out again. New ones are added by the same field. */
export const photoField = (
  words: Words,
  field: { id: string; problem: string | undefined; kept: readonly { id: string; size: string }[]; most: number },
): Html => {
  const { t } = words
  const left = field.most - field.kept.length
  return html`
<div class="field${field.problem ? ' wrong' : ''}">
  <label for="${field.id}">${t('form.photos')}</label>
  <p class="hint" id="${field.id}-hint">${t('form.photosHint', { n: field.most })}</p>
  ${field.problem ? html`<p class="problem" id="${field.id}-problem">${field.problem}</p>` : ''}
  ${field.kept.map(
    ({ id, size }, n) =>
      html`<label class="choice"><input type="checkbox" name="photo" value="${id}" checked>${t('form.photoKept', { n: n + 1, size })}</label>`,
  )}
  ${left > 0 ? html`<input class="file" id="${field.id}" name="photos" type="file" multiple accept="image/jpeg,image/png,image/webp" aria-describedby="${field.id}-hint">` : ''}
</div>`
}
