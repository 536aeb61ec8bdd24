import type { LedgerBody, RecordRow } from '../../../server/contract/ledger.ts'
import type { Words } from '../../ui/words.tsx'
import { callingWords } from './cells.ts'

/** How a record is called in a list: by its own name first where it has one. */
export const titleOf = (body: LedgerBody, row: RecordRow, words: Words): readonly [string, string] => {
  const name = callingWords(body, row, words)
  const place = [row.above, row.regionName].filter(Boolean).join(words.language === 'en' ? ' · ' : '')
  if (body.grain === null && name !== '') return [name, place]
  return [[row.regionName, name].filter(Boolean).join(' '), row.above]
}
