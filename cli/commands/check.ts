import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import type { Finding } from '../../kernel/pack/index.ts'
import { locate } from '../check/locate.ts'
import { found, print, WrongUse } from '../terminal.ts'
import { hasWords, words } from '../words.ts'

const ROOT = join(import.meta.dirname, '..', '..')

interface Options {
  readonly json?: boolean
  readonly notes?: boolean
}

interface Mended {
  readonly file: string
  readonly line: number | null
}

/** The file and line that a finding is mended in; `root` holds the packs' folders. */
const mendedIn = (root: string, { pack, path }: Finding): Mended => {
  if (pack.startsWith('programmes/')) {
    const found = locate(join(ROOT, pack), 'programme.ts', path)
    return { file: `${pack}/${found?.file ?? 'programme.ts'}`, line: found?.line ?? null }
  }
  if (path.startsWith('messages.')) return { file: `packs/${pack}/${path}`, line: null }
  const found = locate(join(root, pack), 'pack.ts', path)
  return { file: `packs/${pack}/${found?.file ?? 'pack.ts'}`, line: found?.line ?? null }
}

const paramsOf = ({ params }: Finding): Record<string, string | number> => ({ ...params })

const mendOf = (finding: Finding): string => {
  const key = `check.${finding.code}.mend`
  return hasWords(key) ? words(key, paramsOf(finding)) : ''
}

const linesOf = (finding: Finding, { file, line }: Mended): readonly string[] => [
  `${line === null ? file : `${file}:${line}`}: ${finding.path}`,
  `  ${words(`check.severity.${finding.severity}`)} ${words(`check.${finding.code}`, paramsOf(finding))}`,
  ...(mendOf(finding) === '' ? [] : [`  ${words('check.mend', { mend: mendOf(finding) })}`]),
  ...(finding.basis === undefined ? [] : [`  ${words('check.basis', { basis: finding.basis })}`]),
]

const bodyOf = (finding: Finding, mended: Mended) => ({
  ...finding,
  ...mended,
  message: words(`check.${finding.code}`, paramsOf(finding)),
  mend: mendOf(finding),
})

const summary = (packs: number, findings: readonly Finding[], notes: number): string =>
  findings.length === 0
    ? words('check.sound', { packs, notes })
    : words('check.found', { packs, count: findings.length, notes })

const folderUrl = (folder: string): URL => pathToFileURL(`${resolve(folder)}/`)
/** Packs of somebody's own are checked by themselves: the programmes here name other ones. */
const NO_PROGRAMMES = new URL('./none/', import.meta.url)

export const command = (program: Command): void => {
  program
    .command('check [folder]')
    .description(words('check.about'))
    .option('--notes', words('check.notes'))
    .option('--json', words('json.option'))
    .action(async (folder: string | undefined, options: Options) => {
      const { check } = await import('../../kernel/pack/index.ts')
      const { loadPacks } = await import('../../server/packs.ts')
      const packs = await (folder === undefined ? loadPacks() : loadPacks(folderUrl(folder), NO_PROGRAMMES))
      if (packs.set.packs.length === 0) throw new WrongUse(words('check.no-packs', { folder: folder ?? 'packs' }))
      const all = check({ set: packs.set, programmes: packs.programmes, words: packs.folders })
      const findings = all.filter((finding) => finding.severity !== 'note')
      const shown = options.notes ? all : findings
      const count = packs.set.packs.length
      const root = folder === undefined ? join(ROOT, 'packs') : resolve(folder)
      const located = shown.map((finding) => [finding, mendedIn(root, finding)] as const)
      const bodies = located.map(([finding, mended]) => bodyOf(finding, mended))
      print({ packs: count, count: findings.length, findings: bodies }, options.json ?? false, () => [
        ...located.flatMap(([finding, mended]) => linesOf(finding, mended)),
        summary(count, findings, all.length - findings.length),
      ])
      found(findings.length)
    })
}
