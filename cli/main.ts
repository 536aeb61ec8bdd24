import { readdirSync } from 'node:fs'
import { Command } from 'commander'
import { failureOf } from './failure.ts'
import { tell, width } from './terminal.ts'
import { hasWords, languageOf, speak, words } from './words.ts'

const FOLDER = new URL('./commands/', import.meta.url)

/** What a file of cli/commands exports: adds its command to the program. Heavy imports belong inside the action. */
export type AddCommand = (program: Command) => void

const names = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -3))
    .sort()

/** Headings of help that commander writes in English. */
const titleOf = (title: string): string => (hasWords(`help.title.${title}`) ? words(`help.title.${title}`) : title)

const placed = (usage: string): string =>
  usage.replaceAll(/\[(options|command)\]/g, (_, name: string) => `[${words(`help.placeholder.${name}`)}]`)

/** All commands, or only `wanted` where a file has its name: the others need not be loaded. */
export const makeProgram = async (wanted?: string): Promise<Command> => {
  const program = new Command('lingyan')
  program.description(words('lingyan.about')).helpOption('-h, --help', words('help.option'))
  program.helpCommand('help [command]', words('help.command'))
  program
    .exitOverride()
    .showHelpAfterError(false)
    // what is wrong is said by failureOf, in the language of the terminal
    .configureOutput({ outputError: () => {} })
    .configureHelp({ styleTitle: titleOf, styleUsage: placed, styleSubcommandTerm: placed, displayWidth: width })
    .addHelpText('after', () => `\n${words('help.more')}`)
  const chosen = names().filter((name) => wanted === undefined || name === wanted || !names().includes(wanted))
  for (const name of chosen) {
    const { command } = (await import(new URL(`${name}.ts`, FOLDER).href)) as { readonly command: AddCommand }
    command(program)
  }
  return program
}

/** 0 done, 1 findings or a state of the machine, 2 wrong use. */
const run = async (args: readonly string[]): Promise<number> => {
  try {
    const program = await makeProgram(args[0])
    await program.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    const { status, lines } = failureOf(error, args)
    for (const line of lines) tell(line)
    return status
  }
}

if (import.meta.main) {
  speak(languageOf(process.env))
  // by an exit, not by the signal itself: whoever has started PostgreSQL stops it on the way out
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => process.exit(status))
  }
  // a closed pipe (`lingyan rows | head`) is no error
  process.stdout.on('error', () => process.exit(0))
  process.exitCode = await run(process.argv.slice(2))
}
