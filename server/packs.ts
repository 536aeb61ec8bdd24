import type { Role } from '../kernel/access/index.ts'
import type { CodeList, Pack, PackSet, Programme, ReplyTemplate } from '../kernel/pack/index.ts'
import { listOf, packOf } from '../kernel/pack/index.ts'
import { Fault } from '../store/fault.ts'
import type { Catalogues, ReadFolder } from './packFolders.ts'
import { readFolders } from './packFolders.ts'
import type { Language } from './words.ts'
import { words } from './words.ts'

/** All packs and programmes in force, with their words. */
export interface Packs {
  readonly set: PackSet
  readonly programmes: readonly Programme[]
  /** All words of packs and programmes, by language. */
  readonly catalogues: Catalogues
  /** The words of each folder alone: what `check` compares. */
  readonly folders: Readonly<Record<string, Catalogues>>
  /** Words in a language, `{name}` filled in; Chinese where the language has none, the key itself where nobody has. */
  readonly words: (key: string, language: Language, params?: Readonly<Record<string, unknown>>) => string
  readonly role: (key: string) => Role | undefined
  /** The code list that a field of the process means. */
  readonly list: (process: string, list: string) => CodeList | undefined
  /** Whether a code is in a list of the process: what the kernel asks of a Context. */
  readonly inList: (process: string) => (list: string, code: string) => boolean
  /** Reply templates offered for an action on a matter of a category, in the pack's order. */
  readonly templates: (process: string, action: string, category: string | null) => readonly ReplyTemplate[]
}

const PACKS = new URL('../packs/', import.meta.url)
const PROGRAMMES = new URL('../programmes/', import.meta.url)

const join = (all: readonly Catalogues[]): Catalogues => ({
  'zh-CN': Object.assign({}, ...all.map((one) => one['zh-CN'])),
  en: Object.assign({}, ...all.map((one) => one.en)),
})

/** A lookup that remembers: lists of hundreds of codes are asked for with every act. */
const codesOf = (set: PackSet) => {
  const known = new Map<string, ReadonlySet<string>>()
  return (process: string, list: string): ReadonlySet<string> => {
    const key = `${process} ${list}`
    const codes = known.get(key) ?? new Set(listOf(set, process, list)?.items.map((item) => item.code))
    known.set(key, codes)
    return codes
  }
}

const fits = (template: ReplyTemplate, action: string, category: string | null): boolean =>
  (template.actions.length === 0 || template.actions.includes(action)) &&
  (!template.categories?.length || template.categories.some((prefix) => category?.startsWith(prefix)))

/** Lookups over packs and words; `loadPacks` reads them from their folders, a test may give its own. */
export const packsOf = (
  packs: readonly Pack[],
  programmes: readonly Programme[],
  folders: Readonly<Record<string, Catalogues>>,
): Packs => {
  const set: PackSet = { packs }
  const catalogues = join(Object.values(folders))
  const roles = new Map(packs.flatMap((pack) => pack.roles ?? []).map((role) => [role.key, role]))
  const codes = codesOf(set)
  return {
    set,
    programmes,
    catalogues,
    folders,
    words: (key, language, params) =>
      words(key, language, params, key in catalogues[language] ? catalogues[language] : catalogues['zh-CN']),
    role: (key) => roles.get(key),
    list: (process, list) => listOf(set, process, list),
    inList: (process) => (list, code) => codes(process, list).has(code),
    templates: (process, action, category) =>
      (packOf(set, process)?.replyTemplates ?? []).filter((template) => fits(template, action, category)),
  }
}

const allOf = async (root: URL, name: 'pack' | 'programme'): Promise<readonly ReadFolder[]> => {
  const { read, unread } = await readFolders({ root, file: `${name}.ts`, name })
  const [first] = unread
  if (first) throw new Fault('pack-unread', { ...first, line: first.line ?? 1 })
  return read
}

/** Reads every pack and programme by listing their folders. Throws Fault where one can't be loaded: the program does not start half. */
export const loadPacks = async (packsRoot: URL = PACKS, programmesRoot: URL = PROGRAMMES): Promise<Packs> => {
  const [packs, programmes] = await Promise.all([allOf(packsRoot, 'pack'), allOf(programmesRoot, 'programme')])
  return packsOf(
    packs.map(({ exported }) => exported as Pack),
    programmes.map(({ exported }) => exported as Programme),
    Object.fromEntries([...packs, ...programmes].map(({ folder, catalogues }) => [folder, catalogues])),
  )
}
