// `npm test`: types, lint, screens, then every test. With arguments (file filters) the tests alone. Last line: `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { findChromium, noBrowser } from '../test/support/browser.ts'
import { ensureWeb } from './web.ts'

const ROOT = join(import.meta.dirname, '..')
const BIN = join(ROOT, 'node_modules', '.bin')
const total = { passed: 0, failed: 0, skipped: 0 }

const count = (name: string, well: boolean): void => {
  total[well ? 'passed' : 'failed'] += 1
  console.log(`${well ? 'ok    ' : 'FAILED'} ${name}`)
}

const succeeds = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' }).status === 0

/** Only root can install; elsewhere the browser tests say why they are left out. */
const ensureChromium = (): void => {
  if (findChromium() !== undefined || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log('Installing Chromium for the browser tests (apt-get) …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']]) {
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env })
  }
}

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

const runTests = (filters: readonly string[]): void => {
  const folder = mkdtempSync(join(tmpdir(), 'lingyan-report-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`]
  const well = succeeds(join(BIN, 'vitest'), ['run', '--passWithNoTests', ...reporters, ...filters])
  const report = existsSync(file) ? Report.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  rmSync(folder, { recursive: true, force: true })
  if (!report) {
    count('the tests could not be run', false)
    return
  }
  // a file that can't be loaded has no tests of its own to fail
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  )
  total.passed += report.numPassedTests
  total.skipped += report.numPendingTests + report.numTodoTests
  total.failed += report.numFailedTests + broken.length
  if (!well && report.numFailedTests + broken.length === 0) count('no error outside the tests', false)
}

const filters = process.argv.slice(2)
if (filters.length === 0) {
  count('types', succeeds(join(BIN, 'tsc'), ['--noEmit']))
  count('lint', succeeds(join(BIN, 'biome'), ['check', '--error-on-warnings']))
  ensureChromium()
  count('screens are built', await ensureWeb())
}
runTests(filters)
if (total.skipped > 0 && findChromium() === undefined) console.log(`Browser tests skipped: ${noBrowser}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 ? 0 : 1
