import type { Field } from '../../kernel/workflow/index.ts'

export const category: Field = { key: 'category', title: 'requests.field.category', type: 'choice', list: 'category' }
export const nature: Field = { key: 'nature', title: 'requests.field.nature', type: 'choice', list: 'nature' }
export const urgency: Field = { key: 'urgency', title: 'requests.field.urgency', type: 'choice', list: 'urgency' }
/** What an assessor says about it; each act that moves it on may mend them. */
export const assessment: readonly Field[] = [category, nature, urgency]

export const desk: Field = { key: 'desk', title: 'requests.field.desk', type: 'desk', required: true }
export const helpers: Field = { key: 'helpers', title: 'requests.field.helpers', type: 'desks', max: 8 }
export const desks: Field = { key: 'desks', title: 'requests.field.desks', type: 'desks', required: true, max: 12 }
export const files: Field = { key: 'files', title: 'requests.field.files', type: 'files', max: 6 }

/** A remark among staff. */
export const note = (required: boolean): Field => ({
  key: 'note',
  title: 'requests.field.note',
  type: 'long-text',
  required,
  max: 1000,
})
export const reason: Field = {
  key: 'reason',
  title: 'requests.field.reason',
  type: 'long-text',
  required: true,
  max: 1000,
}
/** Words that the resident reads as they are typed. */
export const toResident = (key: string): Field => ({
  key,
  title: `requests.field.${key}`,
  type: 'long-text',
  required: true,
  max: 2000,
  toResident: true,
})
