import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOTHING } from '../../kernel/access/index.ts'
import { appendAudit, SYSTEM } from '../../server/audit.ts'
import { sealAudit } from '../../server/jobs/seal.ts'
import { connect } from '../../store/connect.ts'
import { inScope } from '../../store/database.ts'
import { lingyan } from '../../test/faults/process.ts'
import { makeFolder } from '../../test/support/folder.ts'
import { readSettings } from '../environment.ts'
import { type Opened, openInstallation } from '../store.ts'

/** The command as people call it, on an installation of its own that is running meanwhile. */
let folder: string
let opened: Opened
beforeAll(async () => {
  folder = makeFolder('verify')
  opened = await openInstallation(readSettings({ LINGYAN_DATA: folder }))
})
afterAll(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

const verify = async (...args: string[]) => {
  const { ended, said } = lingyan(['verify', ...args], { LINGYAN_DATA: folder })
  return { status: await ended, said: said() }
}

/** The result without the progress beside it. */
const json = (said: string) => JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1))

test('says what is sound and names what is not', async () => {
  expect(await verify()).toMatchObject({ status: 0, said: expect.stringContaining('Nothing found.') })
  const program = { ...opened, county: '990101', dataFolder: folder, now: () => new Date() }
  await inScope(opened.database, { county: '990101', scope: NOTHING }, async (tx) => {
    for (const id of ['e4', 'e5'])
      appendAudit(program, tx, SYSTEM, { action: 'game.move', object: { kind: 'game', id } })
  })
  expect(await sealAudit(program, { slackMs: -1000 })).toBe(2)
  const sound = json((await verify('--json')).said)
  expect(sound).toMatchObject({ ok: true, count: 0, counties: [{ county: '990101', rows: 2, seals: 1, unsealed: 0 }] })

  const owner = connect(opened.ownerUrl, { max: 1 })
  const [row] = await owner<{ id: string }[]>`update audit set actor = 'x' where object_id = 'e5' returning id`
  await owner.end()
  const found = await verify('--json')
  expect(found.status).toBe(1)
  expect(json(found.said)).toMatchObject({ ok: false, count: 1, findings: [{ kind: 'changed', what: row?.id }] })
  expect((await verify()).said).toContain(`changed ${row?.id}`)

  expect((await verify('--head', sound.counties[0].head)).said).not.toContain('former end')
  expect((await verify('--head', 'a'.repeat(70))).said).toContain('former end')
  expect((await verify('--head', 'short')).status).toBe(2)
}, 60_000)
