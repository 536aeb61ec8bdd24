import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'

/** Settings that come from outside, each an environment variable; docs/operations.md explains every one. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  LINGYAN_DATA: z.string().min(1).default('.lingyan'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .or(z.literal('').transform(() => undefined)),
  LINGYAN_COUNTY: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  LINGYAN_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  LINGYAN_SUITE: z.enum(['sm', 'international']).default('sm'),
  LINGYAN_CONNECTIONS: z.coerce.number().int().min(2).max(40).optional(),
  LINGYAN_DB_USER: z.string().min(1).optional(),
  LINGYAN_DB_HOME: z.string().startsWith('/').optional(),
  LINGYAN_LANGUAGE: z.enum(['zh-CN', 'en']).optional(),
})
export const ENVIRONMENT_KEYS = Object.keys(Environment.shape)

export interface Settings {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly databaseUrl?: string
  readonly county?: string
  readonly origin?: string
  readonly suite: 'sm' | 'international'
  /** Transactions at once, 2 to 40. */
  readonly connections: number
  readonly databaseUser?: string
  /** Where the cluster goes when PostgreSQL's user can't enter the data folder. */
  readonly databaseHome?: string
}

/** Which variables are wrong; the command ends with status 2. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly variables: readonly string[]
  constructor(variables: readonly string[]) {
    super(variables.join(', '))
    this.variables = variables
  }
}

const MOST_CONNECTIONS = 16

/**
 * A database on the same machine answers soonest with about three transactions for each core: more of them wait for the cores instead,
 * inside the database, and the slowest pages grow slower (`npm run bench inbox`). One that is elsewhere also waits for the net.
 */
const connectionsFor = (cores: number, elsewhere: boolean): number =>
  elsewhere ? MOST_CONNECTIONS : Math.min(MOST_CONNECTIONS, Math.max(6, 3 * cores))

/** Reads the settings; relative folders lie under the working folder. `cores` of this machine. */
export const readSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  cores: number = availableParallelism(),
): Settings => {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) throw new SettingsError([...new Set(parsed.error.issues.map(({ path }) => String(path[0])))])
  const value = parsed.data
  return {
    port: value.PORT,
    host: value.HOST,
    dataFolder: resolve(value.LINGYAN_DATA),
    databaseUrl: value.DATABASE_URL,
    county: value.LINGYAN_COUNTY,
    origin: value.LINGYAN_ORIGIN,
    suite: value.LINGYAN_SUITE,
    connections: value.LINGYAN_CONNECTIONS ?? connectionsFor(cores, value.DATABASE_URL !== undefined),
    databaseUser: value.LINGYAN_DB_USER,
    databaseHome: value.LINGYAN_DB_HOME,
  }
}
