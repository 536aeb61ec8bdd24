import type { Command } from 'commander'
import { readSettings } from '../environment.ts'
import { print } from '../terminal.ts'
import { words } from '../words.ts'

export const command = (program: Command): void => {
  program
    .command('migrate')
    .description(words('migrate.about'))
    .option('--json', words('json.option'))
    .action(async (options: { readonly json?: boolean }) => {
      const { withInstallation } = await import('../store.ts')
      const { migrationNames } = await import('../../store/migrate.ts')
      const { migrated } = await withInstallation(readSettings(process.env), async (opened) => opened)
      print({ applied: migrated, all: migrationNames() }, options.json ?? false, () => [
        migrated.length === 0
          ? words('migrate.nothing', { count: migrationNames().length })
          : words('migrate.done', { count: migrated.length }),
      ])
    })
}
