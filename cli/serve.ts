import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Running } from '../server/main.ts'
import { startServer } from '../server/main.ts'
import { listCounties } from '../store/county.ts'
import type { Watched } from '../store/embedded/watch.ts'
import { Fault } from '../store/fault.ts'
import type { Settings } from './environment.ts'
import { type Opened, openInstallation } from './store.ts'
import { tell, WrongUse } from './terminal.ts'
import { words } from './words.ts'

export interface Serving {
  readonly demo: boolean
  /** Makes what must be there first, and says the county. */
  readonly prepare: (opened: Opened) => Promise<string>
  /** Once it answers. */
  readonly ready: (running: Running) => void
}

/** Serves until it is told to stop (SIGTERM, SIGINT); a second signal ends it at once. */
export const serveUntilSignal = async (settings: Settings, { demo, prepare, ready }: Serving): Promise<void> => {
  const running = await startServer({
    ...settings,
    demo,
    open: (servedAt) => openInstallation(settings, { servedAt }),
    prepare,
    tell: (what) => tell(sentence(what)),
  })
  ready(running)
  const why = await Promise.race([signalled(), running.lost])
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  tell(words('serve.stopping'))
  await running.stop()
  if (why) throw why
}

/** Another `lingyan` command beside this one, to its end; it ends with this process. Throws Fault where it fails. */
export const runAside = async (args: readonly string[]): Promise<void> => {
  const child = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, 'main.ts'), ...args], {
    stdio: ['ignore', 2, 2],
  })
  const atExit = (): boolean => child.kill()
  process.once('exit', atExit)
  const status = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
  })
  process.removeListener('exit', atExit)
  if (status !== 0) throw new Fault('part-failed', { command: `lingyan ${args.join(' ')}` })
}

const signalled = (): Promise<undefined> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      // in place of the one that ends a command at once (cli/main.ts)
      process.removeAllListeners(signal)
      process.once(signal, () => resolve(undefined))
    }
  })

const sentence = (what: Watched): string =>
  what.is === 'down'
    ? words('serve.database.down', { why: words(`fault.${what.why.code}`, what.why.params) })
    : words(`serve.database.${what.is}`)

/** The county of LINGYAN_COUNTY, or the only one that has accounts. */
export const countyOf = async (settings: Settings, opened: Opened): Promise<string> => {
  if (settings.county !== undefined) return settings.county
  const counties = await listCounties(opened.database.system)
  if (counties.length === 1 && counties[0] !== undefined) return counties[0]
  if (counties.length === 0) throw new WrongUse(words('serve.no-county'))
  throw new WrongUse(words('serve.which-county', { count: counties.length, names: counties.join(', ') }))
}
