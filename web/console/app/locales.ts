import type { Locale } from 'antd/es/locale/index.js'
import zhModule from 'antd/es/locale/zh_CN.js'
import type { Language } from '../../ui/words.tsx'

/** antd's files are ES modules that its package.json calls CommonJS: the types see one `default` more than the browser. */
const unwrap = (module: Locale | { default: Locale }): Locale => ('default' in module ? module.default : module)

/** The buttons of a calendar are called by the year and month that they show, not by what they do: one can say what one sees. */
const readable = (locale: Locale): Locale => {
  const lang = locale.DatePicker?.lang
  if (!locale.DatePicker || !lang) return locale
  return { ...locale, DatePicker: { ...locale.DatePicker, lang: { ...lang, yearSelect: '', monthSelect: '' } } }
}

/** antd's own words (dates, paging, empty lists). */
export const zh: Locale = readable(unwrap(zhModule))

export const loadLocale = async (language: Language): Promise<Locale> =>
  language === 'en' ? readable(unwrap((await import('antd/es/locale/en_US.js')).default)) : zh
