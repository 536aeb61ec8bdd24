import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import type { Command } from 'commander'
import { readSettings } from '../environment.ts'
import { print, progressLine, WrongUse } from '../terminal.ts'
import { words } from '../words.ts'

interface Options {
  readonly format?: string
  readonly region?: string
  readonly from?: string
  readonly to?: string
  readonly state?: string
  readonly json?: boolean
}

/** `lingyan export FILE`: matters of the county as the county sees them; a closed route is not in it. */
export const command = (program: Command): void => {
  program
    .command('export <file>')
    .description(words('export.about'))
    .option('--format <format>', words('export.format'))
    .option('--region <code>', words('export.region'))
    .option('--from <day>', words('export.from'))
    .option('--to <day>', words('export.to'))
    .option('--state <state>', words('export.state'))
    .option('--json', words('json.option'))
    .action(run)
}

const run = async (file: string, { format = 'csv', json = false, ...asked }: Options): Promise<void> => {
  if (format !== 'csv' && format !== 'xlsx') throw new WrongUse(words('export.bad-format', { format }))
  const { MatterQuery } = await import('../../server/contract/matter.ts')
  const query = MatterQuery.safeParse({ view: 'scope', ...asked })
  if (!query.success)
    throw new WrongUse(
      words('export.bad-filter', { names: query.error.issues.map(({ path }) => path.join('.')).join(', ') }),
    )
  const settings = readSettings(process.env)
  const { withInstallation } = await import('../store.ts')
  const { countyOf } = await import('../serve.ts')
  const { assemble } = await import('../../server/assemble.ts')
  const { exportCounty } = await import('../../server/exchange/county.ts')
  const progress = progressLine(words('export.unit'))
  const rows = await withInstallation(settings, async (opened) => {
    const county = await countyOf(settings, opened)
    const parts = { ...opened, county, dataFolder: settings.dataFolder, origin: settings.origin ?? '' }
    const made = await exportCounty(await assemble(parts), query.data, format, progress.at)
    await pipeline(Readable.fromWeb(made.response.body as WebStream), createWriteStream(file))
    return made.rows()
  })
  progress.end()
  print({ file, rows }, json, () => [words('export.done', { file, rows })])
}
