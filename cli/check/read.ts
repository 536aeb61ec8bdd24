import type { Finding, Pack, Programme } from '../../kernel/pack/index.ts'
import { check } from '../../kernel/pack/index.ts'
import { shapeFindings } from '../../kernel/pack/shape.ts'
import type { ReadFolder, Unread } from '../../server/packFolders.ts'
import { readFolders } from '../../server/packFolders.ts'

/** A finding; with its place in the files where reading told it. */
export interface Found extends Finding {
  readonly at?: { readonly file: string; readonly line: number | null }
}

export interface Report {
  /** How many packs were read or tried. */
  readonly packs: number
  readonly findings: readonly Found[]
  /** False where something could not be read as a pack: steps, posts and limits of all are then not looked at yet. */
  readonly whole: boolean
}

const ofUnread = (prefix: string, { folder, file, line, code, reason }: Unread): Found => ({
  severity: 'error',
  pack: `${prefix}${folder}`,
  path: file,
  code,
  params: { reason },
  at: { file, line },
})

const keyOf = ({ exported }: ReadFolder): string => String((exported as { readonly key?: unknown }).key)

/** A pack is called as its folder, or its findings, words and cases could not be found by its name. */
const keyFindings = (prefix: string, read: readonly ReadFolder[]): readonly Finding[] =>
  read.flatMap((one) => {
    const key = keyOf(one)
    if (key === one.folder) return []
    const same = read.filter((other) => other !== one && keyOf(other) === key).map(({ folder }) => folder)
    const params = { key, folder: one.folder, others: same.join(', ') }
    const code = same.length === 0 ? 'wrong-key' : 'key-taken'
    return [{ severity: 'error', pack: `${prefix}${one.folder}`, path: 'key', code, params }]
  })

const PROGRAMMES = 'programmes/'

/** Reads the packs (and programmes) under a folder as `lingyan check` does, and finds all that is wrong with them. */
export const checkFolders = async (packsRoot: URL, programmesRoot: URL | undefined): Promise<Report> => {
  const packs = await readFolders({ root: packsRoot, file: 'pack.ts', name: 'pack' })
  const programmes = programmesRoot
    ? await readFolders({ root: programmesRoot, file: 'programme.ts', name: 'programme' })
    : { read: [], unread: [] }
  const broken = [
    ...packs.unread.map((one) => ofUnread('', one)),
    ...programmes.unread.map((one) => ofUnread(PROGRAMMES, one)),
    ...packs.read.flatMap(({ folder, exported }) => shapeFindings(folder, exported)),
    ...programmes.read.flatMap(({ folder, exported }) =>
      shapeFindings(`${PROGRAMMES}${folder}`, exported, 'programme'),
    ),
  ]
  const keys = [...keyFindings('', packs.read), ...keyFindings(PROGRAMMES, programmes.read)]
  const count = packs.read.length + packs.unread.length
  if (broken.length > 0) return { packs: count, findings: [...broken, ...keys], whole: false }
  const named = <T>({ folder, exported }: ReadFolder): T => ({ ...(exported as T), key: folder })
  const findings = check({
    set: { packs: packs.read.map((one) => named<Pack>(one)) },
    programmes: programmes.read.map((one) => named<Programme>(one)),
    words: Object.fromEntries([...packs.read, ...programmes.read].map((one) => [one.folder, one.catalogues])),
  })
  return { packs: count, findings: [...keys, ...findings], whole: true }
}
