import { resolve } from 'node:path'
import { CommanderError } from 'commander'
import { awayReason } from '../store/away.ts'
import { Fault } from '../store/fault.ts'
import { SettingsError } from './environment.ts'
import { WrongUse } from './terminal.ts'
import { hasWords, words } from './words.ts'

/** How a command ends that could not go on: 1 a state of the machine or a file, 2 wrong use; and what is said about it. */
export interface Failure {
  readonly status: 0 | 1 | 2
  readonly lines: readonly string[]
}

/** What commander says in English, in words of the catalogue: `use.<code>` with the name that it quotes. */
const ofUse = ({ exitCode, code, message }: CommanderError, args: readonly string[]): Failure => {
  if (exitCode === 0) return { status: 0, lines: [] }
  const key = `use.${code.replace('commander.', '')}`
  // help shows itself; asked for of nothing that there is, it says so
  if (code === 'commander.help')
    return { status: 2, lines: args[0] === 'help' ? [words('use.unknownCommand', { name: args[1] ?? '' })] : [] }
  if (!hasWords(key)) return { status: 2, lines: [message] }
  const name = /'([^']*)'/.exec(message)?.[1] ?? ''
  const more = /: ([^:]*)\.$/.exec(message)?.[1] ?? ''
  const meant = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1]
  const command = args.filter((arg) => /^[a-z][a-z-]*$/.test(arg))[0]
  const known = code === 'commander.unknownCommand' && command === name ? undefined : command
  return {
    status: 2,
    lines: [
      words(key, { name, more }),
      ...(meant === undefined ? [] : [words('use.meant', { meant })]),
      words('use.see', { command: ['lingyan', ...(known === undefined ? [] : [known]), '--help'].join(' ') }),
    ],
  }
}

const FILES = new Set([
  'ENOENT',
  'EACCES',
  'EPERM',
  'EISDIR',
  'ENOTDIR',
  'EEXIST',
  'EROFS',
  'ENOTEMPTY',
  'ELOOP',
  'ENAMETOOLONG',
])

/** A file or folder that was named on the command line and can't be read or written; anything else of the kind is our mistake. */
const ofFile = (error: unknown, args: readonly string[]): Failure | undefined => {
  if (!(error instanceof Error)) return undefined
  const { code = '', path } = error as NodeJS.ErrnoException
  const named = path !== undefined && args.some((arg) => resolve(path).startsWith(resolve(arg)))
  return named && FILES.has(code) ? { status: 1, lines: [words(`use.file.${code}`, { path })] } : undefined
}

/** Reasons that are known have words of their own; others are told as they came. */
const paramsOf = ({ params }: Fault): Fault['params'] => {
  const key = `reason.${params.reason}`
  return hasWords(key) ? { ...params, reason: words(key, params) } : params
}

/** What is said to whoever called, and the status; a mistake of the program says so, with its stack for those who mend it. */
export const failureOf = (error: unknown, args: readonly string[]): Failure => {
  if (error instanceof CommanderError) return ofUse(error, args)
  if (error instanceof WrongUse) return { status: 2, lines: [error.message] }
  if (error instanceof SettingsError)
    return { status: 2, lines: [words('settings.wrong', { names: error.variables.join(', ') })] }
  if (error instanceof Fault) {
    const key = `fault.${error.code}`
    return { status: 1, lines: [hasWords(key) ? words(key, paramsOf(error)) : error.message] }
  }
  const away = awayReason(error)
  if (away) return { status: 1, lines: [words(`away.${away}`)] }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return ofFile(error, args) ?? { status: 1, lines: [words('use.mistake'), stack] }
}
