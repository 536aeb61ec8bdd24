import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { ParameterSet, Process } from '../../kernel/workflow/index.ts'
import type { Packs } from '../../server/packs.ts'
import { print, tell, WrongUse } from '../terminal.ts'
import type { Language } from '../words.ts'
import { languageOf, words } from '../words.ts'

interface Options {
  readonly parameters?: string
  readonly language?: string
  readonly out?: string
  readonly text?: boolean
  readonly json?: boolean
}

const processOf = (packs: Packs, key: string): Process => {
  const all = packs.set.packs.flatMap((pack) => pack.processes ?? [])
  // the version that was added last is the one in force
  const found = all.filter((process) => process.key === key).at(-1)
  if (!found)
    throw new WrongUse(
      words('draw.no-process', { process: key, processes: [...new Set(all.map((one) => one.key))].join(', ') }),
    )
  return found
}

const parametersOf = (packs: Packs, process: string, key: string | undefined): ParameterSet | undefined => {
  const all = packs.set.packs.flatMap((pack) => pack.parameters ?? []).filter((set) => set.process === process)
  const found = key === undefined ? all[0] : all.find((set) => set.key === key)
  if (!found && key !== undefined)
    throw new WrongUse(words('draw.no-parameters', { set: key, sets: all.map((set) => set.key).join(', ') }))
  return found
}

const languageFor = (options: Options): Language => {
  if (options.language === undefined) return languageOf(process.env)
  if (options.language !== 'zh-CN' && options.language !== 'en')
    throw new WrongUse(words('draw.no-language', { language: options.language }))
  return options.language
}

interface Drawn {
  readonly title: string
  readonly svg: string
  readonly text: readonly string[]
  readonly parameters: string | null
}

const draw = async (key: string, options: Options): Promise<Drawn> => {
  const { loadPacks } = await import('../../server/packs.ts')
  const { layout } = await import('../../server/drawing/layout.ts')
  const { svgOf } = await import('../../server/drawing/svg.ts')
  const { textOf } = await import('../../server/drawing/text.ts')
  const { wordingOf } = await import('../../server/drawing/words.ts')
  const language = languageFor(options)
  const packs = await loadPacks()
  const drawn = processOf(packs, key)
  const parameters = parametersOf(packs, key, options.parameters)
  const wording = wordingOf({ packs, language, process: drawn, parameters })
  const numbers = parameters === undefined ? '' : ` · ${packs.words(parameters.title, language)}`
  const title = `${packs.words(drawn.title, language)} ${drawn.version}${numbers}`
  return {
    title,
    svg: svgOf(drawn, title, layout(drawn, wording), wording),
    text: textOf(drawn, (stage) => packs.words(`stage.${stage}`, language), wording),
    parameters: parameters?.key ?? null,
  }
}

export const command = (program: Command): void => {
  program
    .command('draw <process>')
    .description(words('draw.about'))
    .option('--parameters <key>', words('draw.parameters'))
    .option('--language <language>', words('draw.language'))
    .option('--out <file>', words('draw.out'))
    .option('--text', words('draw.text'))
    .option('--json', words('json.option'))
    .action(async (key: string, options: Options) => {
      const drawn = await draw(key, options)
      if (options.out !== undefined) {
        await writeFile(options.out, options.text ? `${drawn.text.join('\n')}\n` : `${drawn.svg}\n`)
        tell(words('draw.written', { file: options.out }))
        return
      }
      print(drawn, options.json ?? false, () => (options.text ? [drawn.title, '', ...drawn.text] : [drawn.svg]))
    })
}
