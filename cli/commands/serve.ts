import type { Command } from 'commander'
import { readSettings } from '../environment.ts'
import { tell } from '../terminal.ts'
import { words } from '../words.ts'

export const command = (program: Command): void => {
  program
    .command('serve')
    .description(words('serve.about'))
    .action(async () => {
      const { countyOf, serveUntilSignal } = await import('../serve.ts')
      const settings = readSettings(process.env)
      await serveUntilSignal(settings, {
        demo: false,
        prepare: (opened) => countyOf(settings, opened),
        ready: ({ origin }) => tell(words('serve.ready', { origin, folder: settings.dataFolder })),
      })
    })
}
