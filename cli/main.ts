import { readdirSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { awayReason } from '../store/away.ts'
import { Fault } from '../store/fault.ts'
import { SettingsError } from './environment.ts'
import { tell, WrongUse } from './terminal.ts'
import { hasWords, languageOf, speak, words } from './words.ts'

const FOLDER = new URL('./commands/', import.meta.url)

/** What a file of cli/commands exports: adds its command to the program. Heavy imports belong inside the action. */
export type AddCommand = (program: Command) => void

const names = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -3))
    .sort()

/** All commands, or only `wanted` where a file has its name: the others need not be loaded. */
export const makeProgram = async (wanted?: string): Promise<Command> => {
  const program = new Command('lingyan')
  program.description(words('lingyan.about')).helpOption('-h, --help', words('help.option'))
  program.helpCommand('help [command]', words('help.command'))
  program
    .exitOverride()
    .showHelpAfterError(false)
    .configureOutput({ outputError: (text, write) => write(text) })
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
    return statusOf(error)
  }
}

const statusOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof WrongUse) {
    tell(error.message)
    return 2
  }
  if (error instanceof SettingsError) {
    tell(words('settings.wrong', { names: error.variables.join(', ') }))
    return 2
  }
  if (error instanceof Fault) {
    const key = `fault.${error.code}`
    tell(hasWords(key) ? words(key, error.params) : error.message)
    return 1
  }
  const away = awayReason(error)
  if (away) {
    tell(words(`away.${away}`))
    return 1
  }
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
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
