import { describe, expect, it } from 'vitest'
import type { Role } from '../../kernel/access/index.ts'
import { withDatabase } from '../../test/support/database.ts'
import { connect } from '../connect.ts'
import { directoryOf, listDesks } from './directory.ts'

const role = (key: string, reportsTo?: string): Role => ({
  key,
  title: key,
  reach: 'region',
  levels: [3, 4, 5],
  abilities: [],
  secondFactor: false,
  ...(reportsTo && { reportsTo }),
})
const roles = new Map(
  [role('secretary', 'dispatcher'), role('dispatcher', 'chief'), role('handler', 'chief'), role('chief')].map((one) => [
    one.key,
    one,
  ]),
)
const row = (desk: string, region: string, live = true) => ({ desk, role: desk.split('@')[0] ?? '', region, live })

describe('directoryOf', () => {
  const directory = directoryOf(
    [
      row('handler@dept-water', '990101', false),
      row('secretary@gov-v1', '990101001201'),
      row('dispatcher@gov-t1', '990101001'),
      row('handler@dept-roads', '990101'),
      row('chief@gov-c', '990101'),
    ],
    roles,
  )

  it('names live desks by place, and the line above', () => {
    expect(directory.deskAt('dispatcher', '990101001')).toBe('dispatcher@gov-t1')
    expect(directory.above('secretary@gov-v1')).toBe('dispatcher@gov-t1')
    expect(directory.above('dispatcher@gov-t1')).toBe('chief@gov-c')
    expect(directory.above('chief@gov-c')).toBeUndefined()
  })

  it('a desk that was left is not live, but it is known where it was and who is above', () => {
    expect(directory.live('handler@dept-water')).toBe(false)
    expect(directory.deskAt('handler', '990101')).toBe('handler@dept-roads')
    expect(directory.regionOf('handler@dept-water')).toBe('990101')
    expect(directory.above('handler@dept-water')).toBe('chief@gov-c')
  })

  it('a desk that nobody ever held is named by its place', () => {
    expect(directory.above('secretary@990101001299')).toBe('dispatcher@gov-t1')
    expect(directory.regionOf('secretary@990101001299')).toBe('990101001299')
    expect(directory.regionOf('secretary@nowhere')).toBeUndefined()
  })
})

describe('listDesks', () => {
  it('has every desk that was ever held, and who holds it on the day', async () => {
    const database = await withDatabase()
    const owner = connect(database.ownerUrl, { max: 1 })
    const account = async (login: string, disabled: Date | null) => {
      const id = crypto.randomUUID()
      const made = { id, county: '990101', login, name: login, disabled_at: disabled, created_at: new Date(0) }
      await owner`insert into account ${owner(made)}`
      return id
    }
    const sit = async (who: string, org: string, from: string, to: string | null) => {
      const seat = { id: crypto.randomUUID(), county: '990101', account: who, role: 'handler', region: '990101', org }
      await owner`insert into position ${owner({ ...seat, valid_from: from, valid_to: to })}`
    }
    const [here, gone] = [await account('here', null), await account('gone', new Date(0))]
    await sit(here, 'dept-a', '2026-01-01', null)
    await sit(here, 'dept-b', '2026-01-01', '2026-03-01')
    await sit(gone, 'dept-c', '2026-01-01', null)
    await sit(gone, 'dept-d', '2026-01-01', null)
    await sit(here, 'dept-d', '2026-02-01', null)
    const on = async (day: string) =>
      Object.fromEntries((await listDesks(owner, '990101', day)).map(({ desk, live }) => [desk.split('-')[1], live]))
    expect(await on('2026-02-28')).toEqual({ a: true, b: true, c: false, d: true })
    expect(await on('2026-03-01')).toEqual({ a: true, b: false, c: false, d: true })
    expect(await on('2025-12-31')).toEqual({ a: false, b: false, c: false, d: false })
    expect(await listDesks(owner, '990102', '2026-02-28')).toEqual([])
    await owner.end()
  })
})
