import { listSettingHistory } from '../store/audit/settings.ts'
import { lastOf } from '../store/exchange/keys.ts'
import { publishedDays } from './calendar.ts'
import type { SettingBody } from './contract/setting.ts'
import { ledgersOf } from './ledger/definitions.ts'
import { sourceOf } from './open311/key.ts'
import { keysMade } from './open311/made.ts'
import type { Program } from './program.ts'
import type { Setting } from './setting.ts'
import { parametersByProcess } from './settingParameters.ts'
import type { Language } from './words.ts'

type About = Pick<SettingBody, 'ledgers' | 'processes' | 'published' | 'keys'>

/** Ledgers that have periods, by their titles. */
const closable = ({ packs }: Program, language: Language): About['ledgers'] =>
  [...ledgersOf(packs).values()]
    .filter(({ ledger }) => ledger.period)
    .map(({ ledger: { key, title } }) => ({ key, title: packs.words(title, language) }))
    .toSorted((a, b) => a.title.localeCompare(b.title, language))

/** UUID version 7 begins with the milliseconds of its making. */
const madeAt = (id: string): string => new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString()

const keysOf = async (program: Program, value: unknown): Promise<About['keys']> => {
  const { county, database } = program
  const keys = (value ?? {}) as Readonly<Record<string, string>>
  const made = keysMade(await listSettingHistory(database.app, county, 'open311.keys'))
  return Promise.all(
    Object.entries(keys).map(async ([name, digest]) => {
      const last = await lastOf(database.app, county, sourceOf(name))
      return { name, made: made(name, digest)?.toISOString() ?? null, lastPosted: last ? madeAt(last) : null }
    }),
  )
}

/** What a screen needs besides value and schema to show a setting by fields. */
export const aboutOf = async (
  program: Program,
  { about }: Setting,
  value: unknown,
  language: Language,
): Promise<About> => {
  if (about === 'ledgers') return { ledgers: closable(program, language) }
  if (about === 'parameters') return { processes: parametersByProcess(program, language) }
  if (about === 'calendar') return { published: publishedDays(program.now()) }
  return about === 'keys' ? { keys: await keysOf(program, value) } : {}
}
