import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openInstallation } from '../../cli/store.ts'
import type { Message } from '../../server/exchange/history.ts'
import { importMessages } from '../../server/exchange/messages.ts'
import { connect } from '../../store/connect.ts'
import type { Client } from '../support/client.ts'
import { makeProgram, type TestProgram } from '../support/program.ts'
import { dataFolder, lingyan } from './process.ts'

vi.setConfig({ testTimeout: 120_000 })

const open = (folder: string) =>
  openInstallation({ dataFolder: folder, port: 0, host: '', suite: 'sm', connections: 2 })

const DIVISIONS = 'code,name\n98,甲省\n9801,乙市\n980101,丙县\n980101001,丁街道\n'

test('an import of divisions is cut short, or killed half-way: nothing of it is there, and the next one brings all', async () => {
  const folder = dataFolder()
  const file = join(folder, 'divisions.csv')
  writeFileSync(file, DIVISIONS)
  const opened = await open(folder)
  const owner = connect(opened.ownerUrl, { max: 1 })
  const regions = async () => Number((await opened.database.system`select count(*) n from region`)[0]?.n)
  const arguments_ = ['import', 'divisions', file, '--json']
  const packed = gzipSync(DIVISIONS)
  writeFileSync(join(folder, 'cut.csv.gz'), packed.subarray(0, packed.length - 9))
  const cut = lingyan(['import', 'divisions', join(folder, 'cut.csv.gz')], { LINGYAN_DATA: folder })
  expect([await cut.ended, cut.said()]).toEqual([1, expect.stringContaining('cut short')])
  expect(await regions()).toBe(0)
  // the tree is held shut, so that the import waits after it has read the file
  await owner`begin`
  await owner`lock table region in access exclusive mode`
  const first = lingyan(arguments_, { LINGYAN_DATA: folder })
  await expect.poll(first.said, { timeout: 60_000 }).toContain('Read; checking')
  first.child.kill('SIGKILL')
  expect(await first.ended).toBe('SIGKILL')
  await owner`rollback`
  expect(await regions()).toBe(0)
  const second = lingyan(arguments_, { LINGYAN_DATA: folder })
  expect([await second.ended, second.said()]).toEqual([0, expect.stringContaining('"written": 4')])
  expect(await regions()).toBe(4)
  await owner.end()
  await opened.close()
})

/** A connection that writes a matter with this subject is ended by the database, as a crash would. */
const FATAL = '断开'
const breakOn = async (it: TestProgram): Promise<() => Promise<void>> => {
  const owner = connect(it.database.ownerUrl, { max: 1 })
  await owner.unsafe(`create function break_off() returns trigger language plpgsql security definer as $$
    begin if new.subject = '${FATAL}' then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$`)
  await owner`create trigger break_off before insert on matter for each row execute function break_off()`
  return async () => {
    await owner`drop trigger break_off on matter`
    await owner.end()
  }
}
const program = async (): Promise<TestProgram> => {
  const it = await makeProgram()
  onTestFinished(() => it.drop())
  return it
}
const matters = async (it: TestProgram): Promise<number> =>
  Number((await it.database.system`select count(*) n from matter`)[0]?.n)

test('the connection ends while past requests are taken in: none is kept, and the next run takes in each once', async () => {
  const it = await program()
  const message = (n: number): Message => ({
    external: `m${n}`,
    subject: n === 7 ? FATAL : '喷泉',
    body: '广场的喷泉不喷水了。',
    lodgedAt: new Date('2018-05-07T02:00:00Z'),
    reply: '已经修好。',
    repliedAt: new Date('2018-05-09T02:00:00Z'),
  })
  const run = () =>
    importMessages(
      it.program,
      (async function* () {
        for (let n = 0; n < 10; n += 1) yield message(n)
      })(),
      { asIf: false, refused: () => {}, progress: () => {} },
    )
  const mend = await breakOn(it)
  await expect(run()).rejects.toThrow()
  expect(await matters(it)).toBe(0)
  await mend()
  expect(await run()).toMatchObject({ written: 10, known: 0 })
  expect(await run()).toMatchObject({ written: 0, known: 10 })
  expect(await matters(it)).toBe(10)
})

const upload = async (
  it: TestProgram,
  who: Client,
  content: string | Uint8Array,
  fields: Readonly<Record<string, string>>,
) => {
  const form = new FormData()
  for (const [key, value] of Object.entries({ kind: 'matters', dryRun: 'false', ...fields })) form.set(key, value)
  form.set('file', new File([content as BlobPart], 'table.bin'))
  const reply = await it.app.request('http://lingyan.test/api/v1/imports', {
    method: 'POST',
    body: form,
    headers: { cookie: `lingyan_session=${who.cookie('lingyan_session')}`, 'sec-fetch-site': 'same-origin' },
  })
  return { status: reply.status, body: (await reply.json()) as Readonly<Record<string, unknown>> }
}
const sheet = (rows: number, fatal?: number): string =>
  [
    '外部编号,区划代码,标题,内容',
    ...Array.from(
      { length: rows },
      (_, n) => `${n},990101001201,${n === fatal ? FATAL : '水井'},村口的水井盖板坏了，孩子容易掉进去。`,
    ),
  ].join('\n')

test.each([
  ['all or nothing: nothing', 'all', 0],
  ['the right ones: the whole batches before it', 'right', 200],
])(
  'the connection ends while a table is taken in, %s; the same table again takes in the rest',
  async (_, take, kept) => {
    const it = await program()
    const secretary = await it.as('secretary')
    const mend = await breakOn(it)
    const broken = await upload(it, secretary, sheet(230, 215), { take })
    expect(broken.status).toBeGreaterThanOrEqual(400)
    expect(String(broken.body.message)).toMatch(/\p{Script=Han}/u)
    expect(JSON.stringify(broken.body)).not.toMatch(/\bat .*:\d+|terminat/)
    expect(await matters(it)).toBe(kept)
    await mend()
    const again = await upload(it, secretary, sheet(230, 215), { take })
    expect([again.status, again.body]).toEqual([200, expect.objectContaining({ written: 230 - kept, known: kept })])
    expect(await matters(it)).toBe(230)
  },
)

test('a table packed as gzip, whole or cut short, is refused in words', async () => {
  const it = await program()
  const secretary = await it.as('secretary')
  const packed = gzipSync(sheet(3))
  for (const content of [packed, packed.subarray(0, packed.length - 9)]) {
    const { status, body } = await upload(it, secretary, content, {})
    expect(status).toBe(400)
    expect(String(body.message)).toMatch(/\p{Script=Han}/u)
  }
  expect(await matters(it)).toBe(0)
})
