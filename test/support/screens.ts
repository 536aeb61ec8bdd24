import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { ensureWeb } from '../../scripts/web.ts'
import { SESSION_COOKIE } from '../../server/identity/cookie.ts'
import { openBrowser } from './browser.ts'
import { makeProgram, type Post, type TestProgram } from './program.ts'
import { type Served, serveProgram } from './serve.ts'

const AXE = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

/** The browser programs as they are built, over a real server with everybody of POSTS, in a real browser. */
export interface Screens extends TestProgram {
  readonly origin: string
  /** A window of the post, signed in; `path` is opened. Errors of its scripts end up in `errors`. */
  readonly open: (post: Post, path: string, options?: BrowserContextOptions) => Promise<Page>
  /** A window of nobody. */
  readonly stranger: (path: string, options?: BrowserContextOptions) => Promise<Page>
  readonly errors: string[]
}

/** `host`: a name by which the browser finds them instead of 127.0.0.1, as in an office's own net. */
export const openScreens = async (host?: string): Promise<Screens> => {
  if (!(await ensureWeb())) throw new Error('the screens could not be built')
  const its = await makeProgram()
  const served: Served = await serveProgram(its.program, host)
  const browser: Browser = await openBrowser(host)
  const errors: string[] = []
  const window = async (path: string, token: string | undefined, options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      ...options,
    })
    // well below the test's own limit: what was waited for is then named
    context.setDefaultTimeout(60_000)
    if (token) await context.addCookies([{ name: SESSION_COOKIE, value: token, url: served.origin }])
    const page = await context.newPage()
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.goto(served.origin + path)
    return page
  }
  return {
    ...its,
    origin: served.origin,
    errors,
    open: async (post, path, options = {}) => window(path, (await its.as(post)).cookie(SESSION_COOKIE), options),
    stranger: (path, options = {}) => window(path, undefined, options),
    drop: async () => {
      await browser.close()
      await served.close()
      await its.drop()
    },
  }
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** What opens or fades has come to rest: a click on a moving dialog is lost, and half-faded words have no contrast. */
export const atRest = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  )

/** What axe finds on the page by WCAG 2.2 A and AA: one line each, none where it is clean. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  await atRest(page)
  await page.evaluate(AXE)
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } }
    const only = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    return (await axe.run({ runOnly: { type: 'tag', values: only } })).violations
  })
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  )
}

/** Pixels by which the page is wider than its window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
