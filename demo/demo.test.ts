import { afterAll, beforeAll, expect, test } from 'vitest'
import { assemble } from '../server/assemble.ts'
import { cryptoOf, newKeyRing } from '../server/crypto/index.ts'
import { rebuildMatters } from '../server/matters/rebuild.ts'
import { makeDatabase, type TestDatabase } from '../test/support/database.ts'
import { COUNTY, DEMO_LOGINS, makeDemo } from './main.ts'

const NOW = new Date('2026-03-20T02:00:00Z')
const REQUESTS = 500
const crypto = cryptoOf(newKeyRing('international'))
let database: TestDatabase
const refused: string[] = []
beforeAll(async () => {
  database = await makeDatabase()
  const told = (what: string): void => void refused.push(what)
  await makeDemo({ database, ownerUrl: database.ownerUrl, crypto, now: NOW, requests: REQUESTS, refused: told })
}, 300_000)
afterAll(() => database.drop())

const count = async (query: Promise<readonly { n: string }[]>): Promise<number> => Number((await query)[0]?.n)

test('the county has the size that the issue names', async () => {
  const levels = await database.system<{ level: number; n: string }[]>`
    select level, count(*) n from region where code like '990101%' and valid_to is null group by 1 order by 1`
  expect(levels.map((row) => [row.level, Number(row.n)])).toEqual([
    [3, 1],
    [4, 15],
    [5, 190],
    [6, 3000],
    [7, 6000],
  ])
  expect(await count(database.system`select count(*) n from household`)).toBe(60_000)
})

test('every household lies in one living group with one worker, about ten each', async () => {
  const homeless = database.system<{ n: string }[]>`
    select count(*) n from household h left join region r on r.code = h.region and r.level = 7 where r.code is null`
  expect(await count(homeless)).toBe(0)
  expect(await count(database.system`select count(*) n from household where worker is null`)).toBe(0)
  const [spread] = await database.system<{ least: number; most: number }[]>`
    select min(n)::int least, max(n)::int most from (select count(*) n from household group by worker) w`
  expect(spread?.least).toBeGreaterThanOrEqual(5)
  expect(spread?.most).toBeLessThanOrEqual(16)
})

test('every demo sign-in exists once, with its position', async () => {
  for (const { login, role, region } of DEMO_LOGINS) {
    const rows = await database.system`select p.role, p.region from account a join position p on p.account = a.id
      where a.login = ${login} order by p.id`
    expect({ ...rows[0] }).toEqual({ role, region })
  }
})

test('every grid leader holds one of the posts that the net asks for', async () => {
  const without = database.system<
    { n: string }[]
  >`select count(*) n from position l where l.role = 'grid-leader' and not exists (
    select 1 from position p where p.account = l.account and p.role in ('villager-group-leader', 'village-committee-member')
      and l.region like p.region || '%')`
  expect(await count(without)).toBe(0)
})

test('the tree has a past: villages that were merged and renamed', async () => {
  const before = await database.system`select code from region where level = 5 and valid_from <= '2018-01-01'
    and (valid_to is null or valid_to > '2018-01-01')`
  expect(before.length).toBe(194)
  const lines = await database.system`select kind from region_succession order by kind`
  expect(lines.map(({ kind }) => kind)).toEqual(['merge', 'merge', 'merge', 'merge', 'rename', 'rename'])
})

test('the rules refuse nothing that the demo does, and every history gives the state that is kept', async () => {
  expect(refused).toEqual([])
  const matters = await database.system<
    { id: string; entries: number; last: number; count: number; step: string; to: string }[]
  >`
    select m.id, m.entries, max(e.seq) last, count(*)::int count, m.step,
      (array_agg(e.step_to order by e.seq desc))[1] "to"
    from matter m join matter_entry e on e.county = m.county and e.matter = m.id group by m.id, m.entries, m.step`
  expect(matters.length).toBeGreaterThan(REQUESTS)
  expect(matters.filter((one) => one.entries !== one.last || one.entries !== one.count || one.step !== one.to)).toEqual(
    [],
  )
})

test('nothing happens before it could or after now, and no text is left unfilled', async () => {
  const after = database.system<{ n: string }[]>`select count(*) n from matter_entry where at > ${NOW}`
  expect(await count(after)).toBe(0)
  const backwards = database.system<{ n: string }[]>`select count(*) n from matter_entry a join matter_entry b
    on b.matter = a.matter and b.seq = a.seq + 1 where b.at < a.at`
  expect(await count(backwards)).toBe(0)
  const unfilled = database.system<
    { n: string }[]
  >`select count(*) n from matter m join matter_entry e on e.matter = m.id
    where m.subject || m.body || e.data::text ~ '\\{[a-z]+\\}'`
  expect(await count(unfilled)).toBe(0)
})

test.each(['cun', 'zhen', 'bangongshi', 'xian', 'zhujian', 'wangge', 'lianhu', 'jiwei'])(
  'something waits at the desk of %s',
  async (login) => {
    const waiting = database.system<{ n: string }[]>`
      select count(*) n from matter_task t join position p on p.desk = t.desk join account a on a.id = p.account
      where a.login = ${login} and t.done_at is null`
    expect(await count(waiting)).toBeGreaterThan(1)
  },
)

test.each([
  ['proxy-services', ['lianhu', 'cun', 'zhen', 'bangongshi', 'zhujian']],
  ['dispute-mediation', ['wangge', 'cun', 'zhen', 'xian']],
  ['grid-task', ['lianhu', 'wangge', 'cun']],
  ['demand-project', ['cun', 'zhen', 'bangongshi']],
  ['grid-admission', ['xian', 'xianzhang', 'zhen', 'cun', 'wangge']],
  ['secretary-filing', ['xian', 'zhujian']],
  ['poverty-monitoring', ['cun', 'xian', 'zhen']],
] as const)('%s waits at the desks of %s, and some of it is done', async (process, logins) => {
  const desks = await database.system<{ login: string }[]>`
    select distinct a.login from matter_task t join matter m on m.county = t.county and m.id = t.matter
      join position p on p.desk = t.desk join account a on a.id = p.account
      where m.process = ${process} and t.done_at is null and a.login in ${database.system(logins)}`
  expect(desks.map(({ login }) => login).sort()).toEqual(logins.toSorted())
  const done = database.system<{ n: string }[]>`
    select count(distinct m.id) n from matter_task t join matter m on m.county = t.county and m.id = t.matter
      join position p on p.desk = t.desk join account a on a.id = p.account
      where m.process = ${process} and m.closed_at is not null and a.login in ${database.system(logins)}`
  expect(await count(done)).toBeGreaterThan(2)
})

test('grid workers are asked for new things only after those concerned were heard, and some are refused or struck off', async () => {
  const outcomes = await database.system<{ outcome: string; n: string }[]>`
    select outcome, count(*) n from matter where process = 'grid-admission' and closed_at is not null group by 1`
  const sums = new Map(outcomes.map(({ outcome, n }) => [outcome, Number(n)]))
  expect(sums.get('admitted')).toBeGreaterThan(10)
  expect(sums.get('refused')).toBeGreaterThan(2)
  const unheard = database.system<{ n: string }[]>`
    select count(*) n from matter m where m.process = 'grid-admission' and m.outcome = 'admitted' and not exists (
      select 1 from matter_entry e where e.county = m.county and e.matter = m.id and e.action = 'opinion')`
  expect(await count(unheard)).toBe(0)
})

test('forms were asked for all the year, within the quota of a village, and one waits for the demo’s village', async () => {
  const forms = await database.system<{ state: string; sent: number; answered: number; ended: number; late: number }[]>`
    select r.state, count(*)::int sent, count(a.answered_at)::int answered, count(a.ended_at)::int ended,
      (count(*) filter (where a.answered_at < a.asked_at or a.answered_at > ${NOW} or a.asked_at > ${NOW}))::int late
    from form_request r join form_ask a on a.request = r.id and a.county = r.county group by r.id, r.state, r.created_at order by r.created_at`
  expect(forms.map(({ state, late }) => [state, late])).toEqual([...Array(5).fill(['done', 0]), ['asking', 0]])
  for (const { sent, answered, ended } of forms.slice(0, 5)) expect([answered, ended]).toEqual([sent, sent])
  const open = forms.at(-1)
  expect(open?.answered).toBeGreaterThan(0)
  expect(open?.answered).toBeLessThan(open?.sent ?? 0)
  const { region } = DEMO_LOGINS.find(({ login }) => login === 'cun') ?? { region: '' }
  const waiting = database.system<{ n: string }[]>`
    select count(*) n from form_ask where region = ${region} and role = 'village-secretary' and answered_at is null and ended_at is null`
  expect(await count(waiting)).toBe(1)
})

test('it has late ones, returned and redone ones, verdicts of every kind, and clues that no region reaches', async () => {
  const [sums] =
    await database.system`select count(*) filter (where late) late, count(*) filter (where extended > 0) extended,
    count(*) filter (where sealed) sealed, count(distinct satisfaction) verdicts, count(*) filter (where owner is not null) own
    from matter`
  for (const sum of Object.values({ ...sums })) expect(Number(sum)).toBeGreaterThan(0)
  expect(Number(sums?.verdicts)).toBe(3)
})

test('what is kept beside the histories is what follows from them', async () => {
  const program = await assemble({ database, crypto, county: COUNTY, dataFolder: '', origin: '', now: () => NOW })
  const found: unknown[] = []
  await rebuildMatters(program, { check: true, found: (one) => void found.push(one), progress: () => {} })
  expect(found).toEqual([])
})

test('the same seed gives the same county, down to each act', async () => {
  const digest = async (from: TestDatabase) =>
    (
      await from.system`select
        (select md5(string_agg(concat_ws('|', m.number, m.process, m.subject, m.body, m.step, m.data), ',' order by m.id)) from matter m) matters,
        (select md5(string_agg(concat_ws('|', e.matter, e.seq, e.at, e.action, e.actor, e.data), ',' order by e.matter, e.seq))
          from matter_entry e) entries`
    )[0]
  const other = await makeDatabase()
  try {
    await makeDemo({ database: other, ownerUrl: other.ownerUrl, crypto, now: NOW, requests: REQUESTS })
    expect({ ...(await digest(other)) }).toEqual({ ...(await digest(database)) })
  } finally {
    await other.drop()
  }
}, 300_000)

test('it is made once', async () => {
  expect(await makeDemo({ database, ownerUrl: database.ownerUrl, crypto, now: NOW })).toBe(false)
  expect(await count(database.system`select count(*) n from region where code = ${COUNTY}`)).toBe(1)
})
