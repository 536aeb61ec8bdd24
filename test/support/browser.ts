import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** The system's Chromium, or the one of LINGYAN_CHROMIUM. */
export const findChromium = (): string | undefined =>
  [process.env.LINGYAN_CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path))

/** Why browser tests can't run here; undefined where they can. `describe.skipIf(noBrowser)` */
export const noBrowser = findChromium() === undefined ? 'no Chromium (apt-get install chromium)' : undefined

/** Quiet and offline: without these flags Chromium looks for its own servers. */
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser of one's own; close it in afterAll. `host` leads to this machine; the browser trusts plain HTTP no more there than elsewhere. */
export const openBrowser = (host?: string): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: host === undefined ? FLAGS : [...FLAGS, `--host-resolver-rules=MAP ${host} 127.0.0.1`],
  })
