import type { FormInstance } from 'antd'
import { isRefused } from '../../ui/api.ts'

/**
 * Puts each problem of a refusal beside its field. Returns whether every problem found one; what found none belongs into
 * the notice above the form. `data.note` → ['data', 'note'].
 */
export const showProblems = (form: FormInstance, error: unknown): boolean => {
  if (!isRefused(error) || error.problems.length === 0) return false
  const known = new Set(form.getFieldsError().map(({ name }) => name.join('.')))
  // one of several choices is wrong: it is said beside the field that holds them
  const placed = error.problems.flatMap((problem) => {
    const own = known.has(problem.path) ? problem.path : problem.path.replace(/\.\d+$/, '')
    return known.has(own) ? [{ ...problem, path: own }] : []
  })
  form.setFields(placed.map(({ path, message }) => ({ name: nameOf(form, path), errors: [message] })))
  const first = placed[0]
  if (first) form.scrollToField(nameOf(form, first.path), { block: 'center', focus: true })
  return placed.length === error.problems.length
}

/** Names come back as the form itself keeps them: an index is a number there, a string in a path. */
const nameOf = (form: FormInstance, path: string): (string | number)[] =>
  form.getFieldsError().find(({ name }) => name.join('.') === path)?.name ?? path.split('.')
