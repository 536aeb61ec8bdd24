import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('heilongjiang')
})
afterAll(() => its.drop())

const secretary = (name: string) => ({
  name,
  ...{ post: 'secretary', in_party: true, joined_party: '2010-07-01', filed: true, born: '1980-01-01' },
})
const cadre = (name: string) => ({ name, post: 'clerk', born: '1990-01-01' })

const enrol = async () => {
  await its.keep('village-cadres', [
    [HERE, secretary('甲')],
    [THERE, secretary('乙')],
    [FAR, secretary('丙')],
    [FAR, cadre('丁')],
  ])
  const year = (n: number) => ({
    class_name: '轮训',
    begun_on: `${n}-05-10`,
    class_kind: 'video',
    people: 3,
    hours_of_class: '8',
  })
  await its.keep('training-classes', [
    [COUNTY, year(2023)],
    [COUNTY, year(2024)],
    [COUNTY, year(2025)],
  ])
  return { people: await its.ids('village-cadres'), held: await its.ids('training-classes', 'begun_on') }
}

it('000-HLJ-18, 000-HLJ-19 every village’s secretary every year, years in a row, and all cadres once a year', async () => {
  const { people, held } = await enrol()
  const came = (name: string, year: number, as_secretary = true) => ({
    ...{ cadre: people[name] ?? null, training_class: held[`${year}-05-10`] ?? null, attended_on: `${year}-05-10` },
    ...{ as_secretary, hours: '8' },
  })
  await its.keep('cadre-training', [
    [HERE, came('甲', 2023)],
    [HERE, came('甲', 2024)],
    [THERE, came('乙', 2024)],
    [FAR, came('丙', 2024)],
    [HERE, came('甲', 2025)],
    [THERE, came('乙', 2025)],
    [FAR, came('丙', 2025)],
    [FAR, came('丁', 2025, false)],
  ])
  expect(await its.shown('villages-with-trained-secretary', { period: '2023' })).toBe('33.3%')
  expect(await its.shown('villages-with-trained-secretary', { period: '2025' })).toBe('100.0%')
  expect(await its.shown('years-of-full-training', { period: '2025' })).toBe('2年')
  expect(await its.lacking('villages-with-trained-secretary', COUNTY, '2023')).toEqual([THERE, FAR])
  expect(await its.shown('cadres-trained-share', { period: '2025' })).toBe('100.0%')
  expect(await its.shown('cadres-trained-share', { period: '2024' })).toBe('75.0%')
})
