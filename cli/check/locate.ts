import type { Range, Source } from './sources.ts'
import { around, declarationOf, lineAt, restOf, sourcesIn } from './sources.ts'

/** Where in the sources of a pack something is defined; lines count from 1. */
export interface Located {
  readonly file: string
  readonly line: number
}

/** What a name stands for: where it is written, and the stretch that its own parts lie in. */
interface Place {
  readonly source: Source
  readonly at: number
  readonly inside: Range
}

/** Names that stand for other names, at most so many times: a pack may spread a constant of a constant. */
const DEEPEST = 4

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/**
 * How a definition of a name looks: a property, a shorthand, an element with that key, code or version (short numbers are places in a
 * list), a call with it as its first argument.
 */
const formsOf = (name: string): readonly RegExp[] => {
  const key = escaped(name)
  const names = /^\d{1,3}$/.test(name) ? 'key|code' : 'key|code|version'
  const forms = [`(?<![\\w.$'"-])(['"]?)${key}\\1\\s*:`, `\\b(?:${names})\\s*:\\s*['"]${key}['"]`, `\\(['"]${key}['"]`]
  const shorthand = /^[A-Za-z_]\w*$/.test(name) ? [`(?<=[{,]\\s*)${key}(?=\\s*[,}])`] : []
  return [...forms, ...shorthand].map((form) => new RegExp(form, 'g'))
}

const isElement = (match: string): boolean => /^(?:key|code|version)\s*:/.test(match)

const placeOf = (range: Range, at: number, match: string, name: string): Place => {
  const { source } = range
  const whole = isElement(match) && !match.startsWith(`${name}:`)
  return { source, at, inside: whole ? around(range, at) : restOf(range, at + (match.startsWith('(') ? 1 : 0)) }
}

/** Where a stretch defines the name itself, the outermost place first; comments define nothing. */
const direct = (range: Range, name: string): Place | undefined => {
  const { source, from, to } = range
  const hits = formsOf(name).flatMap((form) =>
    [...source.text.slice(from, to).matchAll(form)].map((match) => ({ at: from + match.index, match: match[0] })),
  )
  const depth = (at: number): number => source.depth[at] ?? 0
  const best = hits
    .filter(({ at, match }) => /\S/.test(source.bare.slice(at, at + match.length)))
    .sort((a, b) => depth(a.at) - depth(b.at) || a.at - b.at)[0]
  return best && placeOf(range, best.at, best.match, name)
}

/** Declarations of all that a stretch names. */
const named = (sources: readonly Source[], { source, from, to }: Range): readonly Range[] => {
  const names = new Set(source.bare.slice(from, to).match(/[A-Za-z_]\w*/g))
  return [...names].flatMap((name) => {
    const found = declarationOf(sources, source, name)
    return found && !(found.source === source && found.from <= from && found.to >= to) ? [found] : []
  })
}

/** The name within a stretch, or within the constants that the stretch is put together from. */
const search = (sources: readonly Source[], range: Range, name: string, deep = 0): Place | undefined => {
  const here = direct(range, name)
  if (here || deep === DEEPEST) return here
  for (const other of named(sources, range)) {
    const found = search(sources, other, name, deep + 1)
    if (found) return found
  }
  return undefined
}

/** The element of a list by its number. */
const element = ({ source, from, to }: Range, index: number): Place | undefined => {
  const open = source.bare.indexOf('[', from)
  if (open < 0 || open >= to) return undefined
  const list = { source, from: open + 1, to }
  let at = open + 1
  for (let passed = 0; ; passed++) {
    at += source.bare.slice(at, to).search(/\S/)
    const inside = restOf(list, at)
    if (inside.to <= inside.from) return undefined
    if (passed === index) return { source, at, inside }
    if (source.bare.charAt(inside.to) !== ',') return undefined
    at = inside.to + 1
  }
}

/** What is only named here is written where its constant is. */
const written = (sources: readonly Source[], place: Place): Place => {
  const text = place.source.text.slice(place.inside.from, place.inside.to).trim()
  const name = /^(?:[\w'"-]+\s*:\s*)?([A-Za-z_]\w*)$/.exec(text)?.[1]
  const declaration = name === undefined ? undefined : declarationOf(sources, place.source, name)
  return declaration ? { source: declaration.source, at: declaration.from, inside: declaration } : place
}

/**
 * Where the sources define what a finding's path names, step by step: `processes.claim.steps.hear.limit`. A pack is data made by code, so
 * this reads it as a person would; a name that it does not find (what is missing) leaves it at the one that surrounds it.
 */
export const locate = (folder: string, first: string, path: string): Located | undefined => {
  const sources = sourcesIn(folder, first)
  const [root] = sources
  if (!root) return undefined
  let range: Range = { source: root, from: 0, to: root.text.length }
  let at: Located | undefined
  for (const name of path.split('.')) {
    const found = search(sources, range, name) ?? (/^\d{1,3}$/.test(name) ? element(range, Number(name)) : undefined)
    if (!found) break
    const place = written(sources, found)
    range = place.inside
    at = { file: place.source.file, line: lineAt(place.source, place.at) }
  }
  return at
}
