import { readdirSync, readFileSync } from 'node:fs'
import { fillPlural } from '../kernel/plural/index.ts'

export type Language = 'zh-CN' | 'en'
type Catalogue = Readonly<Record<string, string>>

const FOLDER = new URL('./messages/', import.meta.url)

/** The terminal's language by its own settings; Chinese where they say nothing. */
export const languageOf = (environment: Readonly<Record<string, string | undefined>>): Language => {
  const said = environment.LINGYAN_LANGUAGE ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? ''
  return /^en/i.test(said) ? 'en' : 'zh-CN'
}

const load = (language: Language): Catalogue =>
  Object.assign(
    {},
    ...readdirSync(FOLDER)
      .filter((name) => name.endsWith(`.${language}.json`))
      .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Catalogue),
  )

let language: Language = 'zh-CN'
let catalogue: Catalogue | undefined

export const speak = (chosen: Language): void => {
  language = chosen
  catalogue = undefined
}

/** Words of the catalogue files `cli/messages/<topic>.<language>.json`; `{name}` and counts (kernel/plural) are filled in. An unknown key shows itself. */
export const words = (key: string, params: Readonly<Record<string, string | number>> = {}): string => {
  catalogue ??= load(language)
  const text = catalogue[key] ?? key
  return fillPlural(text, (name) => String(params[name] ?? `{${name}}`))
}

/** Whether there are words for `key`. */
export const hasWords = (key: string): boolean => {
  catalogue ??= load(language)
  return key in catalogue
}
