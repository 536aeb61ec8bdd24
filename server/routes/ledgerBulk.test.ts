import { afterAll, beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { incomeOf } from '../../test/routes/county.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import type { BulkReport, RecordBody, RecordPage } from '../contract/ledger.ts'

type Report = z.output<typeof BulkReport>
const PATH = '/api/v1/ledgers/village-income'
const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
})
afterAll(() => its?.drop())

const row = (region: string, year: number, more: Readonly<Record<string, unknown>> = {}) => ({
  region,
  cells: { ...incomeOf(year), ...more },
})
const send = async (rows: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): Promise<Report> => {
  const town = await its.as('town')
  const told = await town.send('POST', `${PATH}/bulk`, { rows, ...more })
  expect(told.status, JSON.stringify(told.body)).toBe(200)
  return told.body as Report
}
const count = async (): Promise<number> => {
  const town = await its.as('town')
  return ((await town.send('GET', `${PATH}/records`)).body as z.output<typeof RecordPage>).total
}
const counts = ({ added, corrected, same, refused }: Report) => [added, corrected, same, refused]

it('adds what is new, corrects what stands, and leaves alone what says the same', async () => {
  const first = [row(HERE, 2021), row(HERE, 2022), row(THERE, 2021)]
  expect(counts(await send(first, { dryRun: true }))).toEqual([3, 0, 0, 0])
  expect(await count()).toBe(0)
  expect(counts(await send(first))).toEqual([3, 0, 0, 0])
  const second = [row(HERE, 2021), row(HERE, 2022, { sales: 7 }), row(THERE, 2022)]
  expect(counts(await send(second, { reason: '决算' }))).toEqual([1, 1, 1, 0])
  expect(await count()).toBe(4)
  const [corrected] = await its.database.system<{ id: string }[]>`
    select id from ledger_village_income where region = ${HERE} and year = 2022`
  const town = await its.as('town')
  const seen = (await town.send('GET', `${PATH}/records/${corrected?.id}`)).body as z.output<typeof RecordBody>
  expect(seen).toMatchObject({ version: 2, source: 'exchange', reason: '决算', cells: { sales: 7 } })
  expect(seen.past.map(({ cells }) => cells.sales)).toEqual([12_345_678])
})

it('says of each row what is wrong, and keeps all, or the right ones, as asked', async () => {
  const before = await count()
  const rows = [
    row(HERE, 2010),
    row('990101002201', 2010),
    row(HERE, 2011, { sales: -1 }),
    row('990101001', 2010),
    row(HERE, 2010, { sales: 3 }),
  ]
  const none = await send(rows)
  expect(counts(none)).toEqual([0, 0, 0, 4])
  expect(none.problems.map(({ row: at, path, code }) => `${at} ${path} ${code}`)).toEqual([
    '2 region unknown-region',
    '3 cells.sales too-small',
    '4 region unknown-region',
    '5  repeated-grain',
  ])
  expect(none.problems.filter(({ message }) => message.startsWith('problem.'))).toEqual([])
  expect(await count()).toBe(before)
  expect(counts(await send(rows, { keep: 'right' }))).toEqual([1, 0, 0, 4])
  expect(await count()).toBe(before + 1)
})

it('the sums of every region and period that changed are due', async () => {
  await its.database.system`delete from derive_due`
  await send([row(THERE, 2008), row(THERE, 2008 + 1), row(HERE, 2008)])
  const due = await its.database.system<{ region: string; period: string }[]>`
    select region, period from derive_due where ledger = 'village-income' order by region, period`
  expect(due.map(({ region, period }) => `${region} ${period}`)).toEqual([
    `${HERE} 2008`,
    `${THERE} 2008`,
    `${THERE} 2009`,
  ])
})

it('is refused to whoever does not keep the ledger', async () => {
  const secretary = await its.as('secretary')
  const told = await secretary.send('POST', `${PATH}/bulk`, { rows: [row(HERE, 2001)] })
  expect([told.status, (told.body as { code: string }).code]).toEqual([409, 'not-the-keeper'])
  const town = await its.as('town')
  expect((await town.send('POST', `${PATH}/bulk`, { rows: [] })).status).toBe(400)
})
