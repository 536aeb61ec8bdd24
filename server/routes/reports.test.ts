import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import type { ReportBody, ReportList } from '../contract/report.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
})
afterAll(() => its?.drop())

const asked = { keys: ['operating-income'], region: null, level: 5, periods: ['2024'] }
const [TOWN, COUNTY] = [POSTS.town.region, POSTS.county.region]
const pathOf = (name: string): string => `/api/v1/reports/${encodeURIComponent(name)}`
const list = async (post: keyof typeof POSTS): Promise<ReportList> => {
  const told = await (await its.as(post)).send('GET', '/api/v1/reports')
  expect(told.status, JSON.stringify(told.body)).toBe(200)
  return told.body as ReportList
}
const names = async (post: keyof typeof POSTS) => (await list(post)).items.map(({ name }) => name)

describe('what is compared again and again', () => {
  it('is kept under a name by and for oneself, replaced and forgotten', async () => {
    const town = await its.as('town')
    const path = pathOf('每月一看')
    expect((await town.send('PUT', path, asked)).status).toBe(200)
    expect((await town.send('PUT', path, { ...asked, periods: [] })).body).toMatchObject({
      ...{ name: '每月一看', periods: [], growth: [], only: [], title: '', mine: true, sharedWith: null },
    })
    expect([await names('town'), await names('chief')]).toEqual([['每月一看'], []])
    expect((await (await its.as('chief')).send('DELETE', path)).status).toBe(404)
    expect((await town.send('DELETE', path)).status).toBe(200)
    expect([(await town.send('DELETE', path)).status, await names('town')]).toEqual([404, []])
  })

  it('only of what exists and lies in reach', async () => {
    const town = await its.as('town')
    const put = async (body: object) => (await town.send('PUT', '/api/v1/reports/x', body)).status
    expect(await put({ ...asked, region: '990101002' })).toBe(404)
    expect(await put({ ...asked, only: ['990101002201'] })).toBe(404)
    expect(await put({ ...asked, keys: ['nothing'] })).toBe(404)
    expect(await put({ ...asked, keys: [] })).toBe(400)
    expect(await put({ ...asked, periods: ['24'] })).toBe(400)
    expect(await put({ ...asked, growth: ['day'] })).toBe(400)
    expect(await put({ ...asked, title: '长'.repeat(61) })).toBe(400)
    expect(await put({ ...asked, only: Array.from({ length: 101 }, () => TOWN) })).toBe(400)
  })
})

describe('shared', () => {
  const share = async (post: keyof typeof POSTS, name: string, body: object) =>
    (await its.as(post)).send('PUT', pathOf(name), { ...asked, ...body })

  it('with one’s town: its people see it, nobody else; each in his own part of the tree', async () => {
    const kept = await share('town', '镇里用', { region: TOWN, only: [POSTS.secretary.region], sharedWith: TOWN })
    expect(kept.body).toMatchObject({ mine: true, sharedWith: { code: TOWN, name: '云雁镇' } })
    expect([await names('otherTown'), await names('chief')]).toEqual([[], []])
    const seen = (await list('secretary')).items[0] as ReportBody
    // the village has no villages below it, and lies below the town
    expect(seen).toMatchObject({
      name: '镇里用',
      mine: false,
      byName: 'town某（乡镇分办员）',
      region: null,
      level: null,
    })
    expect(seen.only).toEqual([POSTS.secretary.region])
    expect((await list('neighbour')).items[0]?.only).toEqual([])
    const forgotten = await (await its.as('secretary')).send('DELETE', pathOf('镇里用'))
    expect(forgotten.status).toBe(404)
  })

  it('with the county: every reader runs it over what he may see', async () => {
    const title = '全县村集体收入表'
    await share('chief', '全县用', { level: 4, growth: ['year'], title, sharedWith: COUNTY })
    expect((await list('otherTown')).items[0]).toMatchObject({ name: '全县用', region: null, level: null, title })
    expect(await names('town')).toEqual(['镇里用', '全县用'])
    // two may use one name
    await share('otherTown', '全县用', {})
    expect((await list('otherTown')).items.map(({ name, mine }) => [name, mine])).toEqual([
      ['全县用', true],
      ['全县用', false],
    ])
    // and it is taken back
    await share('chief', '全县用', { sharedWith: null })
    expect(await names('town')).toEqual(['镇里用'])
  })

  it('with one’s own county or town only', async () => {
    expect((await list('secretary')).mayShareWith).toEqual([
      { code: COUNTY, name: '云雁县' },
      { code: TOWN, name: '云雁镇' },
    ])
    for (const sharedWith of ['990101002', '99', POSTS.secretary.region, '990102']) {
      const told = await share('town', 'x', { sharedWith })
      expect([sharedWith, told.status]).toEqual([sharedWith, 400])
      expect((told.body as { problems: { path: string }[] }).problems[0]?.path).toBe('sharedWith')
    }
  })
})
