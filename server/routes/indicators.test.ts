import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incomeOf } from '../../test/routes/county.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import type { IndicatorBody, IndicatorPage, LineagePage } from '../contract/indicator.ts'
import { bringUpSums, followSums } from '../derive/sums.ts'

const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]
let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
  await bringUpSums(its.program)
  const keep = async (post: 'town' | 'otherTown', region: string, year: number, yuan: number) => {
    const cells = { ...incomeOf(year), sales: yuan * 100 }
    const clerk = await its.as(post)
    const told = await clerk.send('POST', '/api/v1/ledgers/village-income/records', { region, cells })
    expect(told.status, JSON.stringify(told.body)).toBe(201)
  }
  await keep('town', HERE, 2023, 100_000)
  await keep('town', HERE, 2024, 120_000)
  await keep('town', THERE, 2024, 30_000)
  await keep('otherTown', '990101002201', 2024, 50_000)
  await followSums(its.program)
})
afterAll(() => its?.drop())

const page = async (post: keyof typeof POSTS, key: string, query = ''): Promise<IndicatorPage> => {
  const one = await its.as(post)
  const told = await one.send('GET', `/api/v1/indicators/${key}${query}`)
  expect(told.status, JSON.stringify(told.body)).toBe(200)
  return told.body as IndicatorPage
}
const shownIn = ({ indicator }: IndicatorPage, value: number | null) =>
  value === null ? null : value / indicator.scale

describe('a number', () => {
  it('says what it counts, by which rule, on what basis', async () => {
    const chief = await its.as('chief')
    const { items } = (await chief.send('GET', '/api/v1/indicators')).body as { items: IndicatorBody[] }
    const one = items.find(({ key }) => key === 'operating-income')
    expect(one).toMatchObject({ unit: '万元', scale: 1_000_000, by: 'year', ledger: 'village-income' })
    expect(one?.definition).toMatch(/[一-龥]/)
    expect(one?.sources.map(({ code }) => code ?? '')).toHaveLength(one?.basis.length ?? 0)
    // on what it rests is told by documents; codes are for programs
    const said = items.flatMap(({ sources, target }) => [...sources, ...(target ? [target.source] : [])])
    expect(said.filter(({ document, says }) => /\d{3}-[A-Z]{2,3}-\d/.test(`${document} ${says}`))).toEqual([])
    expect(said.every(({ code, says }) => code === null || says !== '')).toBe(true)
    // every title and definition is in words
    expect(
      items.filter(({ title, definition, key }) => title.endsWith(`.${key}`) || definition.endsWith('.definition')),
    ).toEqual([])
    expect(items.flatMap(({ bands }) => bands).filter(({ key, title }) => key === title)).toEqual([])
  })

  it('is the same at every level: the whole is the sum of its parts, as far as records go', async () => {
    const county = await page('chief', 'operating-income')
    expect([county.here.period, shownIn(county, county.here.value.value)]).toEqual(['2024', 20])
    expect(county.below.map(({ regionName, value }) => [regionName, shownIn(county, value.value)])).toEqual([
      ['云雁镇', 15],
      ['芦溪镇', 5],
    ])
    expect(county.here.coverage).toEqual({ level: 5, have: 3, of: 3 })
    const town = await page('town', 'operating-income')
    expect(shownIn(town, town.here.value.value)).toBe(15)
    expect(town.below.map(({ region }) => region)).toEqual([HERE, THERE])
    const village = await page('secretary', 'operating-income')
    expect([shownIn(village, village.here.value.value), village.below]).toEqual([12, []])
  })

  it('has a course, a growth, a distribution, and no value where nothing is on record', async () => {
    const town = await page('town', 'operating-income')
    expect(town.trend.map(({ period, value }) => [period, shownIn(town, value.value)])).toEqual([
      ['2023', 10],
      ['2024', 15],
    ])
    expect(town.trend[0]?.coverage).toEqual({ level: 5, have: 1, of: 2 })
    const growth = await page('secretary', 'operating-income-growth', '?period=2024')
    expect(growth.here.value.value).toBeCloseTo(0.2)
    const bands = await page('chief', 'operating-income-bands')
    expect(bands.here.parts.map(({ value }) => value.numerator)).toEqual(['1', '1', '1', '0', '0', '0'])
    const none = await page('secretary', 'operating-income', '?period=2019')
    expect(none.here.value).toEqual({ numerator: null, denominator: null, value: null })
  })

  it('opens down to the records, with what each adds', async () => {
    const chief = await its.as('chief')
    const rows = async (key: string) =>
      ((await chief.send('GET', `/api/v1/indicators/${key}/records?period=2024`)).body as LineagePage).items
    expect((await rows('operating-income')).map(({ numerator }) => numerator)).toEqual([
      12_000_000, 3_000_000, 5_000_000,
    ])
    expect(
      (await rows('operating-income-from-5')).map(({ numerator, denominator }) => [numerator, denominator]),
    ).toEqual([
      [1, 1],
      [0, 1],
      [1, 1],
    ])
    expect((await rows('operating-income-bands')).map(({ band }) => band)).toEqual(['from-10', 'under-5', 'from-5'])
    const refused = await chief.send('GET', '/api/v1/indicators/operating-income-growth/records')
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([409, 'rests-on-others'])
  })

  it('follows a correction and a withdrawal', async () => {
    const town = await its.as('town')
    const list = (await town.send('GET', `/api/v1/ledgers/village-income/records?region=${THERE}`)).body as {
      items: { id: string }[]
    }
    const path = `/api/v1/ledgers/village-income/records/${list.items[0]?.id}`
    await town.send('PUT', path, { version: 1, reason: '决算', cells: { sales: 8_000_000 } })
    await followSums(its.program)
    expect((await page('town', 'operating-income')).here.value.numerator).toBe('20000000')
    await town.send('POST', `${path}/remove`, { version: 2, reason: '登记错村' })
    await followSums(its.program)
    const after = await page('town', 'operating-income')
    expect([after.here.value.numerator, after.here.coverage]).toEqual(['12000000', { level: 5, have: 1, of: 2 }])
  })
})
