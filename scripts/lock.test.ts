import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withLock } from './lock.ts'

const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lingyan-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A process that works under the lock for some time, and notes when it began and ended. */
const worker = (folder: string, milliseconds: number): ChildProcess => {
  const code = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout as sleep } from 'node:timers/promises'
    import { withLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
    const note = (text) => appendFileSync(${JSON.stringify(join(folder, 'notes'))}, text + '\\n')
    await withLock(${JSON.stringify(join(folder, 'lock'))}, async () => {
      note('begin')
      await sleep(${milliseconds})
      note('end')
    })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve))
const notes = (folder: string): readonly string[] => {
  const path = join(folder, 'notes')
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}

test('of many processes at once one works at a time, and each gets its turn', async () => {
  const folder = makeFolder()
  const workers = Array.from({ length: 5 }, () => worker(folder, 40))
  expect(await Promise.all(workers.map(ended))).toEqual([0, 0, 0, 0, 0])
  expect(notes(folder)).toEqual(Array.from({ length: 5 }, () => ['begin', 'end']).flat())
  expect(readdirSync(folder)).toEqual(['notes'])
})

test('a process killed at its work leaves no lock for ever, whoever waits for it', async () => {
  const folder = makeFolder()
  const killed = worker(folder, 60_000)
  await expect.poll(() => notes(folder), { timeout: 10_000 }).toEqual(['begin'])
  const waiting = [worker(folder, 10), worker(folder, 10)].map(ended)
  killed.kill('SIGKILL')
  expect(await Promise.all(waiting)).toEqual([0, 0])
  expect(notes(folder)).toEqual(['begin', 'begin', 'end', 'begin', 'end'])
})

test('a number used again by another process is no owner', async () => {
  const folder = makeFolder()
  writeFileSync(join(folder, 'lock'), `${process.pid} 1`)
  expect(await withLock(join(folder, 'lock'), async () => 'done')).toBe('done')
})

test('work that fails gives the lock back', async () => {
  const folder = makeFolder()
  const failing = withLock(join(folder, 'lock'), () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(await withLock(join(folder, 'lock'), async () => 'done')).toBe('done')
  expect(readdirSync(folder)).toEqual([])
})
