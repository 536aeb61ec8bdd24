import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { NOTHING } from '../../kernel/access/index.ts'
import { inScope } from '../../store/database.ts'
import { type Client, client } from '../../test/support/client.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { addMember, enter, makeClub, PASSWORD } from '../../test/support/identity.ts'
import { createApp } from '../app.ts'
import { appendAudit, SYSTEM } from '../audit.ts'
import type { AuditLine, AuditWords } from '../contract/audit.ts'
import { sealAudit } from '../jobs/seal.ts'
import { routes } from './audit.ts'
import { routes as sessionRoutes } from './session.ts'

let database: TestDatabase
let program: ReturnType<typeof makeClub>
let app: ReturnType<typeof createApp>
let auditor: Client

beforeAll(async () => {
  database = await makeDatabase()
  program = makeClub(database)
  app = createApp(program, [...routes, ...sessionRoutes])
  auditor = await enter(app, program, await addMember(program, 'aud', [{ role: 'club-audit', region: '990101' }]))
  await inScope(database, { county: '990101', scope: NOTHING }, async (tx) => {
    for (let at = 0; at < 7; at += 1)
      appendAudit(program, tx, SYSTEM, {
        action: 'game.move',
        object: { kind: 'game', id: `g${at % 2}` },
        detail: { at },
      })
    appendAudit({ ...program, county: '990102' }, tx, SYSTEM, {
      action: 'game.move',
      object: { kind: 'game', id: 'g0' },
    })
    appendAudit(program, tx, SYSTEM, {
      action: 'game.draw',
      object: { kind: 'game', id: '=1+1' },
      result: 'refused-draw',
    })
  })
})
afterAll(() => database.drop())

const items = (body: unknown): AuditLine[] => (body as { items: AuditLine[] }).items
const read = async (query: string): Promise<AuditLine[]> =>
  items((await auditor.send('GET', `/api/v1/audit?${query}`)).body)

describe('reading', () => {
  test('shows the newest first, page by page, of the own county only', async () => {
    const first = await auditor.send('GET', '/api/v1/audit?kind=game&limit=5')
    const { next } = first.body as { next: string }
    const second = await auditor.send('GET', `/api/v1/audit?kind=game&limit=5&after=${next}`)
    const all = [...items(first.body), ...items(second.body)]
    expect(all.map(({ detail }) => detail.at)).toEqual([undefined, 6, 5, 4, 3, 2, 1, 0])
    expect(second.body).toMatchObject({ next: null })
  })

  test.each([
    ['object=g1', 3],
    ['action=game', 8],
    ['action=game.move', 7],
    ['action=gam', 0],
    ['kind=game&result=done', 7],
    ['kind=game&result=refused', 1],
    ['result=refused-draw', 1],
    ['actor=system', 8],
    ['actor=system&to=2020-01-01', 0],
    ['actor=system&from=2020-01-01', 8],
    ['actor=system&from=2099-01-01', 0],
    ['login=nobody-has-this', 0],
  ])('is filtered by %s', async (query, count) => {
    expect(await read(query)).toHaveLength(count)
  })

  test('is audited itself, with what was asked, and found by login', async () => {
    await read('object=g1&result=done')
    const own = await read('login=AUD&action=audit.read')
    expect(own[1] ?? own[0]).toMatchObject({ actionTitle: '查看审计', resultTitle: '成功', actorName: 'aud' })
    expect(own.map(({ detail }) => detail)).toContainEqual({ object: 'g1', result: 'done' })
  })

  test('shows failed sign-ins by the code of the refusal', async () => {
    const member = await addMember(program, 'bob', [])
    await client(app).send('POST', '/api/v1/session', { login: 'bob', password: 'wrong' })
    await client(app).send('POST', '/api/v1/session', { login: 'bob', password: PASSWORD })
    const lines = await read(`object=${member.id}&action=session.sign-in`)
    expect(lines.map(({ result }) => result)).toEqual(['done', 'sign-in-failed'])
    expect(JSON.stringify(lines)).not.toContain('wrong"')
  })

  test.each([
    'limit=0',
    'limit=201',
    'after=x',
    'from=2026-02-30',
    'from=x',
    'action=A%20b',
    `object=${'x'.repeat(81)}`,
  ])('refuses %s', async (query) => {
    expect((await auditor.send('GET', `/api/v1/audit?${query}`)).status).toBe(400)
  })

  test('is for the auditor alone', async () => {
    for (const role of ['club-system', 'club-security', 'arbiter']) {
      const other = await enter(app, program, await addMember(program, role, [{ role, region: '990101' }]))
      for (const path of ['/api/v1/audit', '/api/v1/audit/export', '/api/v1/audit/head'])
        expect((await other.send('GET', path)).status).toBe(404)
    }
    expect((await client(app).send('GET', '/api/v1/audit')).status).toBe(401)
  })
})

describe('exporting', () => {
  test('gives CSV that spreadsheets read, and that runs nothing', async () => {
    const answer = await auditor.send('GET', '/api/v1/audit/export?kind=game')
    const text = String(answer.body)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('2026-03-02.csv')
    // the byte order mark is eaten by the reading of text
    expect(text.split('\r\n')[0]).toContain('时间,操作者')
    expect(text.trim().split('\r\n')).toHaveLength(9)
    expect(text).toContain("'=1+1")
  })

  test('gives XLSX with text cells', async () => {
    const response = await app.request('/api/v1/audit/export?kind=game&format=xlsx', {
      headers: { cookie: `lingyan_session=${auditor.cookie('lingyan_session')}` },
    })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await response.arrayBuffer())
    const sheet = book.worksheets[0]
    expect(sheet?.rowCount).toBe(9)
    expect(sheet?.getCell('A1').value).toBe('时间')
    expect(sheet?.getCell('F2').value).toBe('=1+1')
    expect(sheet?.getCell('G2').value).toBe('990101')
  })

  test('goes over many pages', async () => {
    const many = Array.from({ length: 2_500 }, (_, at) => ({
      action: 'game.clock',
      object: { kind: 'clock', id: String(at) },
    }))
    await inScope(database, { county: '990101', scope: NOTHING }, async (tx) => {
      appendAudit(program, tx, SYSTEM, ...many)
    })
    const text = String((await auditor.send('GET', '/api/v1/audit/export?kind=clock')).body)
    const ids = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[5])
    expect(ids).toEqual(many.map(({ object }) => object.id).reverse())
  })
})

test('the end of the chain can be written down', async () => {
  expect((await auditor.send('GET', '/api/v1/audit/head')).status).toBe(404)
  const dataFolder = mkdtempSync(join(tmpdir(), 'lingyan-audit-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true }))
  await sealAudit({ ...program, dataFolder }, { slackMs: -1000 })
  expect((await auditor.send('GET', '/api/v1/audit/head')).body).toMatchObject({
    digest: expect.stringMatching(/^[0-9a-f]{70}$/),
  })
})

test('a line says in words what was done to what; what has no words shows itself', async () => {
  const words = (await auditor.send('GET', '/api/v1/audit/words')).body as AuditWords
  expect(words.actions).toContainEqual({ key: 'household.hand-over', title: '住户换联系人' })
  expect(words.kinds).toContainEqual({ key: 'household', title: '住户' })
  expect(words.results).toContainEqual({ key: 'done', title: '成功' })
  const [signIn] = await read('action=session.sign-in&result=done&limit=1')
  expect(signIn).toMatchObject({ kindTitle: '账号' })
  expect(signIn?.told).toContainEqual({
    key: 'strength',
    title: '登录方式',
    text: signIn?.detail.strength === 'full' ? '完整' : '只有密码',
  })
  const [move] = await read('action=game.move&limit=1')
  expect(move).toMatchObject({ actionTitle: 'game.move', kindTitle: 'game', told: [{ title: 'at', text: '6' }] })
})
