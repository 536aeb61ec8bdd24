import type { Command } from 'commander'
import type { Compared } from '../../server/exchange/compare.ts'
import type { Message } from '../../server/exchange/history.ts'
import type { Imported } from '../../server/exchange/messages.ts'
import { Fault } from '../../store/fault.ts'
import { readSettings } from '../environment.ts'
import { found, print, progressLine, table } from '../terminal.ts'
import { hasWords, words } from '../words.ts'
import { readMessageLines } from './messageLines.ts'
import { mustBeReadable } from './text.ts'

interface Options {
  readonly parameters?: string
  readonly asIf?: boolean
  readonly compare?: boolean
  readonly speed?: boolean
  readonly json?: boolean
}
interface Refused {
  readonly line: number
  readonly id: string
  readonly problem: string
}

/** Refusals that fit on a screen; all of them are in the JSON. */
const SHOWN = 20
/** The county whose villages stand for others while rules are compared; it need not exist. */
const ANY_COUNTY = '990101'

/** The right lines of a file, and what is wrong with the others as they pass by. */
const openFile = (file: string) => {
  const refused: Refused[] = []
  const lines = new Map<string, number>()
  let read = 0
  async function* messages(): AsyncGenerator<Message> {
    for await (const { line, external, read: what } of readMessageLines(file)) {
      read += 1
      if (typeof what === 'string') refused.push({ line, id: external, problem: what })
      else {
        lines.set(external, line)
        yield what
      }
    }
  }
  const refuse = (id: string, problem: string): void => {
    refused.push({ line: lines.get(id) ?? 0, id, problem })
  }
  return { messages, refused, refuse, count: () => read }
}

const percent = (part: number, of: number): string => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)}%`)
const problemWords = (problem: string): string => {
  const key = `import.problem.${problem}`
  return hasWords(key) ? words(key) : problem
}
const linesOf = (refused: readonly Refused[]): readonly string[] => [
  ...table(
    refused.slice(0, SHOWN).map(({ line, id, problem }) => [words('import.line', { line }), id, problemWords(problem)]),
  ),
  ...(refused.length > SHOWN ? [words('import.more', { count: refused.length - SHOWN })] : []),
]

const compare = async (file: string, { json = false }: Options): Promise<void> => {
  const { loadPacks } = await import('../../server/packs.ts')
  const { residentProcess } = await import('../../server/publication/process.ts')
  const { compareSets } = await import('../../server/exchange/compare.ts')
  const { messages, refused, count } = openFile(file)
  const all: Message[] = []
  for await (const message of messages()) all.push(message)
  const packs = await loadPacks()
  const county = readSettings(process.env).county ?? ANY_COUNTY
  const main = residentProcess({ packs, county })
  if (main === undefined) throw new Fault('no-resident-process', { county })
  const sets = compareSets(packs.set, main, all, { county, until: new Date() })
  const title = (one: Compared): string => packs.words(one.title, 'zh-CN')
  print({ read: count(), refused: refused.length, problems: refused, sets }, json, () => [
    words('import.requests.compared', { read: count(), refused: refused.length }),
    ...table([
      ['set', 'title', 'from', 'messages', 'late', 'share', 'before'].map((column) =>
        words(`import.requests.column.${column}`),
      ),
      ...sets.map((one) => [
        one.parameters,
        title(one),
        one.from,
        String(one.read),
        String(one.late),
        percent(one.late, one.read),
        String(one.before),
      ]),
    ]),
    words('import.requests.as-if-note'),
    ...linesOf(refused),
  ])
  found(refused.length)
}

const run = async (file: string, options: Options): Promise<void> => {
  const settings = readSettings(process.env)
  const { withInstallation } = await import('../store.ts')
  const { countyOf } = await import('../serve.ts')
  const { assemble } = await import('../../server/assemble.ts')
  const { importMessages } = await import('../../server/exchange/messages.ts')
  await mustBeReadable(file)
  const { messages, refused, refuse, count } = openFile(file)
  const progress = progressLine(words('import.requests.unit'))
  const began = performance.now()
  const sums: Imported = await withInstallation(settings, async (opened) => {
    const county = await countyOf(settings, opened)
    const parts = { ...opened, county, dataFolder: settings.dataFolder, origin: settings.origin ?? '' }
    return importMessages(await assemble(parts), messages(), {
      ...(options.parameters !== undefined && { parameters: options.parameters }),
      asIf: options.asIf ?? false,
      refused: ({ external }, { code }) => refuse(external, code),
      progress: (done) => progress.at(done),
    })
  })
  progress.end()
  const seconds = (performance.now() - began) / 1000
  const { written, known, late, asIf } = sums
  const counts = { read: count(), written, refused: refused.length, late, known, asIf }
  const result = {
    ...counts,
    ...(options.speed && { seconds, perSecond: count() / seconds }),
    problems: refused,
  }
  print(result, options.json ?? false, () => [
    words('import.requests.done', { ...counts, share: percent(late, written) }),
    ...(asIf > 0 ? [words('import.requests.as-if-done', { count: asIf, set: options.parameters ?? '' })] : []),
    ...(options.speed
      ? [words('import.requests.speed', { seconds: seconds.toFixed(1), rate: Math.round(count() / seconds) })]
      : []),
    ...linesOf(refused),
  ])
  found(refused.length)
}

/** `lingyan import requests FILE`. */
export const addRequests = (parent: Command): void => {
  parent
    .command('requests')
    .argument('<file>', words('import.requests.file'))
    .description(words('import.requests.about'))
    .option('--parameters <key>', words('import.requests.parameters'))
    .option('--as-if', words('import.requests.as-if'))
    .option('--compare', words('import.requests.compare'))
    .option('--speed', words('import.requests.speed-option'))
    .option('--json', words('json.option'))
    .action((file: string, options: Options) => (options.compare ? compare(file, options) : run(file, options)))
}
