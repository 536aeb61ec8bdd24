import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { lodge } from '../../test/support/requests.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
})
afterAll(() => its?.drop())

const AROUND = 130

/** So many other requests of the same village were lodged before and after the two that are alike. */
const crowd = async (id: string): Promise<void> => {
  await its.program.database.system`
    insert into matter_text (county, matter, region, lodged_at, words)
    select t.county, gen_random_uuid(), t.region, t.lodged_at + n * interval '1 minute', array_to_tsvector(array['别的' || n])
    from matter_text t, generate_series(${-AROUND}::int, ${AROUND}) n where t.matter = ${id} and n <> 0`
}

test('a matter shows those of its village that say the same, nearest in time first looked at, and nothing else', async () => {
  const secretary = await its.as('secretary')
  const before = await lodge(secretary, { subject: '晒谷场积水', body: '晒谷场积水三天了，粮食没处晒。' })
  const asked = await lodge(secretary, { subject: '晒谷场积水', body: '晒谷场积水三天，粮食没地方晒。' })
  await lodge(secretary, { subject: '桥栏断了', body: '河上石桥的栏杆断了两根。' })
  const after = await lodge(secretary, { subject: '晒谷场还在积水', body: '晒谷场积水三天了，粮食没处晒，请来人。' })
  await crowd(asked.id)
  const page = await secretary.send('GET', `/api/v1/matters/${asked.id}`)
  expect(page.status).toBe(200)
  const { related } = page.body as { related: readonly { id: string }[] }
  expect(related.map(({ id }) => id).sort()).toEqual([before.id, after.id].sort())
})
