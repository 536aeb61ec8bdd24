import { resolve } from 'node:path'
import type { Command } from 'commander'
import { readSettings } from '../environment.ts'
import { print, progressLine, tell } from '../terminal.ts'
import { words } from '../words.ts'

export const command = (program: Command): void => {
  program
    .command('backup')
    .description(words('backup.about'))
    .argument('<folder>', words('backup.folder'))
    .option('--json', words('json.option'))
    .action(async (folder: string, options: { readonly json?: boolean }) => {
      const { fingerprint, withInstallation } = await import('../store.ts')
      const { writeBackup } = await import('../../store/backup/write.ts')
      const { default: about } = await import('../../package.json', { with: { type: 'json' } })
      const settings = readSettings(process.env)
      const line = progressLine(words('backup.rows'))
      const manifest = await withInstallation(settings, ({ ownerUrl, crypto }) =>
        writeBackup({
          ownerUrl,
          folder: resolve(folder),
          dataFolder: settings.dataFolder,
          program: about.version,
          keys: fingerprint(crypto),
          now: new Date(),
          progress: line.at,
        }),
      )
      line.end()
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      tell(words('backup.keys', { path: `${settings.dataFolder}/keys.json` }))
      const result = { folder: resolve(folder), tables: manifest.tables.length, rows, files: manifest.files.length }
      print(result, options.json ?? false, () => [words('backup.done', result)])
    })
}
