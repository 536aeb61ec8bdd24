import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE, TOWN, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('liupanshui')
})
afterAll(() => its.drop())

it('001-LPS-13, 001-LPS-43 classes that were asked for, and law-literate residents', async () => {
  const held = (class_name: string, class_kind: string, people: number, audience = 'farmer') => ({
    ...{ class_name, class_kind, people, audience, begun_on: '2025-05-10' },
  })
  await its.keep('training-classes', [
    [COUNTY, held('果树修剪', 'menu', 120)],
    [TOWN, held('养蜂', 'order', 80)],
    [COUNTY, held('法律明白人', 'rotation', 300, 'law-literate')],
  ])
  await its.keep('honours', [[HERE, { honour_kind: 'rule-of-law-village', grade: 'province' }]])
  expect(await its.shown('menu-classes', { period: '2025' })).toBe('2期')
  expect(await its.shown('people-in-menu-classes', { period: '2025' })).toBe('200人次')
  expect(await its.shown('law-literate-trained', { period: '2025' })).toBe('300人次')
  expect(await its.shown('rule-of-law-villages-of-province')).toBe('1个')
})

it('001-LPS-15 two thirds of the fees for excellent, a half for qualified, nothing before', async () => {
  await its.keep('village-cadres', [
    [HERE, { name: '甲', post: 'clerk', born: '1990-01-01' }],
    [THERE, { name: '乙', post: 'clerk', born: '1990-01-01' }],
  ])
  const ids = await its.ids('village-cadres')
  const study = (name: string, grade: string, back: number) => ({
    ...{ cadre: ids[name] ?? null, enrolled_on: '2022-09-01', study_state: 'graduated', study_grade: grade },
    ...{ fees: yuan(6000), given_back: yuan(back) },
  })
  await its.keep('degree-studies', [
    [HERE, study('甲', 'excellent', 4000)],
    [THERE, study('乙', 'qualified', 1000)],
  ])
  expect(await its.shown('fees-due-back')).toBe('0.70万元')
  expect(await its.shown('fees-given-back')).toBe('0.50万元')
})

it('001-LPS-28 the documents of the reform, and co-operatives by grade', async () => {
  const paper = (number: string, topic: string, in_force = true) => ({ number, topic, in_force })
  await its.keep('policy-documents', [
    [COUNTY, paper('六盘水党发〔2015〕1号', 'three-changes')],
    [COUNTY, paper('六盘水党发〔2016〕9号', 'three-changes', false)],
    [COUNTY, paper('六盘水府发〔2020〕3号', 'talent')],
  ])
  const co_op = (grade: string) => ({ entity_kind: 'co-operative', grade, led_by_party: true, member_households: 20 })
  await its.keep('farm-entities', [
    [HERE, co_op('national-top')],
    [THERE, co_op('national')],
    [FAR, co_op('province')],
    [FAR, co_op('none')],
  ])
  expect(await its.shown('three-changes-documents')).toBe('2份')
  expect(await its.shown('documents-in-force')).toBe('2份')
  const counts = ['co-operatives', 'co-operatives-of-top-500', 'co-operatives-of-nation', 'co-operatives-of-province']
  expect(await Promise.all(counts.map((key) => its.shown(key)))).toEqual(['4个', '1个', '1个', '1个'])
})

it('001-LPS-38 areas and posts of party members', async () => {
  const post = (area: string, post_kind: string, model = false) => ({ area, post_kind, model, members_on: 3 })
  await its.keep('member-posts', [
    [HERE, post('一组环境', 'area', true)],
    [HERE, post('二组环境', 'area')],
    [THERE, post('护林', 'post')],
  ])
  expect(await its.shown('model-areas')).toBe('1个')
  expect(await its.shown('member-areas')).toBe('2个')
  expect(await its.shown('member-posts')).toBe('1个')
})
