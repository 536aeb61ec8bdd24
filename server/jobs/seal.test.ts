import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { NOTHING } from '../../kernel/access/index.ts'
import type { Finding, Verified } from '../../store/audit/verify.ts'
import { connect } from '../../store/connect.ts'
import { inScope, type Sql } from '../../store/database.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { makeClub } from '../../test/support/identity.ts'
import { appendAudit, SYSTEM } from '../audit.ts'
import { addKey, cryptoOf, newKeyRing } from '../crypto/index.ts'
import type { Program } from '../program.ts'
import { verifyAudit } from '../verify.ts'
import { sealAudit } from './seal.ts'

let database: TestDatabase
let program: Program
let owner: Sql

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'lingyan-audit-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})
beforeEach(async () => {
  await owner`truncate audit, audit_seal`
  program = { ...makeClub(database), dataFolder: folder() }
})

const acting = { county: '990101', scope: NOTHING }
/** Writes moves, each in a transaction of its own, and seals them in one seal. */
const play = async (...moves: readonly string[]): Promise<void> => {
  for (const move of moves) await write(move)
  expect(await seal()).toBe(moves.length)
}
const write = (move: string, by: Program = program) =>
  inScope(database, acting, async (tx) =>
    appendAudit(by, tx, SYSTEM, {
      action: 'game.move',
      object: { kind: 'game', id: move },
      detail: { move, at: [1, { b: 2, a: 1 }] },
    }),
  )
// the slack is for rows on their way; in these tests the writing has ended
const seal = (by: Program = program) => sealAudit(by, { slackMs: -1000 })
const idOf = async (move: string): Promise<string> =>
  (await owner<{ id: string }[]>`select id from audit where object_id = ${move}`)[0]?.id ?? ''

const verify = async (heads: readonly string[] = [], by: Program = program) => {
  const findings: Finding[] = []
  const outcome = await verifyAudit(by, heads, { found: (finding) => findings.push(finding) })
  expect(outcome.findings).toBe(findings.length)
  return {
    said: findings.map(({ kind, what }) => `${kind} ${what}`),
    findings,
    county: outcome.counties[0] as Verified,
  }
}

describe('an untouched audit', () => {
  test('is sound, sealed or not', async () => {
    expect(await verify()).toMatchObject({ said: [], county: undefined })
    await play('e4', 'e5')
    await play('Nf3')
    await write('Nc6')
    const { said, county } = await verify()
    expect(said).toEqual([])
    expect(county).toMatchObject({
      county: '990101',
      rows: 4,
      seals: 2,
      unsealed: 1,
      head: expect.stringMatching(/^[0-9a-f]{70}$/),
    })
    expect(county.unsealedSince).not.toBeNull()
  })

  test('stays sound over many seals, pages and a turn of keys', async () => {
    const ring = newKeyRing('international')
    const first = { ...program, crypto: cryptoOf(ring) }
    const many = Array.from({ length: 4_500 }, (_, at) => ({
      action: 'game.move',
      object: { kind: 'game', id: String(at) },
    }))
    await inScope(database, acting, async (tx) => appendAudit(first, tx, SYSTEM, ...many))
    expect(await seal(first)).toBe(4_500)
    const turned = { ...program, crypto: cryptoOf(addKey(ring, 'sm')) }
    await write('e4', turned)
    await seal(turned)
    expect(await verify([], turned)).toMatchObject({ said: [], county: { rows: 4_501, seals: 4, unsealed: 0 } })
  })

  test('keeps whatever was typed', async () => {
    await play('\u0000 \ud800 💥 "\' \\ \n', '')
    expect((await verify()).said).toEqual([])
  })

  test('is sealed once by many sealers at the same moment', async () => {
    for (const move of ['e4', 'e5', 'Nf3']) await write(move)
    const sealed = await Promise.all(Array.from({ length: 6 }, () => seal()))
    expect(sealed.reduce((sum, one) => sum + one, 0)).toBe(3)
    expect(await verify()).toMatchObject({ said: [], county: { seals: 1 } })
  })

  test('waits for a transaction that has written and is still open, and loses nothing', async () => {
    let end = (): void => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    let wrote = (): void => {}
    const written = new Promise<void>((resolve) => {
      wrote = resolve
    })
    const slow = inScope(database, acting, async (tx) => {
      await appendAudit(program, tx, SYSTEM, { action: 'game.move', object: { kind: 'game', id: 'slow' } })
      wrote()
      await ended
    })
    await written
    await write('quick')
    // `quick` is committed, but `slow` has a lower id and may still be: neither may be sealed
    expect(await sealAudit(program, { slackMs: 0 })).toBe(0)
    end()
    await slow
    expect(await seal()).toBe(2)
    expect(await verify()).toMatchObject({ said: [], county: { rows: 2, unsealed: 0 } })
  })

  test('seals nothing while a writer is open that it may not look at', async () => {
    await write('e4')
    await owner
      .begin(async (tx) => {
        await tx`insert into audit (county, id, at, actor, actor_name, action, object_kind, object_id, region, result, mac)
        values ('990101', ${crypto.randomUUID()}, now(), 'x', '', 'x', 'x', 'x', '990101', 'done', '')`
        expect(await seal()).toBe(0)
        throw new Error('undo')
      })
      .catch(() => {})
    expect(await seal()).toBe(1)
  })
})

describe('tampering by the owner of the database is named', () => {
  beforeEach(() => play('e4', 'e5', 'Nf3', 'Nc6'))

  const columns = {
    at: `at + interval '1 microsecond'`,
    actor: `'staff:other'`,
    actor_name: `'other'`,
    position: `'018f0000-0000-7000-8000-000000000000'`,
    action: `'game.resign'`,
    object_kind: `'club'`,
    object_id: `'e6'`,
    region: `'990102'`,
    result: `'refused'`,
    detail: `'{"move":"e6"}'`,
    mac: `mac || '\\x00'`,
  }
  test.each(Object.entries(columns))('a changed %s', async (column, value) => {
    const id = await idOf('e5')
    await owner.unsafe(`update audit set ${column} = ${value} where id = '${id}'`)
    expect((await verify()).said).toEqual([`changed ${id}`])
  })

  test('a removed row', async () => {
    const id = await idOf('Nf3')
    await owner`delete from audit where id = ${id}`
    const { findings } = await verify()
    expect(findings).toMatchObject([{ kind: 'removed', what: id, county: '990101', row: null }])
    expect(Date.parse(findings[0]?.at ?? '')).toBeGreaterThan(0)
  })

  test('a row put in among sealed ones, made up or copied', async () => {
    const id = await idOf('e5')
    const near = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    await owner`insert into audit select county, ${near}::uuid, at, actor, actor_name, position, action, object_kind, object_id, region, result, detail, mac
      from audit where id = ${id}`
    const { said } = await verify()
    expect(said).toEqual([`inserted ${near}`])
  })

  test('a row put in after the last seal', async () => {
    const id = '0fffffff-0000-7000-8000-000000000000'
    await owner`insert into audit select county, ${id}::uuid, at, actor, actor_name, position, action, object_kind, object_id, region, result, detail, mac
      from audit where id = ${await idOf('e5')}`
    expect((await verify()).said).toEqual([`inserted ${id}`])
  })

  test('two rows exchanged', async () => {
    const [a, b] = [await idOf('e4'), await idOf('Nc6')]
    await owner`update audit set object_id = case object_id when 'e4' then 'Nc6' else 'e4' end where id in (${a}, ${b})`
    expect((await verify()).said.sort()).toEqual([`changed ${a}`, `changed ${b}`].sort())
  })

  test('a row moved to another county', async () => {
    const id = await idOf('e5')
    await owner`update audit set county = '990102' where id = ${id}`
    expect((await verify()).said).toEqual([`removed ${id}`, `inserted ${id}`])
  })

  test('a seal taken out of the middle', async () => {
    await play('d4')
    await play('d5')
    await owner`delete from audit_seal where seq = 2`
    expect((await verify()).said).toContain('seal-missing #2')
  })

  test('two seals exchanged', async () => {
    await play('d4')
    await play('d5')
    await owner`update audit_seal set seq = -2 where seq = 2`
    await owner`update audit_seal set seq = 2 where seq = 3`
    await owner`update audit_seal set seq = 3 where seq = -2`
    const { said } = await verify()
    expect(said).toContain('seal-changed #2')
    expect(said).toContain('seal-changed #3')
  })

  test('a row taken out together with its place in the seal', async () => {
    const id = await idOf('e5')
    await owner`delete from audit where id = ${id}`
    await owner`update audit_seal set ids = array_remove(ids, ${id}::uuid), macs = substring(macs from 1 for 35) || substring(macs from 71)`
    expect((await verify()).said).toEqual(['seal-changed #1'])
  })

  test('the end cut off, rows and all', async () => {
    await play('d4')
    const before = (await verify()).county.head ?? ''
    await owner`delete from audit where object_id = 'd4'`
    await owner`delete from audit_seal where seq = 2`
    expect((await verify()).said).toEqual([`head-missing ${before}`])
    // the chain goes on: the cut still shows, and by a head written down elsewhere it shows without the data folder
    await play('c4')
    await play('c5')
    expect((await verify()).said).toEqual([`head-missing ${before}`])
    const elsewhere = { ...program, dataFolder: folder() }
    expect((await verify([], elsewhere)).said).toEqual([])
    expect((await verify([before], elsewhere)).said).toEqual([`head-missing ${before}`])
  })

  test('the last seal removed, its rows kept', async () => {
    const before = (await verify()).county.head ?? ''
    await owner`delete from audit_seal`
    const { said, county } = await verify()
    expect(said).toEqual([`head-missing ${before}`])
    expect(county).toMatchObject({ unsealed: 4, seals: 0 })
  })

  test('everything removed', async () => {
    await owner`truncate audit, audit_seal`
    expect((await verify()).said).toEqual([expect.stringMatching(/^head-missing /)])
  })

  test('all at once, each by its name', async () => {
    await play('d4', 'd5')
    const [a, b, c] = [await idOf('e4'), await idOf('Nc6'), await idOf('d5')]
    await owner`update audit set actor = 'x' where id = ${a}`
    await owner`delete from audit where id = ${b}`
    await owner`update audit set result = 'x' where id = ${c}`
    expect((await verify()).said).toEqual([`changed ${a}`, `removed ${b}`, `changed ${c}`])
  })
})

test('the application can neither change nor seal', async () => {
  await play('e4')
  for (const statement of [
    `update audit set actor = 'x'`,
    'delete from audit',
    'truncate audit',
    `update audit_seal set at = now()`,
    'delete from audit_seal',
    `insert into audit_seal select county, seq + 1, at, ids, macs, previous, digest from audit_seal`,
  ])
    await expect(database.app.unsafe(statement)).rejects.toThrow(/permission denied/)
  for (const statement of [
    `update audit set actor = 'x'`,
    'delete from audit',
    'delete from audit_seal',
    'update audit_seal set seq = 9',
  ])
    await expect(database.system.unsafe(statement)).rejects.toThrow(/permission denied/)
})
