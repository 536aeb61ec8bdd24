import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('anji')
})
afterAll(() => its.drop())

it('000-AJ-11 classes of province and city and the county’s own rotation, and all secretaries once a year', async () => {
  const secretary = (name: string) => ({
    name,
    ...{ post: 'secretary', in_party: true, joined_party: '2010-07-01', filed: true, born: '1980-01-01' },
  })
  await its.keep('village-cadres', [
    [HERE, secretary('甲')],
    [THERE, secretary('乙')],
  ])
  const held = (class_name: string, organiser: string) => ({
    ...{
      class_name,
      organiser,
      begun_on: '2025-05-10',
      class_kind: 'rotation',
      audience: 'village-secretary',
      people: 2,
    },
  })
  await its.keep('training-classes', [
    [COUNTY, held('省级调训', 'province')],
    [COUNTY, held('县委党校轮训', 'county')],
  ])
  const [people, classes] = [await its.ids('village-cadres'), await its.ids('training-classes', 'class_name')]
  const came = (name: string, of: string) => ({
    ...{ cadre: people[name] ?? null, training_class: classes[of] ?? null, attended_on: '2025-05-10' },
    ...{ as_secretary: true, hours: '24' },
  })
  await its.keep('cadre-training', [
    [HERE, came('甲', '省级调训')],
    [HERE, came('甲', '县委党校轮训')],
    [THERE, came('乙', '县委党校轮训')],
  ])
  expect(await its.shown('training-classes', { period: '2025' })).toBe('2期')
  expect(await its.shown('secretaries-trained', { period: '2025' })).toBe('2人')
  expect(await its.shown('secretaries-trained-share', { period: '2025' })).toBe('100.0%')
})
