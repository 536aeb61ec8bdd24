import { readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { locate } from '../check/locate.ts'
import type { Found } from '../check/read.ts'
import { found, print, WrongUse } from '../terminal.ts'
import { hasWords, words } from '../words.ts'

const ROOT = join(import.meta.dirname, '..', '..')

interface Options {
  readonly programmes?: string
  readonly json?: boolean
  readonly notes?: boolean
}

/** Where packs and programmes lie, and how those folders are called to whoever mends something in them. */
interface Folders {
  readonly packs: string
  readonly programmes: string | undefined
  readonly shown: (folder: string) => string
}

interface Mended {
  readonly file: string
  readonly line: number
}

const PROGRAMME = /^programmes\//

/** The last line with words: what is missing goes after it. */
const lastEntry = (file: string): number => {
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    return Math.max(1, lines.length - 1)
  } catch {
    return 1
  }
}

/** The file and line that a finding is mended in. */
const mendedIn = (folders: Folders, { pack, path, at }: Found): Mended => {
  const [root, door] = PROGRAMME.test(pack) ? [folders.programmes ?? '', 'programme.ts'] : [folders.packs, 'pack.ts']
  const folder = join(root, pack.replace(PROGRAMME, ''))
  const shown = (file: string): string => folders.shown(join(folder, file))
  if (at) return { file: shown(at.file), line: at.line ?? 1 }
  if (path.startsWith('messages.')) return { file: shown(path), line: lastEntry(join(folder, path)) }
  const place = locate(folder, door, path)
  return { file: shown(place?.file ?? door), line: place?.line ?? 1 }
}

/** Parameters in the reader's language: kinds of values have words of their own. */
const paramsOf = ({ params }: Found): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const key = `check.${name}.${value}`
      return [name, hasWords(key) ? words(key) : value]
    }),
  )

const mendOf = (finding: Found): string => {
  const key = `check.${finding.code}.mend`
  return hasWords(key) ? words(key, paramsOf(finding)) : ''
}

const linesOf = (finding: Found, { file, line }: Mended): readonly string[] => [
  `${file}:${line}: ${finding.path}`,
  `  ${words(`check.severity.${finding.severity}`)} ${words(`check.${finding.code}`, paramsOf(finding))}`,
  ...(mendOf(finding) === '' ? [] : [`  ${words('check.mend', { mend: mendOf(finding) })}`]),
  ...(finding.basis === undefined ? [] : [`  ${words('check.basis', { basis: finding.basis })}`]),
]

const bodyOf = ({ at: _, ...finding }: Found, mended: Mended) => ({
  ...finding,
  ...mended,
  message: words(`check.${finding.code}`, paramsOf(finding)),
  mend: mendOf(finding),
})

const summary = (packs: number, findings: readonly Found[], notes: number): string =>
  findings.length === 0
    ? words('check.sound', { packs, notes })
    : words('check.found', { packs, count: findings.length, notes })

const existing = (folder: string): string => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new WrongUse(words('check.no-folder', { folder }))
  return resolve(folder)
}

/** As one would type it here. */
const near = (file: string): string => {
  const path = relative(process.cwd(), file)
  return path.startsWith('..') ? file : path
}

/** Packs of somebody's own are checked by themselves: the programmes here name other ones. */
const foldersOf = (folder: string | undefined, { programmes }: Options): Folders => {
  const own = programmes === undefined ? undefined : existing(programmes)
  if (folder === undefined)
    return {
      packs: join(ROOT, 'packs'),
      programmes: own ?? join(ROOT, 'programmes'),
      shown: (file) => (file.startsWith(`${ROOT}/`) ? relative(ROOT, file) : file),
    }
  return { packs: existing(folder), programmes: own, shown: near }
}

const urlOf = (folder: string): URL => pathToFileURL(`${folder}/`)

export const command = (program: Command): void => {
  program
    .command('check')
    .argument('[folder]', words('check.folder'))
    .description(words('check.about'))
    .option('--programmes <folder>', words('check.programmes'))
    .option('--notes', words('check.notes'))
    .option('--json', words('json.option'))
    .action(async (folder: string | undefined, options: Options) => {
      const { checkFolders } = await import('../check/read.ts')
      const folders = foldersOf(folder, options)
      const programmes = folders.programmes === undefined ? undefined : urlOf(folders.programmes)
      const { packs, findings: all, whole } = await checkFolders(urlOf(folders.packs), programmes)
      if (packs === 0) throw new WrongUse(words('check.no-packs', { folder: folder ?? 'packs' }))
      const findings = all.filter((finding) => finding.severity !== 'note')
      const located = (options.notes ? all : findings).map((finding) => [finding, mendedIn(folders, finding)] as const)
      const bodies = located.map(([finding, mended]) => bodyOf(finding, mended))
      print({ packs, count: findings.length, whole, findings: bodies }, options.json ?? false, () => [
        ...located.flatMap(([finding, mended]) => linesOf(finding, mended)),
        summary(packs, findings, all.length - findings.length),
        ...(whole ? [] : [words('check.not-whole')]),
      ])
      found(findings.length)
    })
}
