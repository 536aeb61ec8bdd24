import { readdirSync, readFileSync } from 'node:fs'
import { fillPlural } from '../kernel/plural/index.ts'
import type { Problem, Refusal } from '../kernel/refusal/index.ts'
import type { ErrorBody } from './contract/errors.ts'

export type Language = 'zh-CN' | 'en'

const FOLDER = new URL('./messages/', import.meta.url)

/** One file per topic and language: `edge.zh-CN.json`. */
const read = (language: Language): Record<string, string> =>
  Object.assign(
    {},
    ...readdirSync(FOLDER)
      .filter((name) => name.endsWith(`.${language}.json`))
      .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))),
  )
const CATALOGUES: Record<Language, Record<string, string>> = { 'zh-CN': read('zh-CN'), en: read('en') }

/** Fills `{name}` and counts (kernel/plural) from params; a missing key shows itself, so that a test finds it. */
export const words = (
  key: string,
  language: Language,
  params: Readonly<Record<string, unknown>> = {},
  catalogue: Readonly<Record<string, string>> = CATALOGUES[language],
): string => {
  const text = catalogue[key] ?? key
  // most words have nothing to fill, and a page of a list has hundreds of them
  return text.includes('{') ? fillPlural(text, (name) => String(params[name] ?? '')) : text
}

/** Whether there are words for `key`. */
export const hasWords = (key: string, language: Language): boolean => key in CATALOGUES[language]

/** What the catalogue names under a prefix, by its words: every action that an audit row may have. */
export const titlesUnder = (
  prefix: string,
  language: Language,
): readonly { readonly key: string; readonly title: string }[] =>
  Object.entries(CATALOGUES[language])
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, title]) => ({ key: key.slice(prefix.length), title }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))

/** Words of the packs in force: a pack's own rules refuse in its own words. */
export interface PackWords {
  readonly words: typeof words
}

const refusalWords = ({ code, params }: Refusal, language: Language, packs: PackWords | undefined): string => {
  const key = `refusal.${code}`
  return packs === undefined || hasWords(key, language)
    ? words(key, language, params)
    : packs.words(key, language, params)
}

/** A rule of a pack over a row says in the pack's own words what must hold (`otherwise` is their key). */
export const problemWords = ({ code, params }: Problem, language: Language, packs: PackWords | undefined): string =>
  packs !== undefined && typeof params?.otherwise === 'string'
    ? packs.words(params.otherwise, language, params)
    : words(`problem.${code}`, language, params)

export const refusalBody = (refusal: Refusal, language: Language, packs?: PackWords): ErrorBody => ({
  code: refusal.code,
  message: refusalWords(refusal, language, packs),
  problems: (refusal.problems ?? []).map((problem) => ({
    path: problem.path,
    code: problem.code,
    message: problemWords(problem, language, packs),
  })),
  ...(refusal.may ? { may: [...refusal.may] } : {}),
})
