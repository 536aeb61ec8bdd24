import { inScope } from '../../store/database.ts'
import { findNumbered } from '../../store/publication/paper.ts'
import { voiceOf } from '../matters/voice.ts'
import type { Program } from '../program.ts'
import { publisherOf } from '../publication/scope.ts'
import type { Language } from '../words.ts'
import { provesPaper, readPaperNumber } from './number.ts'
import { type Paper, paperOf, paperRules } from './paper.ts'

/** The paper of a number as typed; undefined where there is none, or its digits are not the matter's. */
export const findPaper = async (program: Program, typed: string, language: Language): Promise<Paper | undefined> => {
  const read = readPaperNumber(typed)
  if (read === undefined) return undefined
  const processes = paperRules(program).map(({ process }) => process)
  const found = await inScope(program.database, publisherOf(program.county, program.county), (tx) =>
    findNumbered(tx, program.county, read.number, processes),
  )
  if (found === undefined || !provesPaper(program.crypto, found.matter.id, read.digits)) return undefined
  return paperOf(await voiceOf(program, language), found)
}
