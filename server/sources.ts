import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Source } from './contract/source.ts'
import type { Packs } from './packs.ts'
import { type Language, words } from './words.ts'

const ROWS = new URL('../programmes/rows.csv', import.meta.url)
const CODE = /^(\d{3}-[A-Z]{2,3})-\d+$/

let read: ReadonlyMap<string, string> | undefined

/** What each row of the list of requirements asks for, in the words of its document. */
const mechanisms = (): ReadonlyMap<string, string> => {
  read ??= new Map(
    (parse(readFileSync(ROWS), { columns: true }) as { id: string; mechanism: string }[]).map(({ id, mechanism }) => [
      id,
      mechanism,
    ]),
  )
  return read
}

const documents = new WeakMap<Packs, ReadonlyMap<string, Packs['programmes'][number]>>()

/** Programme of a document by the beginning of its rows' codes. */
const programmeOf = (packs: Packs, start: string): Packs['programmes'][number] | undefined => {
  const known =
    documents.get(packs) ??
    new Map(packs.programmes.flatMap((one) => one.items.map(({ row }) => [CODE.exec(row)?.[1] ?? '', one] as const)))
  documents.set(packs, known)
  return known.get(start)
}

/** On what something rests, for people to read: a code of a row by its document and what it says there; a law as it is cited. */
export const citedSources = (packs: Packs, basis: readonly string[], language: Language): Source[] =>
  basis.map((cited) => {
    const start = CODE.exec(cited)?.[1]
    if (start === undefined) return { code: null, document: cited, says: '' }
    const programme = programmeOf(packs, start)
    const document = language === 'en' && programme ? packs.words(programme.title, language) : programme?.document
    return { code: cited, document: document ?? cited, says: mechanisms().get(cited) ?? '' }
  })

/** Sources in one line, for a file or a sheet of paper: each document once, with all that it says there; no codes. */
export const sourcesLine = (sources: readonly Source[], language: Language): string => {
  const documents = Map.groupBy(sources, ({ document }) => document)
  const each = [...documents].map(([document, those]) => {
    const says = those.flatMap((one) => (one.says === '' ? [] : [one.says])).join(words('source.join', language))
    return says === '' ? document : words('source.says', language, { document, says })
  })
  return each.join(words('source.join', language))
}
