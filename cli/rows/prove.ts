import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from '../../store/fault.ts'
import { type Outcome, splitTest } from './state.ts'

const ROOT = join(import.meta.dirname, '..', '..')

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/** Whether the file holds a test of the name, without running it: its last part must stand there as a title. */
const stands = (text: string, name: string): boolean => {
  const words = name.split(' ')
  return words.some((_, from) => {
    const title = words.slice(from).join(' ')
    return ["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote}`))
  })
}

/** Looks only whether the named tests are written; nothing is proved by it. */
export const lookUp = async (tests: readonly string[]): Promise<ReadonlyMap<string, Outcome>> =>
  new Map(
    await Promise.all(
      tests.map(async (test): Promise<readonly [string, Outcome]> => {
        const { file, name } = splitTest(test)
        const path = join(ROOT, file)
        const there = existsSync(path) && stands(await readFile(path, 'utf8'), name)
        return [test, there ? 'not-run' : 'absent']
      }),
    ),
  )

const runVitest = async (files: readonly string[], output: string): Promise<void> => {
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', ...files, '--reporter=json', `--outputFile=${output}`]
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore' })
  // failing tests end it with status 1; what counts is the report
  await new Promise<void>((resolve, reject) => child.on('error', reject).on('close', () => resolve()))
}

/** Throws Fault where there is none: the tests came to no end (no database to test with, no development packages here). */
const readReport = async (path: string): Promise<Report> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Report
  } catch {
    throw new Fault('tests-not-run')
  }
}

/** Runs the files of the named tests once and says how each stands. */
export const prove = async (tests: readonly string[]): Promise<ReadonlyMap<string, Outcome>> => {
  const files = [...new Set(tests.map((test) => splitTest(test).file))].filter((file) => existsSync(join(ROOT, file)))
  if (files.length === 0) return new Map(tests.map((test) => [test, 'absent']))
  const folder = await mkdtemp(join(tmpdir(), 'lingyan-rows-'))
  try {
    const output = join(folder, 'report.json')
    await runVitest(files, output)
    const report = await readReport(output)
    const status = new Map<string, string>(
      report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults.map((one) => [`${name.slice(ROOT.length + 1)} › ${one.fullName}`, one.status] as const),
      ),
    )
    return new Map(tests.map((test) => [test, outcomeOf(status.get(test))]))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const outcomeOf = (status: string | undefined): Outcome =>
  status === undefined ? 'absent' : status === 'passed' ? 'passed' : 'failed'
