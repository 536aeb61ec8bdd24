import type { Pack } from '../../kernel/pack/index.ts'
import * as entities from './entities.ts'
import * as layers from './layers.ts'
import { lists } from './lists.ts'
import * as members from './members.ts'
import * as village from './village.ts'

export const pack: Pack = {
  key: 'organisations',
  version: '1.0.0',
  title: 'organisations.title',
  basis: [
    { document: '中国共产党支部工作条例（试行）' },
    { document: '村民委员会组织法（2018）', clause: '§25' },
    { document: '河北、街道方案和某区组织各条', clause: '003-HB-24、002-JD-27、004-QW-02' },
    { document: '六盘水、街道方案三级架构各条', clause: '001-LPS-03、001-LPS-37、002-JD-21' },
  ],
  lists,
  ledgers: [...village.ledgers, ...entities.ledgers, ...members.ledgers, ...layers.ledgers],
  indicators: [...village.indicators, ...entities.indicators, ...members.indicators, ...layers.indicators],
}
