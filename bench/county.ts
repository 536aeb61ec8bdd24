import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings, type Settings } from '../cli/environment.ts'
import { openInstallation, withInstallation } from '../cli/store.ts'
import { COUNTY, makeDemo } from '../demo/main.ts'
import { assemble } from '../server/assemble.ts'
import { openSession } from '../server/identity/sessions.ts'
import type { Program } from '../server/program.ts'
import { connect } from '../store/connect.ts'
import { multiplyMatters } from '../store/matter/multiply.ts'

/** What the copies grow from. */
const SEED_MATTERS = 25_000

export interface BenchCounty {
  readonly settings: Settings
  readonly origin: string
}

export const settingsOf = (name: string, port: number): Settings =>
  readSettings({ LINGYAN_DATA: join(import.meta.dirname, 'work', name), PORT: String(port) })

/** The demo county with `matters` requests (a multiple of 25,000, or 0), made once and kept in bench/work; `anew` where it must hold no more. */
export const prepareCounty = async (matters: number, port: number, anew = false): Promise<BenchCounty> => {
  const settings = settingsOf(`county-${matters}`, port)
  const done = join(settings.dataFolder, 'bench-ready')
  if (anew) rmSync(settings.dataFolder, { recursive: true, force: true })
  if (!existsSync(done)) {
    await withInstallation(settings, async ({ database, ownerUrl, crypto }) => {
      const seed = Math.min(matters, SEED_MATTERS)
      await makeDemo({ database, ownerUrl, crypto, now: new Date(), requests: seed })
      if (matters > seed) await multiplyMatters(ownerUrl, matters / seed)
    })
    writeFileSync(done, '')
  }
  return { settings, origin: `http://127.0.0.1:${port}` }
}

export interface Served {
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** A program of the repository that serves an installation, in a process of its own; stopped by the function that comes back. */
export const serveBy = async (
  { settings, origin }: BenchCounty,
  args: readonly string[],
  county: string,
): Promise<Served> => {
  const env = {
    ...process.env,
    LINGYAN_DATA: settings.dataFolder,
    PORT: String(settings.port),
    LINGYAN_COUNTY: county,
  }
  const child: ChildProcess = spawn(process.execPath, [...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  // a migration over a million matters takes minutes
  for (let attempt = 0; attempt < 24_000; attempt += 1) {
    const ready = await fetch(`${origin}/readyz`).catch(() => undefined)
    if (ready?.ok) return { pid: child.pid ?? 0, stop }
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  await stop()
  throw new Error('the server was not ready within 10 minutes')
}

/** The server as `lingyan serve` runs it. */
export const serve = (county: BenchCounty): Promise<Served> => serveBy(county, ['cli/main.ts', 'serve'], COUNTY)

export interface Beside {
  readonly program: Program
  readonly ownerUrl: string
  readonly close: () => Promise<void>
}

/** The same installation from here, beside the running server. */
export const beside = async ({ settings, origin }: BenchCounty): Promise<Beside> => {
  const { database, crypto, ownerUrl, close } = await openInstallation(settings)
  const program = await assemble({ database, crypto, county: COUNTY, dataFolder: settings.dataFolder, origin })
  return { program, ownerUrl, close }
}

/** A cookie that signs in as the holder of a desk like `desk` (SQL like pattern), with the second factor behind it. */
export const cookieFor = async ({ program, ownerUrl }: Beside, desk: string): Promise<string> => {
  const sql = connect(ownerUrl, { max: 1 })
  try {
    const [row] = await sql<{ account: string; id: string }[]>`
      select account, id from position where desk like ${desk} and valid_to is null order by desk limit 1`
    if (!row) throw new Error(`nobody holds ${desk}`)
    // initial passwords and missing second factors would otherwise be asked for first
    await sql`update account set password_changed_at = now(), totp_confirmed_at = coalesce(totp_confirmed_at, now()) where id = ${row.account}`
    const opening = { account: row.account, resident: null, position: row.id, strength: 'full' as const }
    const { token } = await openSession(program, program.database.system, opening)
    return `lingyan_session=${token}`
  } finally {
    await sql.end({ timeout: 5 })
  }
}
