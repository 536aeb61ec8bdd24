import { isRefused } from '../../ui/api.ts'
import { type Catalogue, type Language, useWords, type Words } from '../../ui/words.tsx'

const LOADERS: Readonly<Record<Language, () => Promise<{ default: Catalogue }>>> = {
  'zh-CN': () => import('../messages.zh-CN.json', { with: { type: 'json' } }),
  en: () => import('../messages.en.json', { with: { type: 'json' } }),
}

/** The phone's catalogue; each language is a chunk of its own. */
export const loadCatalogue = async (language: Language): Promise<Catalogue> => (await LOADERS[language]()).default

/** What went wrong, in words: the server's own where it gave any. */
export const wordsOf = (error: unknown, { t }: Pick<Words, 't'>): string => {
  if (!isRefused(error)) return t('failure.program')
  if (error.code === 'network') return t('failure.network')
  return error.message || t('failure.status', { status: error.status })
}

export { useWords }
