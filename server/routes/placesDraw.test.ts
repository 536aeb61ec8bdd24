import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let it: TestProgram
let county: Client
beforeAll(async () => {
  it = await makeProgram()
  county = await it.as('county')
  await it.database.system`insert into organisation (code, name, hierarchy, kind, region, valid_from) values
    ('party-990101001201', '和平村党支部', 'party', 'party-branch', '990101001201', '2000-01-01')`
})
afterAll(() => it.drop())

const VILLAGE = '990101001201'
const GRID = `${VILLAGE}001`
const draw = (body: unknown, browser = county) => browser.send('POST', '/api/v1/grids', body)
const keep = (code: string, body: unknown) => county.send('PUT', `/api/v1/organisations/${code}`, body)
const problems = (body: unknown) => (body as { problems: { path: string; code: string }[] }).problems
const add = (code: string, body: object) => county.send('POST', '/api/v1/organisations', { code, ...body })
const GROUP = {
  name: '第一网格党小组',
  shortName: '',
  hierarchy: 'party',
  kind: 'party-group',
  region: GRID,
  parent: 'party-990101001201',
  validFrom: '2026-01-01',
  validTo: null,
}
const importing = async (kind: string, csv: string, dryRun: 'true' | 'false') => {
  const form = new FormData()
  form.set('kind', kind)
  form.set('dryRun', dryRun)
  form.set('file', new File([csv], 'table.csv', { type: 'text/csv' }))
  const answer = await it.app.request('http://lingyan.test/api/v1/imports', {
    method: 'POST',
    body: form,
    headers: { cookie: `lingyan_session=${county.cookie('lingyan_session')}`, 'sec-fetch-site': 'same-origin' },
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

describe('a grid', () => {
  test('is drawn under the next free code, with its type and what it covers', async () => {
    const made = await draw({ parent: VILLAGE, name: '安居楼栋网格', form: 'building', area: '安居小区1至4栋' })
    expect(made).toMatchObject({
      status: 201,
      body: { code: `${VILLAGE}002`, level: 6, form: 'building', formTitle: '楼栋网格', area: '安居小区1至4栋' },
    })
    const seen = await (await it.as('secretary')).send('GET', `/api/v1/regions?parent=${VILLAGE}`)
    expect(seen.body).toMatchObject({
      items: [
        { form: '', formTitle: '' },
        { form: 'building', kindTitle: '网格' },
      ],
    })
    const below = await draw({ parent: `${VILLAGE}002`, name: '一单元' })
    expect(below).toMatchObject({ status: 201, body: { code: `${VILLAGE}00201`, level: 7, form: '' } })
  })

  test('is described later; what is left out stays', async () => {
    const typed = await county.send('PATCH', `/api/v1/grids/${GRID}`, { form: 'rural' })
    expect(typed).toMatchObject({ status: 200, body: { form: 'rural', area: '' } })
    const covered = await county.send('PATCH', `/api/v1/grids/${GRID}`, { area: '东塘、西塘两个村民小组' })
    expect(covered).toMatchObject({ status: 200, body: { form: 'rural', area: '东塘、西塘两个村民小组' } })
  })

  test('keeps its type and extent when it gets another name or another code', async () => {
    const change = { kind: 'rename', code: GRID, name: '塘边网格', on: '2026-03-02', document: '村民会议' }
    expect((await county.send('POST', '/api/v1/successions', change)).status).toBe(201)
    const now = await county.send('GET', `/api/v1/regions/${GRID}`)
    expect(now.body).toMatchObject({ name: '塘边网格', form: 'rural', area: '东塘、西塘两个村民小组' })
    const then = await county.send('GET', `/api/v1/regions/${GRID}?on=2026-03-01`)
    expect(then.body).toMatchObject({ name: '第一网格', form: 'rural' })
  })

  test.each([
    ['no such village', { parent: '990101001299', name: 'x' }, 'parent', 'unknown-region'],
    ['another county', { parent: '990102001201', name: 'x' }, 'parent', 'unknown-region'],
    ['a town', { parent: '990101001', name: 'x' }, 'parent', 'not-above-grids'],
    ['below the last layer', { parent: `${GRID}01`, name: 'x' }, 'parent', 'not-above-grids'],
    ['an unknown type', { parent: VILLAGE, name: 'x', form: 'marine' }, 'form', 'unknown-form'],
    ['a type below the first layer', { parent: GRID, name: 'x', form: 'rural' }, 'form', 'form-of-first-layer'],
    ['a name that is taken', { parent: VILLAGE, name: '安居楼栋网格' }, 'name', 'name-taken'],
    ['too long', { parent: VILLAGE, name: 'x', area: '长'.repeat(301) }, 'area', 'too_big'],
  ])('is refused: %s', async (_, body, path, code) => {
    const refused = await draw(body)
    expect(refused.status).toBe(400)
    expect(problems(refused.body)).toEqual([expect.objectContaining({ path, code })])
  })

  test('is drawn by whoever keeps the tree and by nobody else', async () => {
    for (const post of ['worker', 'secretary', 'town', 'system'] as const)
      expect((await draw({ parent: VILLAGE, name: 'x' }, await it.as(post))).status, post).toBe(404)
    const village = await county.send('PATCH', `/api/v1/grids/${VILLAGE}`, { area: 'x' })
    expect(village).toMatchObject({ status: 409, body: { code: 'not-a-grid' } })
  })

  test('two drawn at once get two codes', async () => {
    const made = await Promise.all(['甲', '乙', '丙'].map((name) => draw({ parent: '990101001202', name })))
    expect(made.map(({ body }) => (body as { code: string }).code).sort()).toEqual([
      '990101001202001',
      '990101001202002',
      '990101001202003',
    ])
  })
})

describe('a table of grids', () => {
  const csv = (lines: readonly string[]) =>
    `外部编号,所在村（或上级网格）代码,网格名称,网格类型,网格范围\n${lines.join('\n')}\n`

  test('is taken in by titles of types, once; wrong rows are named', async () => {
    const lines = ['A1,990101002201,桥东网格,村组网格,桥东组', 'A2,990101002201,市场网格,special,农贸市场']
    expect(await importing('grids', csv(lines), 'false')).toMatchObject({ status: 200, body: { written: 2 } })
    expect(await importing('grids', csv(lines), 'false')).toMatchObject({ status: 200, body: { written: 0, known: 2 } })
    const listed = await (await it.as('otherTown')).send('GET', '/api/v1/regions?parent=990101002201')
    expect(listed.body).toMatchObject({
      items: [
        { name: '桥东网格', form: 'rural', area: '桥东组' },
        { name: '市场网格', form: 'special' },
      ],
    })
    const wrong = await importing('grids', csv(['A3,990101002201,桥西网格,海上网格,', 'A4,990101002299,x,,']), 'true')
    expect(wrong.body).toMatchObject({
      refused: 2,
      problems: [
        { row: 2, field: 'form', code: 'unknown-form' },
        { row: 3, field: 'parent', code: 'unknown-region' },
      ],
    })
  })

  test('goes out again with type and extent', async () => {
    const file = await county.send('GET', '/api/v1/regions.csv?parent=990101002201')
    expect(String(file.body)).toContain('990101002201001,桥东网格,网格,村组网格,桥东组,990101002201')
  })
})

describe('a party group of a grid', () => {
  test('stands below the branch of its village and is shown on the village’s page', async () => {
    expect(await add('party-990101001201001', GROUP)).toMatchObject({ status: 201, body: { hierarchyTitle: '党组织' } })
    expect(problems((await add('party-990101001201001', GROUP)).body)).toMatchObject([
      { path: 'code', code: 'code-taken' },
    ])
    expect((await keep('party-none', GROUP)).status).toBe(404)
    const listed = await (await it.as('secretary')).send('GET', '/api/v1/organisations?parent=party-990101001201')
    expect(listed.body).toMatchObject({ items: [{ code: 'party-990101001201001', region: GRID }] })
    const page = await it.app.request(`http://lingyan.test/v/${VILLAGE}`)
    const text = await page.text()
    expect(text).toContain('<dt>党组织</dt><dd>第一网格党小组</dd>')
    expect(text).toContain('村组网格')
    expect(text).toContain('东塘、西塘两个村民小组')
  })

  test('and those that are not', async () => {
    const csv = `组织编码,名称,体系,类型,区划代码,上级组织编码
party-990101001201002,安居党小组,党组织,party-group,${VILLAGE}002,party-990101001201
co-op-990101001201001,塘边合作社,co-op,co-op,${GRID},
party-9,错,party,party-group,990101001202001,party-990101001201
party-10,错,party,party-group,${GRID},gov-990101001201
party-990101001201001,重复,party,party-group,${GRID},
gov-x,错,club,office,${GRID},
`
    const read = await importing('organisations', csv, 'true')
    expect(
      (read.body.problems as { row: number; field: string; code: string }[]).map((p) => [p.row, p.field, p.code]),
    ).toEqual([
      [4, 'parent', 'parent-elsewhere'],
      [5, 'parent', 'unknown-parent'],
      [6, 'external', 'code-taken'],
      [7, 'hierarchy', 'unknown-hierarchy'],
    ])
    const right = csv.split('\n').slice(0, 3).join('\n')
    expect(await importing('organisations', right, 'false')).toMatchObject({ status: 200, body: { written: 2 } })
    const mapped = await county.send('GET', `/api/v1/organisations?region=${GRID}`)
    expect((mapped.body as { items: { code: string }[] }).items.map(({ code }) => code)).toEqual([
      'co-op-990101001201001',
      'party-990101001201001',
    ])
  })

  test.each([
    ['itself above', { parent: 'party-990101001201001' }, 'parent', 'unknown-parent'],
    ['another county', { region: '990102', parent: null }, 'region', 'unknown-region'],
    ['an end before its beginning', { validTo: '2025-01-01' }, 'validTo', 'ends-before-begin'],
    ['a kind that is none', { kind: '党小组' }, 'kind', 'invalid_format'],
  ])('is refused with %s', async (_, more, path, code) => {
    const refused = await keep('party-990101001201001', { ...GROUP, ...more })
    expect(refused.status).toBe(400)
    expect(problems(refused.body)).toEqual([expect.objectContaining({ path, code })])
  })

  test('ends on a day and is gone from then on, not while somebody holds a position there', async () => {
    const closed = await keep('party-990101001201002', {
      ...GROUP,
      name: '安居党小组',
      region: `${VILLAGE}002`,
      validTo: '2026-03-01',
    })
    expect(closed.status).toBe(200)
    const listed = await county.send('GET', `/api/v1/organisations?region=${VILLAGE}002`)
    expect(listed.body).toMatchObject({ items: [] })
    const used = await keep(`gov-${VILLAGE}`, {
      ...GROUP,
      name: '村委会',
      hierarchy: 'government',
      kind: 'committee',
      region: VILLAGE,
      parent: null,
      validTo: '2026-03-01',
    })
    expect(used).toMatchObject({ status: 409, body: { code: 'organisation-in-use' } })
  })
})
