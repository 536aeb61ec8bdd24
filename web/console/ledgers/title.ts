import { DEFAULT_LAYERS, parentOf } from '../../../kernel/place/index.ts'
import type { LedgerBody, RecordRow } from '../../../server/contract/ledger.ts'
import type { Words } from '../../ui/words.tsx'
import { callingWords } from './cells.ts'

/** How a record is called in a list: by its own name first where it has one; then where it is, unless that is where one looks. */
export const titleOf = (body: LedgerBody, row: RecordRow, words: Words, looking = ''): readonly [string, string] => {
  const name = callingWords(body, row, words)
  const above = [row.region, parentOf(row.region, DEFAULT_LAYERS)].includes(looking) ? '' : row.above
  const own = looking === row.region ? '' : row.regionName
  const place = [above, own].filter(Boolean).join(words.language === 'en' ? ' · ' : '')
  if (body.grain === null && name !== '') return [name, place]
  return [[row.regionName, name].filter(Boolean).join(' '), above]
}
