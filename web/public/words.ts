import { fillPlural } from '../../kernel/plural/index.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh-CN.json' with { type: 'json' }

export type Language = 'zh-CN' | 'en'
export type Key = keyof typeof zh
type Params = Readonly<Record<string, string | number>>

/** What a page says in one language. Times are shown in China's (UTC+8). */
export interface Words {
  readonly language: Language
  readonly t: (key: Key, params?: Params) => string
  /** 11月22日 周日; the year only where it is not the year of `today`. */
  readonly date: (iso: string, today?: string) => string
  /** With separators: 20,837. */
  readonly number: (value: number) => string
  /** The date with the time of day. */
  readonly time: (iso: string) => string
}

const CATALOGUES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { 'zh-CN': zh, en }
const ZONE = 'Asia/Shanghai'

const format = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: ZONE, ...options })

const make = (language: Language): Words => {
  const day = format(language, { month: language === 'en' ? 'short' : 'long', day: 'numeric' })
  const weekday = format(language, { weekday: 'short' })
  const year = format(language, { year: 'numeric' })
  const clock = format(language, { hour: '2-digit', minute: '2-digit', hour12: false })
  const date = (iso: string, today?: string): string => {
    const at = new Date(iso)
    const far = today !== undefined && year.format(at) !== year.format(new Date(today))
    if (language === 'en') return `${weekday.format(at)} ${day.format(at)}${far ? ` ${year.format(at)}` : ''}`
    return `${far ? year.format(at) : ''}${day.format(at)} ${weekday.format(at)}`
  }
  return {
    language,
    t: (key, params = {}) => fillPlural(CATALOGUES[language][key], (name) => String(params[name] ?? '')),
    date,
    number: (value) => value.toLocaleString('en-GB'),
    time: (iso) => `${date(iso)} ${clock.format(new Date(iso))}`,
  }
}

const WORDS: Readonly<Record<Language, Words>> = { 'zh-CN': make('zh-CN'), en: make('en') }

export const wordsOf = (language: Language): Words => WORDS[language]
