import type { FormInstance } from 'antd'
import { expect, test } from 'vitest'
import { Refused } from '../../ui/api.ts'
import { showProblems } from './problems.ts'

const refused = (...paths: readonly string[]) =>
  new Refused(400, {
    code: 'wrong-fields',
    message: '',
    problems: paths.map((path) => ({ path, code: 'leads-itself', message: `at ${path}` })),
  })

/** A form of two fields, as far as problems need one. */
const form = () => {
  const shown: { name: unknown; errors: unknown }[] = []
  const one = {
    getFieldsError: () => [{ name: ['data', 'desks'] }, { name: ['data', 'reason'] }],
    setFields: (fields: typeof shown) => shown.push(...fields),
    scrollToField: () => undefined,
  }
  return { one: one as unknown as FormInstance, shown }
}

test('what is wrong with one of several choices is said beside the field that holds them', () => {
  const { one, shown } = form()
  expect(showProblems(one, refused('data.desks.1', 'data.reason'))).toBe(true)
  expect(shown).toMatchObject([
    { name: ['data', 'desks'], errors: ['at data.desks.1'] },
    { name: ['data', 'reason'], errors: ['at data.reason'] },
  ])
})

test('what has no field is left to the notice above the form', () => {
  const { one, shown } = form()
  expect(showProblems(one, refused('data.other.0'))).toBe(false)
  expect(shown).toEqual([])
})
