import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Language } from './words.ts'

export type Catalogue = Readonly<Record<string, string>>
export type Catalogues = Readonly<Record<Language, Catalogue>>

/** A folder that can't be read; `code` has words in cli/messages. Lines count from 1. */
export interface Unread {
  readonly folder: string
  readonly file: string
  readonly line: number | null
  readonly code: 'throws' | 'no-export' | 'words-malformed'
  readonly reason: string
}

/** A folder of packs or programmes, with what its door exports. */
export interface ReadFolder {
  readonly folder: string
  readonly exported: unknown
  readonly catalogues: Catalogues
}

const LANGUAGES = ['zh-CN', 'en'] as const satisfies readonly Language[]

/** Folders under `root` that hold the file, by name; none where `root` is not there. */
const foldersWith = async (root: URL, file: string): Promise<readonly string[]> => {
  const names = await readdir(root, { withFileTypes: true }).catch(() => [])
  const found = await Promise.all(
    names
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => ((await readdir(new URL(`${name}/`, root))).includes(file) ? [name] : [])),
  )
  return found.flat().sort()
}

/** The first place of the stack that lies in the folder. */
const placeIn = (folder: URL, error: Error): { readonly file: string; readonly line: number } | undefined => {
  const path = fileURLToPath(folder)
  for (const [, at = '', line] of (error.stack ?? '').matchAll(/(?:file:\/\/)?(\/[^\n():]+):(\d+)/g)) {
    const file = decodeURI(at)
    if (file.startsWith(path)) return { file: file.slice(path.length), line: Number(line) }
  }
  return undefined
}

/** The message without this machine's paths. */
const reasonOf = (folder: URL, error: Error): string =>
  (error.message.split('\n')[0] ?? '').replaceAll(fileURLToPath(folder), '')

const throwing = (folder: URL, name: string, door: string, error: unknown): Unread => {
  const thrown = error instanceof Error ? error : new Error(String(error))
  const { file, line } = placeIn(folder, thrown) ?? { file: door, line: null }
  return { folder: name, file, line, code: 'throws', reason: reasonOf(folder, thrown) }
}

class Malformed extends Error {
  readonly file: string
  constructor(file: string, reason: string) {
    super(reason)
    this.file = file
  }
}

const catalogueOf = async (folder: URL, file: string): Promise<Catalogue> => {
  const text = await readFile(new URL(file, folder), 'utf8')
  try {
    const read: unknown = JSON.parse(text)
    const isCatalogue =
      typeof read === 'object' && read !== null && Object.values(read).every((value) => typeof value === 'string')
    if (!isCatalogue || Array.isArray(read)) throw new SyntaxError('{ "key": "words" }')
    return read as Catalogue
  } catch (error) {
    throw new Malformed(file, error instanceof Error ? error.message : String(error))
  }
}

const cataloguesIn = async (folder: URL): Promise<Catalogues> => {
  const names = await readdir(folder)
  const read = async (language: Language): Promise<Catalogue> => {
    const files = names.filter((name) => name.endsWith(`.${language}.json`)).sort()
    return Object.assign({}, ...(await Promise.all(files.map((name) => catalogueOf(folder, name)))))
  }
  const [zh, en] = await Promise.all(LANGUAGES.map(read))
  return { 'zh-CN': zh ?? {}, en: en ?? {} }
}

const wordsUnread = (folder: string, error: Malformed): Unread => ({
  folder,
  file: error.file,
  line: Number(/\(line (\d+)/.exec(error.message)?.[1] ?? 1),
  code: 'words-malformed',
  reason: error.message,
})

interface Door {
  readonly root: URL
  /** The file that exports it, `pack.ts`. */
  readonly file: string
  /** The name under which it does. */
  readonly name: string
}

const readOne = async ({ root, file, name }: Door, folder: string): Promise<ReadFolder | Unread> => {
  const url = new URL(`${folder}/`, root)
  const loaded = await import(new URL(file, url).href).then(
    (module: Readonly<Record<string, unknown>>) => ({ module }),
    (error: unknown) => ({ error }),
  )
  if ('error' in loaded) return throwing(url, folder, file, loaded.error)
  const exported = loaded.module[name]
  if (typeof exported !== 'object' || exported === null || Array.isArray(exported))
    return { folder, file, line: 1, code: 'no-export', reason: `export const ${name} = { … }` }
  try {
    return { folder, exported, catalogues: await cataloguesIn(url) }
  } catch (error) {
    if (error instanceof Malformed) return wordsUnread(folder, error)
    throw error
  }
}

/** All folders under a root, those that can't be read told apart, in order of their names. */
export const readFolders = async (
  door: Door,
): Promise<{ readonly read: readonly ReadFolder[]; readonly unread: readonly Unread[] }> => {
  const folders = await foldersWith(door.root, door.file)
  const all = await Promise.all(folders.map((folder) => readOne(door, folder)))
  return {
    read: all.flatMap((one) => ('exported' in one ? [one] : [])),
    unread: all.flatMap((one) => ('exported' in one ? [] : [one])),
  }
}
