import { resolve } from 'node:path'
import type { Command } from 'commander'
import { readSettings } from '../environment.ts'
import { print, progressLine } from '../terminal.ts'
import { words } from '../words.ts'

interface Options {
  readonly json?: boolean
  readonly check?: boolean
}

export const command = (program: Command): void => {
  program
    .command('restore')
    .description(words('restore.about'))
    .argument('<folder>', words('backup.folder'))
    .option('--check', words('restore.check'))
    .option('--json', words('json.option'))
    .action((folder: string, options: Options) => (options.check ? check : restore)(resolve(folder), options))
}

const check = async (folder: string, options: Options): Promise<void> => {
  const { checkBackup, readManifest } = await import('../../store/backup/read.ts')
  const manifest = readManifest(folder)
  const wrong = await checkBackup(folder, manifest)
  print({ folder, at: manifest.at, wrong }, options.json ?? false, () => [
    wrong.length === 0
      ? words('restore.sound', { folder, at: manifest.at, tables: manifest.tables.length })
      : words('fault.backup-changed-files', { files: wrong.join(', ') }),
  ])
  process.exitCode = wrong.length === 0 ? 0 : 1
}

const restore = async (folder: string, options: Options): Promise<void> => {
  const { fingerprint, withInstallation } = await import('../store.ts')
  const { readBackup } = await import('../../store/backup/read.ts')
  const settings = readSettings(process.env)
  const line = progressLine(words('backup.rows'))
  const manifest = await withInstallation(
    settings,
    ({ ownerUrl, crypto, passwords }) =>
      readBackup({
        ownerUrl,
        folder,
        dataFolder: settings.dataFolder,
        keys: fingerprint(crypto),
        passwords,
        progress: line.at,
      }),
    { migrate: false },
  )
  line.end()
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const result = { folder, at: manifest.at, tables: manifest.tables.length, rows, files: manifest.files.length }
  print(result, options.json ?? false, () => [words('restore.done', result)])
}
