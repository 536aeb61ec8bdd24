import { readFile, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Command } from 'commander'
import { parse } from 'csv-parse'
import type { CodeList } from '../../kernel/pack/index.ts'
import { readText } from '../imports/text.ts'
import { print, WrongUse } from '../terminal.ts'
import { words } from '../words.ts'

const PACKS = new URL('../../packs/', import.meta.url)
const FOLDS = 10

interface Example {
  readonly subject: string
  readonly body: string
  readonly label: string
}
/** What a pack that suggests exports under `suggest/`; the command knows no pack by name. */
interface Suggesting {
  readonly train: (examples: readonly Example[]) => unknown
  readonly suggest: (message: Example, weights: unknown) => readonly { readonly code: string }[]
  readonly categories: CodeList
}

const load = async (pack: string): Promise<Suggesting & { readonly folder: URL }> => {
  if (!/^[a-z][a-z-]*$/.test(pack)) throw new WrongUse(words('train.no-pack', { pack }))
  const folder = new URL(`${pack}/`, PACKS)
  try {
    const [{ train }, { suggest }, { categories }] = await Promise.all(
      ['suggest/train.ts', 'suggest/suggest.ts', 'lists.ts'].map((file) => import(new URL(file, folder).href)),
    )
    return { train, suggest, categories, folder }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND')
      throw new WrongUse(words('train.no-pack', { pack }))
    throw error
  }
}

/** Titles of level 1 → codes, from the pack's own Chinese words. */
const labelsOf = async ({
  folder,
  categories,
}: Awaited<ReturnType<typeof load>>): Promise<ReadonlyMap<string, string>> => {
  const catalogue = JSON.parse(await readFile(new URL('categories.zh-CN.json', folder), 'utf8')) as Record<
    string,
    string
  >
  return new Map(
    categories.items
      .filter((item) => item.parent === undefined)
      .map((item) => [catalogue[item.title] ?? item.title, item.code]),
  )
}

/** Columns `subject`, `body`, `category_l1`; rows of a category that the list lacks are counted, not used. */
const read = async (
  file: string,
  labels: ReadonlyMap<string, string>,
): Promise<{ used: Example[]; unknown: number }> => {
  const used: Example[] = []
  let unknown = 0
  const rows = parse({ columns: true, bom: true, relax_column_count: true })
  const source = Readable.from(readText(file))
  source.on('error', (error) => rows.destroy(error))
  for await (const row of source.pipe(rows) as AsyncIterable<Record<string, string>>) {
    const label = labels.get(row.category_l1 ?? '')
    if (label === undefined) unknown++
    else used.push({ subject: row.subject ?? '', body: row.body ?? '', label })
  }
  return { used, unknown }
}

/** Ten folds by position, so that the figure is the same every time. */
const measure = (
  examples: readonly Example[],
  { train, suggest }: Suggesting,
): { first: number; amongThree: number } => {
  let first = 0
  let amongThree = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = train(examples.filter((_, i) => i % FOLDS !== fold))
    for (const example of examples.filter((_, i) => i % FOLDS === fold)) {
      const codes = suggest(example, weights).map(({ code }) => code.slice(0, 2))
      if (codes[0] === example.label) first++
      if (codes.includes(example.label)) amongThree++
    }
  }
  return { first: first / examples.length, amongThree: amongThree / examples.length }
}

export const command = (program: Command): void => {
  program
    .command('train <pack> <file>')
    .description(words('train.about'))
    .option('--write', words('train.write'))
    .option('--json', words('json.option'))
    .action(async (pack: string, file: string, options: { readonly write?: boolean; readonly json?: boolean }) => {
      const suggesting = await load(pack)
      const { used, unknown } = await read(file, await labelsOf(suggesting))
      if (used.length < FOLDS) throw new WrongUse(words('train.too-few', { count: used.length }))
      const accuracy = measure(used, suggesting)
      if (options.write)
        await writeFile(
          new URL('suggest/weights.json', suggesting.folder),
          `${JSON.stringify(suggesting.train(used))}\n`,
        )
      print(
        { used: used.length, unknown, folds: FOLDS, ...accuracy, written: options.write ?? false },
        options.json ?? false,
        () => [
          words('train.result', {
            used: used.length,
            unknown,
            first: (accuracy.first * 100).toFixed(1),
            three: (accuracy.amongThree * 100).toFixed(1),
          }),
        ],
      )
    })
}
