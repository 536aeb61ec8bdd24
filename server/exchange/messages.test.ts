import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { rebuildMatters } from '../matters/rebuild.ts'
import { residentProcess } from '../publication/process.ts'
import { compareSets } from './compare.ts'
import type { Message } from './history.ts'
import { type Imported, importMessages } from './messages.ts'

let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
})
afterAll(() => it.drop())

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`)
const message = (
  external: string,
  lodged: string,
  replied: string | null,
  body = '广场的喷泉不喷水了，孩子们没地方玩。',
): Message => ({
  external,
  subject: '喷泉',
  body,
  lodgedAt: at(lodged),
  reply: replied === null ? '' : '已经修好，请来看看。',
  repliedAt: replied === null ? null : at(replied),
})
/** 2018-05-07 is a Monday; ten working days later is 21 May. */
const QUICK = message('q1', '2018-05-07 10:00', '2018-05-09 16:00')
const EIGHT = message('q2', '2018-05-07 10:00', '2018-05-15 09:00')
const SLOW = message('q3', '2018-05-07 10:00', '2018-08-01 09:00')
const NEVER = message('q4', '2018-05-07 11:00', null)
const CLUE = message('q5', '2018-05-08 11:00', '2018-06-01 09:00', '举报有人侵占集体资金，虚报冒领补贴。')
const ALL = [QUICK, EIGHT, SLOW, NEVER, CLUE]

async function* stream(messages: readonly Message[]): AsyncGenerator<Message> {
  yield* messages
}
const run = async (
  messages: readonly Message[],
  options: { parameters?: string; asIf?: boolean } = {},
): Promise<Imported & { readonly refusals: readonly string[] }> => {
  const refusals: string[] = []
  const sums = await importMessages(it.program, stream(messages), {
    asIf: false,
    ...options,
    refused: ({ external }, { code }) => refusals.push(`${external} ${code}`),
    progress: () => {},
  })
  return { ...sums, refusals }
}

test('each message lives at its own times under the rules of its day, once', async () => {
  expect(await run(ALL)).toMatchObject({ written: 5, known: 0, refused: 0, late: 2, asIf: 0, refusals: [] })
  const rows = await it.database.system`
    select m.data -> 'imported' ->> 'id' external, m.parameters, m.channel, m.lodged_at, m.late, m.outcome, m.sealed, m.satisfaction
    from matter m order by 1`
  expect(rows).toMatchObject([
    {
      external: 'q1',
      parameters: 'yunyan-2010',
      channel: 'import',
      lodged_at: QUICK.lodgedAt,
      late: false,
      outcome: 'unjudged',
      satisfaction: null,
    },
    { external: 'q2', late: false },
    { external: 'q3', late: true, outcome: 'unjudged' },
    // not answered, so not answered late; it counts as late now
    { external: 'q4', late: false, outcome: null },
    { external: 'q5', sealed: true, late: false },
  ])
  const steps = await it.database.system<{ action: string; at: Date }[]>`
    select e.action, e.at from matter_entry e join matter m on m.id = e.matter
    where m.data -> 'imported' ->> 'id' = 'q1' order by e.seq`
  expect(steps.map(({ action }) => action)).toEqual(['lodge', 'send-to-town', 'assign', 'reply', 'release', 'lapse'])
  expect(steps.find(({ action }) => action === 'reply')?.at).toEqual(QUICK.repliedAt)
  expect(await run(ALL)).toMatchObject({ written: 0, known: 5 })
  const told = await it.database.system`select 1 from outbox`
  expect(told).toHaveLength(0)
})

test('what was written is what the histories say, and what the board counts', async () => {
  const options = { check: true, found: () => {}, progress: () => {} }
  expect(await rebuildMatters(it.program, options)).toMatchObject({ matters: 5, differences: 0 })
  const board = await (await it.as('chief')).send('GET', '/api/v1/board?from=2018-05&to=2018-05')
  expect(board.body).toMatchObject({ total: { lodged: 4, answeredLate: 1, late: 1 } })
})

test('a set applies before its own day only where that is asked for, and then the matter says so', async () => {
  const early = ALL.map((one) => ({ ...one, external: `early ${one.external}` }))
  const strict = await run(early, { parameters: 'beijing-2021' })
  expect(strict).toMatchObject({ written: 0, refused: 5 })
  expect(new Set(strict.refusals.map((line) => line.split(' ').at(-1)))).toEqual(new Set(['no-parameters']))
  expect(await run(early, { parameters: 'beijing-2021', asIf: true })).toMatchObject({ written: 5, late: 3, asIf: 5 })
  const [row] = await it.database.system`
    select parameters, data from matter where data -> 'imported' ->> 'id' = 'early q2'`
  expect(row).toMatchObject({ parameters: 'beijing-2021', data: { imported: { asIf: 'beijing-2021' } } })
  expect(await run([{ ...QUICK, external: 'other' }], { parameters: 'nowhere-1' })).toMatchObject({ refused: 1 })
})

test('the comparison without a database says the same', () => {
  const process = residentProcess(it.program)
  const sets = process ? compareSets(it.program.packs.set, process, ALL, { county: '990101', until: it.clock.now }) : []
  const late = Object.fromEntries(sets.map((one) => [one.parameters, one.late]))
  expect(late).toMatchObject({ 'yunyan-2010': 2, 'guangdong-2022': 2, 'beijing-2021': 3, 'shandong-weifang-2021': 3 })
  expect(sets.map(({ stopped }) => stopped)).toEqual(sets.map(() => 0))
  expect(sets.find(({ parameters }) => parameters === 'beijing-2021')).toMatchObject({ before: 5 })
})
