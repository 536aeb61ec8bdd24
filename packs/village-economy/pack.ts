import type { Pack } from '../../kernel/pack/index.ts'
import * as assets from './assets.ts'
import * as assistance from './assistance.ts'
import * as income from './income.ts'
import * as land from './land.ts'
import { lists } from './lists.ts'
import * as money from './money.ts'
import { ACCOUNTS, COLLECTIVES } from './terms.ts'

const parts = [income, assets, money, land, assistance]

export const pack: Pack = {
  key: 'village-economy',
  version: '1.0.0',
  title: 'village-economy.title',
  basis: [
    { document: ACCOUNTS },
    { document: COLLECTIVES, clause: '§26、§36、§40–46' },
    { document: '农村集体经济组织财务公开规定（2011）' },
    { document: '六盘水、河北、黑龙江、云南集体经济各条', clause: '001-LPS-34、003-HB-20、000-HLJ-28、000-YN-23' },
  ],
  lists,
  ledgers: parts.flatMap(({ ledgers }) => ledgers),
  indicators: parts.flatMap(({ indicators }) => indicators),
}
