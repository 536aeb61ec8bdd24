import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, HERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('subdistrict')
})
afterAll(() => its.drop())

const met = (meeting_kind: string, held_on: string) => ({ meeting_kind, held_on, due_to_attend: 12, attended: 12 })

it('002-JD-02, 002-JD-04 party life by its rhythm, the first topic and the charter', async () => {
  await its.keep('branch-meetings', [
    [HERE, met('party-assembly', '2025-01-15')],
    [HERE, met('branch-committee', '2025-01-16')],
    [HERE, met('party-group', '2025-01-17')],
    [HERE, met('party-lecture', '2025-01-18')],
    [HERE, met('theme-day', '2025-01-10')],
    [HERE, met('organisation-life', '2025-02-18')],
    [HERE, met('charter-study', '2025-07-01')],
  ])
  for (const kind of ['party-assembly', 'branch-committee', 'party-group', 'party-lecture', 'theme-day']) {
    expect(await its.shown(`${kind}-held-5`, { period: '2025-Q1' }), kind).toBe('33.3%')
    expect(await its.shown(`${kind}-held-5`, { period: '2025-Q2', region: HERE }), kind).toBe('0.0%')
  }
  for (const kind of ['organisation-life', 'charter-study'])
    expect(await its.shown(`${kind}-held-5`, { period: '2025' }), kind).toBe('33.3%')
  await its.keep('leading-studies', [
    [TOWN, { held_on: '2025-03-01', first_topic: true }],
    [COUNTY, { held_on: '2025-03-02', first_topic: false }],
  ])
  expect(await its.shown('first-topic-kept', { period: '2025' })).toBe('50.0%')
})

it('002-JD-08, 002-JD-28 rural revitalisation every month, supervision every year, and who has not met', async () => {
  await its.keep('town-meetings', [
    [TOWN, met('rural-topic', '2025-01-15')],
    [TOWN, met('supervision-topic', '2025-05-15')],
  ])
  expect(await its.shown('rural-topic-held-4', { period: '2025-01' })).toBe('50.0%')
  expect(await its.shown('rural-topic-held-4', { period: '2025-02', region: TOWN })).toBe('0.0%')
  expect(await its.lacking('rural-topic-held-4', COUNTY, '2025-01')).toEqual(['990101002'])
  expect(await its.shown('supervision-topic-held-4', { period: '2025', region: TOWN })).toBe('100.0%')
})
