import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Keeper, Ledger } from '../../kernel/ledger/index.ts'
import { declaring, field, must, type Pack } from '../../kernel/pack/index.ts'
import { connect } from '../../store/connect.ts'
import { createLedger } from '../../store/ledger/define.ts'
import { deskName, makeProgram, type TestProgram } from '../../test/support/program.ts'
import { loadPacks } from '../packs.ts'
import { remind } from './index.ts'

const monthly = (key: string, keeper: string | Keeper, keeperFrom?: Ledger['keeperFrom']): Ledger =>
  declaring('yards').ledger({
    key,
    subject: key,
    basis: ['试行办法'],
    levels: [5],
    grain: ['month'],
    period: 'month',
    keeper,
    ...(keeperFrom && { keeperFrom }),
    fields: [field.month('month', must), field.integer('carts', { unit: '车' })],
  })

/** Waste carted away: a village's until the town's agriculture office took it over on 5 March. Others are a department's, a town's, and an office's that no town here has. */
const LEDGERS = [
  monthly('carted-waste', 'village-secretary', [
    { from: '2026-03-05', role: 'town-office', organisation: 'agriculture' },
  ]),
  monthly('well-water', { role: 'department-handler', organisation: 'water' }),
  monthly('road-salt', 'town-dispatcher'),
  monthly('fire-drills', { role: 'town-office', organisation: 'safety' }),
]
const YARDS: Pack = {
  ...{ key: 'yards', version: '1', title: 'yards', basis: [] },
  ledgers: LEDGERS,
  reminders: LEDGERS.map(({ key }) => ({
    ledger: key,
    from: '2026-01-31',
    days: [1, 8],
    template: 'yards.owed',
    basis: '试行办法',
  })),
}

let its: TestProgram
beforeAll(async () => {
  const packs = await loadPacks()
  its = await makeProgram({ ...packs, set: { packs: [...packs.set.packs, YARDS] }, programmes: [] })
  const owner = connect(its.database.ownerUrl, { max: 1 })
  for (const ledger of LEDGERS) await owner.begin((tx) => createLedger(tx, ledger))
  await owner.end()
})
afterAll(() => its?.drop())

const DAY = 24 * 3600_000
/** Desks told of what a ledger lacks, with the places that the message names. */
const told = async (ledger: string): Promise<readonly string[]> => {
  const rows = await its.database.system<{ desk: string; region: string }[]>`
    select convert_from(recipient, 'UTF8') as desk, params ->> 'region' as region from outbox
    where template = 'yards.owed' and dedupe like ${`owed:${ledger}:%`} order by created_at, desk`
  return rows.map(({ desk, region }) => `${desk} ${region}`)
}

it('asks whoever keeps the ledger on the day: the villages first, then the office that took it over', async () => {
  await remind(its.program)
  const villages = [`${deskName('secretary')} 和平村`, `${deskName('neighbour')} 柳河村`]
  expect(await told('carted-waste')).toEqual(villages)
  its.clock.pass(7 * DAY)
  await remind(its.program)
  // the other town has no such office, and nobody is asked there
  expect(await told('carted-waste')).toEqual([...villages, `${deskName('office')} 和平村等 2 处`])
  expect(await remind(its.program)).toBe(0)
})

it('asks a department once for its whole county, a town once for its villages', async () => {
  expect(await told('well-water')).toEqual(Array(2).fill(`${deskName('water')} 和平村等 3 处`))
  const towns = [`${deskName('town')} 和平村等 2 处`, `${deskName('otherTown')} 石桥村`]
  expect(await told('road-salt')).toEqual([...towns, ...towns])
})

it('asks nobody where the office does not exist, or nobody sits there any more', async () => {
  expect(await told('fire-drills')).toEqual([])
  await its.database.system`update position set valid_to = '2026-04-01' where role = 'town-office'`
  its.clock.pass(31 * DAY)
  const before = await told('carted-waste')
  await remind(its.program)
  expect(await told('carted-waste')).toEqual(before)
  expect(await told('well-water')).toHaveLength(3)
})
