import type { Language } from './words.tsx'

/** All civil times are China's, wherever the reader sits. */
const ZONE = 'Asia/Shanghai'

const format = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: ZONE, ...options })

/** Civil date (YYYY-MM-DD) of an instant. */
export const civilDate = (at: Date | string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date(at))

/** `11月22日 周日`, with the year where it is not this one. */
export const dayWords = (at: string, language: Language, now: Date = new Date()): string => {
  const year = civilDate(at).slice(0, 4) === civilDate(now).slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  const day = format(language, { ...year, month: language === 'en' ? 'short' : 'long', day: 'numeric' }).format(
    new Date(at),
  )
  return `${day} ${format(language, { weekday: 'short' }).format(new Date(at))}`
}

/** `2026年3月2日 周一`: of a civil date (YYYY-MM-DD), always with its year. */
export const longDayWords = (day: string, language: Language): string =>
  format(language, {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(new Date(`${day}T00:00:00+08:00`))

/** `14:05` */
export const timeWords = (at: string, language: Language): string =>
  format(language, { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(at))

/** `11月22日 周日 14:05` */
export const momentWords = (at: string, language: Language, now: Date = new Date()): string =>
  `${dayWords(at, language, now)} ${timeWords(at, language)}`
