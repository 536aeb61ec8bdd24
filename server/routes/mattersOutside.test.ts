import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { deskName, makeProgram, type TestProgram } from '../../test/support/program.ts'
import { lodge } from '../../test/support/requests.ts'
import type { MatterPage } from '../contract/matter.ts'

/** More than the town's desk looks up one by one, among more of its own: both ways to them give the same list. */
const OUTSIDE = 60
const QUARTER = 900_000

let it: TestProgram
let town: Client

beforeAll(async () => {
  it = await makeProgram()
  const [own, other] = [await it.as('secretary'), await it.as('otherTown')]
  const lodged: string[] = []
  for (let n = 0; n < OUTSIDE; n += 1) {
    if (n % 3 === 0) await lodge(own, { subject: `本镇第${n}件` })
    if (n % 7 === 0) it.clock.pass(QUARTER)
    lodged.push((await lodge(other, { region: '990101002201', subject: `外镇第${n}件` })).id)
  }
  const desk = deskName('town')
  const { system } = it.database
  await system`update matter set orgs = array_append(orgs, ${desk}) where id = any (${lodged})`
  await system`update matter_open set orgs = array_append(orgs, ${desk}) where matter = any (${lodged})`
  await system`insert into matter_reach (county, org, matter, lodged_at, outside, closed)
    select county, ${desk}, id, lodged_at, true, false from matter where id = any (${lodged})`
  // two to whom no clock runs come last
  await system`update matter_open set due_at = 'infinity' where matter = any (${lodged.slice(0, 2)})`
  town = await it.as('town')
})
afterAll(() => it.drop())

const walk = async (query: string, limit: number): Promise<readonly string[]> => {
  const found: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const reply = await town.send('GET', `/api/v1/matters?${query}&limit=${limit}${after && `&after=${after}`}`)
    expect(reply.status).toBe(200)
    const page = reply.body as MatterPage
    found.push(...page.items.map((row) => row.id))
    after = page.next
  }
  return found
}

test.each([1, 5, 19, 20, 50, 100])(
  'a town lists its own and what reaches it from outside, %i on a page',
  async (limit) => {
    const open = await it.database.system`select matter from matter_open order by due_at, matter`
    expect(open).toHaveLength(OUTSIDE + OUTSIDE / 3)
    expect(await walk('view=scope&state=open', limit)).toEqual(open.map((row) => row.matter))
    const all = await it.database.system`select id from matter order by lodged_at desc, id desc`
    expect(await walk('view=scope&state=all', limit)).toEqual(all.map((row) => row.id))
  },
)
