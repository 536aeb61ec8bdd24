import { createHash } from 'node:crypto'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { act } from '../../test/support/requests.ts'

const KEY = 'a-long-and-random-key-of-the-hotline'
const OTHER = 'another-key-of-somebody-else'
let it: TestProgram

beforeAll(async () => {
  it = await makeProgram()
  const digest = (key: string): string => createHash('sha256').update(key).digest('hex')
  const system = await it.as('system')
  const value = { hotline: digest(KEY), other: digest(OTHER) }
  expect((await system.send('PUT', '/api/v1/settings/open311.keys', { value })).status).toBe(200)
  const { system: sql } = it.database
  await sql`update region set lon = 118.70, lat = 25.40 where code = '990101001201'`
  await sql`update region set lon = 118.80, lat = 25.45 where code = '990101001202'`
  await sql`insert into region_shape values ('990101001202', ${sql.json({
    type: 'Polygon',
    coordinates: [
      [
        [118.71, 25.39],
        [118.72, 25.39],
        [118.72, 25.41],
        [118.71, 25.41],
        [118.71, 25.39],
      ],
    ],
  })})`
})
afterAll(() => it.drop())

/** An ordinary client, written after the standard: knows the address and nothing of us. */
const parser = new XMLParser({
  parseTagValue: false,
  isArray: (_, path) =>
    [
      'services.service',
      'service_requests.request',
      'errors.error',
      'attributes.attribute',
      'values.value',
      'endpoints.endpoint',
      'formats.format',
    ].some((end) => String(path).endsWith(end)),
})
interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}
const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
  const response = await it.app.request(`http://lingyan.test/open311/v2/${path}`, init)
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() }
}
type Row = Readonly<Record<string, string>>
const xml = async (path: string, init?: RequestInit): Promise<Record<string, Record<string, Row[]>>> => {
  const answer = await send(path, init)
  expect(answer.type).toContain('xml')
  expect(XMLValidator.validate(answer.text), answer.text).toBe(true)
  return parser.parse(answer.text) as Record<string, Record<string, Row[]>>
}
const listed = async (query: string): Promise<Row[]> =>
  (await xml(`requests.xml?${query}`)).service_requests?.request ?? []
const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
})
const GOOD = {
  api_key: KEY,
  service_code: '0102',
  description: '路边的电线杆歪了，怕倒下来砸到人。',
  address_id: '990101001201',
}
const post = async (fields: Readonly<Record<string, string>>): Promise<Row> => {
  const sent = await send('requests.xml', form({ ...GOOD, ...fields }))
  expect(sent.status, sent.text).toBe(201)
  const parsed = parser.parse(sent.text) as { service_requests: { request: Row[] } }
  return parsed.service_requests.request[0] as Row
}
const idOf = async (number: string): Promise<string> =>
  (await it.database.system<{ id: string }[]>`select id from matter where number = ${number}`)[0]?.id ?? ''
const count = async (): Promise<number> => Number((await it.database.system`select count(*) n from matter`)[0]?.n)

test('an ordinary client finds its way, posts, and follows until it is closed', async () => {
  const found = await xml('discovery.xml')
  const endpoint = (found.discovery as unknown as { endpoints: { endpoint: Row[] } }).endpoints.endpoint[0]
  expect(endpoint).toMatchObject({
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: 'http://lingyan.test/open311/v2',
    type: 'production',
  })
  const services = (await xml('services.xml?jurisdiction_id=990101')).services?.service ?? []
  expect(services.length).toBe(118)
  const service = services.find(({ service_code }) => service_code === '0102') as Row
  expect(service).toMatchObject({ metadata: 'true', type: 'realtime' })
  expect(service.group).not.toBe('')
  const definition = await xml(`services/${service.service_code}.xml`)
  const attributes = (
    definition.service_definition as unknown as {
      attributes: { attribute: (Row & { values: { value: Row[] } })[] }
    }
  ).attributes.attribute
  const detail = attributes.find(({ code }) => code === 'category')
  expect(detail).toMatchObject({ datatype: 'singlevaluelist', variable: 'true', required: 'false' })
  const posted = await post({
    [`attribute[${detail?.code}]`]: detail?.values.value[0]?.key ?? '',
    'attribute[publish]': 'yes',
    first_name: '小河',
    last_name: '周',
    phone: '13900000002',
    media_url: 'https://pictures.test/1.jpg',
  })
  const number = posted.service_request_id ?? ''
  expect(number).toMatch(/^\d{6}-\d{5}$/)
  const tokened = await xml(`tokens/${posted.token}.xml`)
  expect(tokened.service_requests?.request?.[0]).toEqual({ service_request_id: number, token: posted.token })

  const own = (await xml(`requests/${number}.xml?api_key=${KEY}`)).service_requests?.request?.[0]
  expect(own).toMatchObject({ status: 'open', service_code: '0102', address_id: '990101001201' })
  expect(own?.description).toContain(GOOD.description)
  expect(own?.requested_datetime).toBe('2026-03-02T10:00:00+08:00')

  const id = await idOf(number)
  const [secretary, town] = await Promise.all([it.as('secretary'), it.as('town')])
  await act(secretary, id, 1, 'send-to-town', { note: '内部意见不公开' })
  it.clock.pass(1_200_000)
  await act(town, id, 2, 'take-on')
  expect((await listed(`status=open&service_code=0102`)).map((row) => row.service_request_id)).toContain(number)
  await act(town, id, 3, 'reply', { reply: '已扶正加固。', solved: true })
  await act(town, id, 4, 'release')
  const judged = { version: 5, data: { contacted: true, resolved: true, satisfaction: '3' } }
  const resident = await it.resident()
  expect((await resident.send('POST', `/api/v1/requests/${posted.token}/actions/judge`, judged)).status).toBe(200)
  const [closed] = await listed(`service_request_id=${number}`)
  expect(closed).toMatchObject({
    status: 'closed',
    service_request_id: number,
    description: '路边的电线杆歪了，怕倒下来砸到人',
    requested_datetime: '2026-03-02T10:00:00+08:00',
    updated_datetime: '2026-03-02T10:20:00+08:00',
    expected_datetime: '',
    lat: '25.4',
    long: '118.7',
  })
  const text = JSON.stringify(closed)
  for (const secret of ['周', '13900000002', 'pictures.test', '内部意见']) expect(text).not.toContain(secret)
})

test('what nobody allowed to publish is told by its class and town only, even to another key', async () => {
  const posted = await post({ description: '李大山家门口的下水道堵了好几天。', address_string: '和平村李大山家' })
  const number = posted.service_request_id ?? ''
  for (const query of [`service_request_id=${number}`, `service_request_id=${number}&api_key=${OTHER}`]) {
    const [row] = await listed(query)
    expect(row).toMatchObject({ description: '', address_id: '990101001', lat: '', long: '' })
    expect(row?.agency_responsible).toBe('云雁镇')
    expect(JSON.stringify(row)).not.toContain('李大山')
  }
  const [own] = await listed(`service_request_id=${number}&api_key=${KEY}`)
  expect(own).toMatchObject({ description: '李大山家门口的下水道堵了好几天。', address: '和平村李大山家' })
})

test('a clue on the closed route is nowhere, not even by its number', async () => {
  const posted = await post({ description: '举报村干部侵占集体资金，虚报冒领补贴。', 'attribute[publish]': 'yes' })
  const number = posted.service_request_id ?? ''
  expect((await send(`requests/${number}.xml?api_key=${KEY}`)).status).toBe(404)
  expect(await listed(`service_request_id=${number}&api_key=${KEY}`)).toEqual([])
  expect((await send('requests.json')).text).not.toContain(number)
})

test('JSON has the same shapes', async () => {
  const posted = JSON.parse((await send('requests.json', form(GOOD))).text) as Row[]
  expect(posted).toHaveLength(1)
  const read = JSON.parse((await send(`requests/${posted[0]?.service_request_id}.json`)).text) as Row[]
  expect(read[0]).toMatchObject({ status: 'open', zipcode: null, service_code: '0102' })
  expect(JSON.parse((await send('services.json')).text)).toHaveLength(118)
  expect(JSON.parse((await send('services/0102.json')).text)).toMatchObject({ service_code: '0102' })
  expect(JSON.parse((await send('discovery.json')).text)).toMatchObject({ endpoints: [{ type: 'production' }] })
  expect(JSON.parse((await send('services/9999.json')).text)).toEqual([
    { code: 404, description: 'service_code not found' },
  ])
})

test('a place by point, by address or by code; the boundary goes before the nearest middle', async () => {
  const regionOf = async (fields: Readonly<Record<string, string>>): Promise<string> => {
    const { address_id: _, ...rest } = GOOD
    const sent = await send('requests.json', form({ ...rest, ...fields }))
    expect(sent.status, sent.text).toBe(201)
    const [row] = JSON.parse(sent.text) as Row[]
    const found = await it.database.system`select region from matter where number = ${row?.service_request_id ?? ''}`
    return String(found[0]?.region)
  }
  expect(await regionOf({ lat: '25.401', long: '118.701' })).toBe('990101001201')
  expect(await regionOf({ lat: '25.40', long: '118.715' })).toBe('990101001202')
  expect(await regionOf({ address_string: '云雁镇柳河村小学门口' })).toBe('990101001202')
  expect(await regionOf({ address_string: '芦溪镇街上' })).toBe('990101002')
  expect(await regionOf({ address_string: '县城东边' })).toBe('990101')
  expect(await regionOf({ address_id: '990101001201001' })).toBe('990101001201001')
})

test('words of residents are text, whatever they look like', async () => {
  const evil =
    '</description><status>closed</status><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e; ]]> \u0001\u000b完'
  const posted = await post({ description: evil, 'attribute[publish]': 'yes' })
  const [row] = await listed(`service_request_id=${posted.service_request_id}&api_key=${KEY}`)
  expect(row?.status).toBe('open')
  expect(row?.description).toContain('</description><status>closed</status>')
  expect(row?.description).toContain('&e; ]]>')
  expect(row?.description).toMatch(/完$/)
})

describe('lists', () => {
  test('go by window, state, service and page', async () => {
    const all = await listed('')
    expect(all.length).toBeGreaterThan(4)
    const stamps = all.map(({ requested_datetime }) => requested_datetime ?? '')
    expect(stamps).toEqual(stamps.toSorted().toReversed())
    const paged = [...(await listed('page_size=2&page=1')), ...(await listed('page_size=2&page=2'))]
    expect(paged).toEqual(all.slice(0, 4))
    expect(await listed('end_date=2026-03-01T00:00:00%2B08:00')).toEqual([])
    // left unescaped, the plus arrives as a blank
    expect(await listed('start_date=2026-03-02T00:00:00+08:00')).toEqual(all)
    expect(await listed('start_date=2026-03-02T00:00:00Z&end_date=2026-03-02T01:00:00Z')).toEqual([])
    expect((await listed('status=open,closed')).length).toBe(all.length)
    expect(await listed('service_code=0103')).toEqual([])
  })

  test('what lies further back than 90 days is not in the default window', async () => {
    const before = it.clock.now
    it.clock.pass(91 * 86_400_000)
    expect(await listed('')).toEqual([])
    expect(await listed('start_date=2026-03-01T00:00:00%2B08:00')).not.toEqual([])
    it.clock.now = before
  })

  test.each([
    ['start_date=yesterday', 400],
    ['start_date=2026-02-30T00:00:00Z', 400],
    ['start_date=2026-03-02', 400],
    ['start_date=2025-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z', 400],
    ['start_date=2026-02-02T00:00:00Z&end_date=2026-01-01T00:00:00Z', 400],
    ['status=pending', 400],
    ['page=0', 400],
    ['page_size=1001', 400],
    ['page=-1&status=x', 400],
    ['service_code=nothing', 404],
    ['jurisdiction_id=elsewhere.gov', 404],
    ['api_key=wrong', 403],
    ['service_request_id=%27%20or%201=1--', 200],
  ])('%s is answered with %i', async (query, status) => {
    const answer = await send(`requests.xml?${query}`)
    expect(answer.status, answer.text).toBe(status)
    expect(XMLValidator.validate(answer.text)).toBe(true)
    if (status === 200) return
    const { errors } = parser.parse(answer.text) as { errors: { error: Row[] } }
    expect(errors.error[0]?.code).toBe(String(status))
    expect(errors.error[0]?.description).not.toBe('')
  })
})

describe('a posting that is refused writes nothing', () => {
  test.each([
    ['no key', { api_key: '' }, 403],
    ['a wrong key', { api_key: 'guessed' }, 403],
    ['no service', { service_code: '' }, 400],
    ['an unknown service', { service_code: '99' }, 404],
    ['a detail of another service', { 'attribute[category]': '010301' }, 400],
    ['no place', { address_id: '' }, 400],
    ['half a point', { lat: '25.4' }, 400],
    ['no number', { lat: 'north', long: '118.7' }, 400],
    ['a point far away', { lat: '39.9', long: '116.4' }, 400],
    ['a region elsewhere', { address_id: '110101001001' }, 400],
    ['no words', { description: '' }, 400],
    ['too many words', { description: '长'.repeat(2001) }, 400],
    ['no phone number', { phone: '110' }, 400],
    ['a picture that is no link', { media_url: 'javascript:alert(1)' }, 400],
    ['an unknown value', { 'attribute[publish]': 'perhaps' }, 400],
    ['another jurisdiction', { jurisdiction_id: 'boston.gov' }, 404],
    ['oversized', { description: 'x'.repeat(70_000) }, 413],
  ])('%s', async (_, fields, status) => {
    const before = await count()
    const answer = await send('requests.xml', form({ ...GOOD, ...fields }))
    expect(answer.status, answer.text).toBe(status)
    expect(answer.type).toContain('xml')
    expect(await count()).toBe(before)
  })

  test('all that is wrong is said at once; JSON and no form at all', async () => {
    const answer = await send('requests.json', form({ api_key: KEY }))
    expect((JSON.parse(answer.text) as Row[]).length).toBe(3)
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(GOOD) }
    expect((await send('requests.json', json)).status).toBe(400)
    const broken = { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: 'nothing' }
    expect((await send('requests.xml', broken)).status).toBe(400)
    expect((await send('services/0102.yaml')).status).toBe(404)
    expect((await send('tokens/nothing.xml')).status).toBe(404)
  })
})

test('anonymously only where the county allows it, and no more often than on the page', async () => {
  const system = await it.as('system')
  expect((await system.send('PUT', '/api/v1/settings/open311.anonymous', { value: true })).status).toBe(200)
  it.clock.pass(3_600_000)
  const statuses: number[] = []
  for (let n = 0; n < 32; n += 1) statuses.push((await send('requests.xml', form({ ...GOOD, api_key: '' }))).status)
  expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 201))
  expect(statuses.slice(30)).toEqual([429, 429])
  expect((await send('requests.xml', form(GOOD))).status).toBe(201)
})

test('a posting repeated under one Idempotency-Key is one request', async () => {
  const before = await count()
  const init = { ...form(GOOD), headers: { ...form(GOOD).headers, 'idempotency-key': 'once' } }
  const [first, second] = [await send('requests.xml', init), await send('requests.xml', init)]
  expect(second.text).toBe(first.text)
  expect(await count()).toBe(before + 1)
})
