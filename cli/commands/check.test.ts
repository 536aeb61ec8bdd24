import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const MAIN = join(import.meta.dirname, '..', 'main.ts')
const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LINGYAN_LANGUAGE: 'zh-CN' },
  })
  return { status, stdout, stderr }
}

/** A chess club whose claims never end. */
const BROKEN = `export const pack = {
  key: 'club', version: '1', title: 'club.title', basis: [{ document: 'Rules' }],
  roles: [{ key: 'arbiter', title: 'club.arbiter', reach: 'region', levels: [5], abilities: [], secondFactor: false }],
  parameters: [{ key: 'a', title: 'club.a', process: 'claim', from: '2026-01-01', basis: 'Rules', limits: {}, returns: 0,
    reopenWindow: { unit: 'hours', amount: 1 }, supervision: [], callBackShare: 0, values: {} }],
  processes: [{
    key: 'claim', version: '1', title: 'club.claim', stages: ['hear'], start: 'hear', fields: [], basis: ['Rules'],
    steps: {
      hear: { title: 'club.hear', stage: 'hear', desks: [{ role: 'arbiter', at: 5 }], limit: null, clock: 'step', actions: {
        look: { title: 'club.look', effect: 'note', by: ['holder'], fields: [{ key: 'photo', title: 'club.photo', type: 'files', required: true }] },
      } },
      done: { title: 'club.done', stage: 'hear', desks: [], limit: null, unlimited: 'club.over', clock: 'step', final: true, actions: {} },
    },
  }],
}
`
const KEYS = ['title', 'arbiter', 'a', 'claim', 'hear', 'look', 'photo', 'done', 'over'].map((key) => `club.${key}`)
const WORDS = Object.fromEntries([...KEYS, 'stage.hear'].map((key) => [key, '棋']))

describe('lingyan check', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lingyan-check-'))
    mkdirSync(join(folder, 'club'))
    writeFileSync(join(folder, 'club', 'pack.ts'), BROKEN)
    writeFileSync(join(folder, 'club', 'messages.zh-CN.json'), JSON.stringify(WORDS))
    writeFileSync(join(folder, 'club', 'messages.en.json'), JSON.stringify({ ...WORDS, 'club.hear': undefined }))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('the packs here have no findings', () => {
    const { status, stdout } = run('check', '--json')
    expect(JSON.parse(stdout).findings).toEqual([])
    expect(status).toBe(0)
  })

  it('names the file, the place and the mend, and ends with status 1', () => {
    const { status, stdout } = run('check', folder, '--json')
    const found = JSON.parse(stdout) as {
      count: number
      findings: { code: string; file: string; message: string; mend: string }[]
    }
    expect(status).toBe(1)
    expect(found.findings.map(({ code }) => code).sort()).toEqual([
      'burden-photo-required',
      'dead-end',
      'no-limit',
      'no-words',
      'nobody-takes-it-on',
      'unreachable-step',
    ])
    expect(found.count).toBe(6)
    for (const { message, mend } of found.findings) expect([message, mend].join('')).not.toMatch(/check\.|\{/)
    expect(found.findings.map(({ file }) => file)).toContain(join(folder, 'club', 'messages.en.json'))
  })

  it('says so in lines for people, too', () => {
    const { stdout } = run('check', folder)
    expect(stdout).toContain('club/pack.ts:9: processes.claim.steps.hear.limit')
    expect(stdout).toContain('[错误] 步骤 hear 没有时限')
    expect(stdout).toContain('国办函〔2026〕12号')
  })

  it.each([
    ['a folder without packs', ['check', tmpdir()]],
    ['a folder that is not there', ['check', join(tmpdir(), 'nowhere', 'at', 'all')]],
    ['an unknown option', ['check', '--loud']],
  ])('wrong use: %s', (_, args) => {
    expect(run(...args).status).toBe(2)
  })
})

describe('lingyan draw', () => {
  const process = () => {
    const { stderr } = run('draw', 'no-such-process')
    return /[a-z-]+(?=,|\s*$)/.exec(stderr)?.[0] ?? ''
  }

  it('draws a picture of a process, and writes it as text', () => {
    const key = process()
    const { status, stdout } = run('draw', key)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
    expect(run('draw', key, '--text').stdout).toContain('▶')
    expect(JSON.parse(run('draw', key, '--json', '--language', 'en').stdout)).toMatchObject({
      svg: expect.stringContaining('<svg'),
    })
  })

  it('writes to a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'lingyan-draw-')), 'p.svg')
    const { status, stdout, stderr } = run('draw', process(), '--out', file)
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toContain(file)
  })

  it.each([
    ['no process of that name', ['draw', 'no-such-process']],
    ['no process at all', ['draw']],
    ['no parameter set of that name', ['draw', 'PROCESS', '--parameters', 'nowhere']],
    ['a language without words', ['draw', 'PROCESS', '--language', 'fr']],
  ])('wrong use: %s', (_, args) => {
    expect(run(...args.map((arg) => (arg === 'PROCESS' ? process() : arg))).status).toBe(2)
  })
})
