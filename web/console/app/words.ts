import { type Catalogue, type Language, useWords } from '../../ui/words.tsx'

const LOADERS: Readonly<Record<Language, () => Promise<{ default: Catalogue }>>> = {
  'zh-CN': () => import('../messages.zh-CN.json', { with: { type: 'json' } }),
  en: () => import('../messages.en.json', { with: { type: 'json' } }),
}

/** The console's catalogue; each language is a chunk of its own. */
export const loadCatalogue = async (language: Language): Promise<Catalogue> => (await LOADERS[language]()).default

export { useWords }
