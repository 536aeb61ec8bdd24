import { afterAll, beforeAll, expect, it } from 'vitest'
import { pagesOf } from '../../test/support/pages.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
})
afterAll(() => its.drop())

const VILLAGE = '990101001201'
const path = (subject: string) => `/api/v1/public-contacts/${subject}`
const contact = { phone: '0199-6001201', hotline: '', area: '' }

it('what the county publishes stands on the village’s page at once', async () => {
  const keeper = await its.as('county')
  const pages = pagesOf(its)
  expect(await pages.html(`/v/${VILLAGE}`)).not.toContain('0199-6001201')
  expect(await keeper.send('PUT', path(VILLAGE), contact)).toMatchObject({
    status: 200,
    body: { subject: VILLAGE, ...contact },
  })
  expect(await keeper.send('GET', path(VILLAGE))).toMatchObject({ status: 200, body: contact })
  expect(await pages.html(`/v/${VILLAGE}`)).toContain('0199-6001201')
})

it.each([
  ['a phone that is none', VILLAGE, { ...contact, phone: 'call me' }, 400],
  ['an area without end', VILLAGE, { ...contact, area: '东'.repeat(201) }, 400],
  ['a field missing', VILLAGE, { phone: '' }, 400],
  ['a region that is not there', '990101009999', contact, 404],
  ['another county', '990102', contact, 404],
  ['an organisation that is not there', 'gov-nowhere', contact, 404],
  ['no subject at all', '%2e%2e', contact, 404],
])('%s is refused', async (_, subject, body, status) => {
  const keeper = await its.as('county')
  expect((await keeper.send('PUT', path(subject), body)).status).toBe(status)
})

it('nobody else keeps it', async () => {
  for (const post of ['secretary', 'town', 'system', 'analyst'] as const)
    expect((await (await its.as(post)).send('PUT', path(VILLAGE), contact)).status, post).toBe(404)
  expect((await (await its.resident()).send('PUT', path(VILLAGE), contact)).status).toBe(401)
})
