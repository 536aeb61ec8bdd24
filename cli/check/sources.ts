import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** A file of a pack: as written, and with the insides of strings and comments blanked, so that brackets can be counted. */
export interface Source {
  readonly file: string
  readonly text: string
  readonly bare: string
  /** How many brackets are open before each character. */
  readonly depth: Uint16Array
}

/** A stretch of a source, `to` not included. */
export interface Range {
  readonly source: Source
  readonly from: number
  readonly to: number
}

/** Comments and strings; what stands within `${}` goes with its string. */
const QUIET = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g

const depthOf = (bare: string): Uint16Array => {
  const depth = new Uint16Array(bare.length + 1)
  let open = 0
  for (let at = 0; at < bare.length; at++) {
    const char = bare.charAt(at)
    if ('}])'.includes(char)) open = Math.max(0, open - 1)
    depth[at] = open
    if ('{[('.includes(char)) open++
  }
  depth[bare.length] = open
  return depth
}

const sourceOf = (file: string, text: string): Source => {
  const bare = text.replaceAll(QUIET, (quiet) => quiet.replaceAll(/[^\n]/g, ' '))
  return { file, text, bare, depth: depthOf(bare) }
}

/** The TypeScript of a pack's folder without its tests, `first` before the others. */
export const sourcesIn = (folder: string, first: string): readonly Source[] =>
  globSync('**/*.ts', { cwd: folder })
    .filter((file) => !file.endsWith('.test.ts'))
    .sort((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1))
    .map((file) => sourceOf(file, readFileSync(join(folder, file), 'utf8')))

export const lineAt = ({ text }: Source, at: number): number => text.slice(0, at).split('\n').length

/** From a character to the end of what began before it: the bracket that closes, or a comma on the same depth. */
export const restOf = ({ source, to }: Range, from: number): Range => {
  const level = source.depth[from] ?? 0
  let end = from
  while (end < to) {
    const open = source.depth[end] ?? 0
    const char = source.bare.charAt(end)
    if (open < level || (open === level && char === ',')) break
    end++
  }
  return { source, from, to: end }
}

/** The brackets around a character. */
export const around = ({ source, from, to }: Range, at: number): Range => {
  const level = source.depth[at] ?? 0
  const inside = (place: number): boolean => (source.depth[place] ?? 0) >= level
  let begin = at
  let end = at
  while (begin > from && inside(begin - 1)) begin--
  while (end < to && inside(end)) end++
  return { source, from: begin, to: end }
}

const NEXT_STATEMENT = /\n(?=(?:export|const|let|function|type|interface|import)\b)/g

/** Where a name is declared at the top of a source: the whole statement. */
const declared = (source: Source, name: string): Range | undefined => {
  const match = new RegExp(`(?:^|\\n)(?:export )?(?:const|let|function)\\s+${name}\\b`).exec(source.bare)
  if (!match) return undefined
  const from = match.index + (match[0].startsWith('\n') ? 1 : 0)
  NEXT_STATEMENT.lastIndex = from + 1
  return { source, from, to: NEXT_STATEMENT.exec(source.bare)?.index ?? source.text.length }
}

const IMPORT = /import\s*\{([^}]*)\}\s*from\s*['"](\.[^'"]+)['"]/g

/** Where a name that `source` uses is declared: there, or where it is imported from within the pack. */
export const declarationOf = (sources: readonly Source[], source: Source, name: string): Range | undefined => {
  const own = declared(source, name)
  if (own) return own
  for (const [, names = '', path = ''] of source.text.matchAll(IMPORT)) {
    const pair = names.split(',').map((one) => one.trim().split(/\s+as\s+/))
    const original = pair.find((one) => (one[1] ?? one[0]) === name)?.[0]
    const file = posix.join(posix.dirname(source.file), path)
    const from = original === undefined ? undefined : sources.find((one) => one.file === file)
    if (from && original !== undefined) return declared(from, original)
  }
  return undefined
}
