import { createContext, type ReactNode, useContext } from 'react'
import { fillPlural } from '../../kernel/plural/index.ts'

export type Language = 'zh-CN' | 'en'
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en']
export type Catalogue = Readonly<Record<string, string>>
export type Params = Readonly<Record<string, string | number>>

/** Numbers as both languages write them: 4,699. */
const said = (value: string | number | undefined): string =>
  typeof value === 'number' ? value.toLocaleString('en-US') : (value ?? '')

/** Fills `{name}` and counts (see kernel/plural); a missing key shows itself, so that a test and a reader find it. */
export const fill = (catalogue: Catalogue, key: string, params: Params = {}): string =>
  fillPlural(catalogue[key] ?? key, (name) => said(params[name]))

/** What a screen says: its language, the words of a key, and the way to the other language. */
export interface Words {
  readonly language: Language
  readonly t: (key: string, params?: Params) => string
  readonly switchTo: (language: Language) => void
}

const WordsContext = createContext<Words | null>(null)

/** Gives one catalogue to everything below. */
export const WordsProvider = (props: {
  language: Language
  catalogue: Catalogue
  switchTo: (language: Language) => void
  children: ReactNode
}) => {
  const words: Words = {
    language: props.language,
    t: (key, params) => fill(props.catalogue, key, params),
    switchTo: props.switchTo,
  }
  return <WordsContext value={words}>{props.children}</WordsContext>
}

export const useWords = (): Words => {
  const words = useContext(WordsContext)
  if (!words) throw new Error('no words: wrap the screen in WordsProvider')
  return words
}

const KEY = 'lingyan.language'

/** The language chosen on this device; Chinese where none was. */
export const chosenLanguage = (): Language => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN')

export const rememberLanguage = (language: Language): void => localStorage.setItem(KEY, language)
