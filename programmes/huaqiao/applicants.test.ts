import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('huaqiao')
})
afterAll(() => its.drop())

it('000-HQ-07 applicants to the party, each with somebody in touch', async () => {
  const applicant = (applicant_number: string, applicant_stage: string, contacts: number | null) => ({
    ...{ applicant_number, applicant_stage, contacts, applied: '2024-05-01' },
  })
  await its.keep('party-applicants', [
    [HERE, applicant('1', 'activist', 2)],
    [HERE, applicant('2', 'object', 1)],
    [HERE, applicant('3', 'applied', null)],
    [THERE, applicant('1', 'applied', 1)],
  ])
  expect(await its.shown('applicants')).toBe('4人')
  expect(await its.shown('applicants-in-touch')).toBe('75.0%')
  for (const contacts of [0, null])
    expect(await its.refused('party-applicants', HERE, applicant('9', 'activist', contacts))).toBe('cells.contacts')
  expect(await its.refused('party-applicants', HERE, applicant('9', 'activist', 3))).toBe('cells.contacts')
})
