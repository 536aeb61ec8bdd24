import type { Command } from 'commander'
import { readSettings, type Settings } from '../environment.ts'
import { progressLine, table, tell } from '../terminal.ts'
import { words } from '../words.ts'

export const command = (program: Command): void => {
  program
    .command('demo')
    .description(words('demo.about'))
    .option('--make', words('demo.make'))
    .action((options: { readonly make?: boolean }) => (options.make ? make : serve)(readSettings(process.env)))
}

/** The county alone, where it is absent; nothing is served. */
const make = async (settings: Settings): Promise<void> => {
  const { withInstallation } = await import('../store.ts')
  const { makeDemo } = await import('../../demo/main.ts')
  const began = performance.now()
  const line = progressLine(words('demo.made.requests'))
  const progress = (part: string, done?: number, of?: number): void =>
    done === undefined ? tell(words('demo.making', { done: words(`demo.made.${part}`) })) : line.at(done, of)
  const made = await withInstallation(settings, ({ database, ownerUrl, crypto }) =>
    makeDemo({ database, ownerUrl, crypto, now: new Date(), progress }),
  )
  line.end()
  if (made) tell(words('demo.made', { seconds: ((performance.now() - began) / 1000).toFixed(0) }))
}

const serve = async (settings: Settings): Promise<void> => {
  const { ensureWeb } = await import('../../scripts/web.ts')
  const { runAside, serveUntilSignal } = await import('../serve.ts')
  const { hasRegion } = await import('../../store/place/regions.ts')
  const { COUNTY } = await import('../../demo/county.ts')
  const { DEMO_LOGINS, DEMO_PASSWORD, DEMO_VILLAGE } = await import('../../demo/people.ts')
  if (!(await ensureWeb())) tell(words('demo.no-screens'))
  await serveUntilSignal(settings, {
    demo: true,
    prepare: async ({ database }) => {
      // in a process of its own: what it needs of memory is given back, and the server answers quickly from the start
      if (!(await hasRegion(database.app, COUNTY))) await runAside(['demo', '--make'])
      return COUNTY
    },
    ready: ({ origin, program: { packs } }) => {
      const title = (role: string): string => packs.words(packs.role(role)?.title ?? role, 'zh-CN')
      const rows = DEMO_LOGINS.map(({ login, role, region }) => [login, DEMO_PASSWORD, title(role), region])
      const head = ['login', 'password', 'role', 'region'].map((key) => words(`demo.table.${key}`))
      process.stdout.write(`\n${table([head, ...rows]).join('\n')}\n\n`)
      process.stdout.write(`${words('demo.ready', { origin, village: `${origin}/v/${DEMO_VILLAGE}` })}\n`)
    },
  })
}
