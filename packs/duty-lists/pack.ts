import type { Pack } from '../../kernel/pack/index.ts'
import * as burden from './burden.ts'
import * as campaigns from './campaigns.ts'
import * as instructions from './instructions.ts'
import * as items from './items.ts'
import { lists } from './lists.ts'
import * as standards from './standards.ts'

const parts = [items, burden, instructions, campaigns, standards]

export const pack: Pack = {
  key: 'duty-lists',
  version: '1.0.0',
  title: 'duty-lists.title',
  basis: [
    { document: '整治形式主义为基层减负若干规定（2024）' },
    { document: '黑龙江、云南、河北清单各条', clause: '000-HLJ-01、000-HLJ-05、000-YN-11、003-HB-26' },
  ],
  lists,
  reminders: burden.reminders,
  ledgers: parts.flatMap(({ ledgers }) => ledgers),
  indicators: parts.flatMap(({ indicators }) => indicators),
}
