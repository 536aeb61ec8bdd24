import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest'
import type { z } from 'zod'
import { readBackup } from '../../store/backup/read.ts'
import { writeBackup } from '../../store/backup/write.ts'
import { connect } from '../../store/connect.ts'
import { databaseUrl } from '../../test/support/global.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import { sendFile } from '../../test/support/sheets.ts'
import type { LedgerFileBody, RecordBody } from '../contract/ledger.ts'
import { readStored } from '../uploads/folder.ts'

const LEDGER = '/api/v1/ledgers/resource-contracts'
const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
})
afterAll(() => its?.drop())

const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lingyan-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An empty database without tables. */
const emptyDatabase = async (): Promise<string> => {
  const name = `r_${crypto.randomUUID().replaceAll('-', '')}`
  const run = async (statement: string): Promise<void> => {
    const sql = connect(inject('clusterUrl'), { max: 1 })
    await sql.unsafe(statement)
    await sql.end()
  }
  await run(`create database ${name}`)
  onTestFinished(() => run(`drop database if exists ${name} with (force)`))
  return databaseUrl(inject('clusterUrl'), name)
}

it('a backup brings back the files of records: which record holds which, and their bytes under the same keys', async () => {
  const town = await its.as('town')
  const answer = await sendFile(its, town, `${LEDGER}/files`, PDF)
  expect(answer.status).toBe(201)
  const file = (await answer.json()) as z.output<typeof LedgerFileBody>
  const added = await town.send('POST', `${LEDGER}/records`, {
    region: POSTS.secretary.region,
    cells: {
      ...{ number: '甲1', kind: 'equipment', party: 'villager', yearly: 100, arrears: 0, begun: '2024-01-01' },
      ...{ ends: '2030-12-31', voted: true, tendered: true, state: 'running', papers: [file.id] },
    },
  })
  expect(added.status, JSON.stringify(added.body)).toBe(201)

  const folder = join(freshFolder(), 'backup')
  const common = { folder, keys: 'k1' }
  const { dataFolder, crypto: keys } = its.program
  await writeBackup({
    ...common,
    ownerUrl: its.database.ownerUrl,
    dataFolder,
    program: '0.1.0',
    now: its.program.now(),
  })
  const [ownerUrl, target] = [await emptyDatabase(), freshFolder()]
  await readBackup({ ...common, ownerUrl, dataFolder: target })

  const restored = connect(ownerUrl, { max: 1 })
  const [found] = await restored<{ digest: Buffer; name: string; papers: string[] }[]>`
    select f.digest, f.name, r.papers from ledger_file f join ledger_resource_contracts r on f.id = any(r.papers)
    where r.id = ${(added.body as RecordBody).id} and f.id = ${file.id}`
  await restored.end()
  expect([found?.name, found?.papers]).toEqual(['table.pdf', [file.id]])
  expect(await readStored({ dataFolder: target, crypto: keys }, found?.digest ?? Buffer.alloc(0))).toEqual(PDF)
})
