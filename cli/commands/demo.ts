import type { Command } from 'commander'
import { readSettings } from '../environment.ts'
import { progressLine, table, tell } from '../terminal.ts'
import { words } from '../words.ts'

export const command = (program: Command): void => {
  program
    .command('demo')
    .description(words('demo.about'))
    .action(async () => {
      const { ensureWeb } = await import('../../scripts/web.ts')
      const { serveUntilSignal } = await import('../serve.ts')
      const { COUNTY, DEMO_LOGINS, DEMO_PASSWORD, DEMO_VILLAGE, makeDemo } = await import('../../demo/main.ts')
      const settings = readSettings(process.env)
      if (!(await ensureWeb())) tell(words('demo.no-screens'))
      await serveUntilSignal(settings, {
        demo: true,
        prepare: async ({ database, ownerUrl, crypto }) => {
          const began = performance.now()
          const line = progressLine(words('demo.made.requests'))
          const progress = (part: string, done?: number, of?: number): void =>
            done === undefined ? tell(words('demo.making', { done: words(`demo.made.${part}`) })) : line.at(done, of)
          const made = await makeDemo({ database, ownerUrl, crypto, now: new Date(), progress })
          line.end()
          if (made) tell(words('demo.made', { seconds: ((performance.now() - began) / 1000).toFixed(0) }))
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
    })
}
