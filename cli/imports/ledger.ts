import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Command } from 'commander'
import type { SheetReport } from '../../server/contract/ledgerSheet.ts'
import type { SheetFile } from '../../server/ledger/sheet/file.ts'
import { Fault } from '../../store/fault.ts'
import { readSettings } from '../environment.ts'
import { found, print, progressLine, table, tell, WrongUse } from '../terminal.ts'
import { languageOf, words } from '../words.ts'

interface Options {
  readonly ledger: string
  readonly dryRun?: boolean
  readonly partial?: boolean
  readonly mapping: readonly string[]
  readonly reason?: string
  readonly errors?: string
  readonly json?: boolean
}

/** Problems that fit on a screen; more are in the JSON, and all in the file of wrong rows. */
const SHOWN = 20

/** `region=地点`, or all of it as one JSON object. */
const mappingOf = (given: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    given.flatMap((one): readonly (readonly [string, string])[] => {
      if (one.trim().startsWith('{')) return Object.entries(jsonOf(one)).map(([key, to]) => [key, String(to)] as const)
      const at = one.indexOf('=')
      if (at <= 0) throw new WrongUse(words('import.ledger.bad-mapping', { given: one }))
      return [[one.slice(0, at).trim(), one.slice(at + 1).trim()]]
    }),
  )

const jsonOf = (text: string): object => {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // told below
  }
  throw new WrongUse(words('import.ledger.bad-mapping', { given: text }))
}

/** The file as the screen's upload is kept: beside the data, without a name; gzip (told by its content) is unpacked. */
const spooled = async (path: string, dataFolder: string): Promise<SheetFile> => {
  const { openSpool } = await import('../../server/ledger/sheet/file.ts')
  const file = await open(path)
  const head = Buffer.alloc(2)
  await file.read(head, 0, 2, 0).finally(() => file.close())
  const spool = await openSpool(dataFolder)
  try {
    const raw = createReadStream(path)
    const source = head[0] === 0x1f && head[1] === 0x8b ? raw.pipe(createGunzip()) : raw
    raw.on('error', (error) => source.destroy(error))
    for await (const chunk of source) await spool.write(chunk as Buffer)
    return spool.end()
  } catch (error) {
    await spool.drop()
    const { code = '', message } = error as NodeJS.ErrnoException
    throw code.startsWith('Z_') ? new Fault('file-unreadable', { path, reason: code || message }) : error
  }
}

const run = async (path: string, options: Options): Promise<void> => {
  const settings = readSettings(process.env)
  const language = languageOf(process.env)
  const mapping = mappingOf(options.mapping)
  const { withInstallation } = await import('../store.ts')
  const { countyOf } = await import('../serve.ts')
  const { assemble } = await import('../../server/assemble.ts')
  const { importFromMachine } = await import('../../server/ledger/sheet/fromMachine.ts')
  const { refusalBody } = await import('../../server/words.ts')
  const progress = progressLine(words('import.ledger.unit'))
  const result = await withInstallation(settings, async (opened) => {
    const county = await countyOf(settings, opened)
    const { dataFolder, origin = '' } = settings
    const program = await assemble({ ...opened, county, dataFolder, origin })
    const file = await spooled(path, dataFolder)
    const done = await importFromMachine(program, file, {
      ledger: options.ledger,
      language,
      fields: {
        ...{ dryRun: String(options.dryRun ?? false), keep: options.partial ? 'right' : 'all' },
        ...{ reason: options.reason ?? '', mapping: JSON.stringify(mapping) },
      },
      progress: ({ read, step }) => {
        progress.at(read)
        if (step === 'checked' && !options.dryRun) tell(words('import.ledger.checked'))
      },
      ...(options.errors !== undefined && {
        wrongRows: (book: ReadableStream) =>
          pipeline(
            Readable.fromWeb(book as Parameters<typeof Readable.fromWeb>[0]),
            createWriteStream(options.errors ?? ''),
          ),
      }),
    })
    if (done.ok) return done.value
    const { message, problems } = refusalBody(done.refusal, language, program.packs)
    const reasons = [message, ...problems.map((problem) => problem.message)]
    throw new Fault('sheet-refused', { path, reason: reasons.join('\n') })
  })
  progress.end()
  report(result, options)
}

const report = (result: SheetReport, { json = false, dryRun = false, partial = false, errors }: Options): void => {
  const { read, added, corrected, same, refused, problems } = result
  const written = added + corrected
  print({ ...result, written }, json, () => [
    words(dryRun ? 'import.ledger.would' : 'import.ledger.done', { read, written, added, corrected, same, refused }),
    ...(refused > 0 && !partial ? [words('import.ledger.none-kept')] : []),
    ...table(
      problems
        .slice(0, SHOWN)
        .map(({ row, column, heading, value, message }) => [
          words('import.line', { line: row }),
          `${column} ${heading}`.trim(),
          value,
          message,
        ]),
    ),
    ...(problems.length > SHOWN ? [words('import.more', { count: problems.length - SHOWN })] : []),
    ...(errors !== undefined && refused > 0 ? [words('import.ledger.errors-in', { path: errors })] : []),
  ])
  found(refused)
}

/** `lingyan import ledger FILE --ledger KEY`. */
export const addLedger = (parent: Command): void => {
  parent
    .command('ledger')
    .argument('<file>', words('import.ledger.file'))
    .description(words('import.ledger.about'))
    .requiredOption('--ledger <key>', words('import.ledger.ledger'))
    .option('--dry-run', words('import.ledger.dry-run'))
    .option('--partial', words('import.ledger.partial'))
    .option(
      '--mapping <field=heading>',
      words('import.ledger.mapping'),
      (one: string, before: readonly string[]) => [...before, one],
      [] as readonly string[],
    )
    .option('--reason <text>', words('import.ledger.reason'))
    .option('--errors <xlsx>', words('import.ledger.errors'))
    .option('--json', words('json.option'))
    .action(run)
}
