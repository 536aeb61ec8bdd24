import type { Pack } from '../../kernel/pack/index.ts'
import * as analyses from './analyses.ts'
import * as candidates from './candidates.ts'
import * as careers from './careers.ts'
import * as coming from './coming.ts'
import * as files from './files.ts'
import * as heads from './heads.ts'
import { lists } from './lists.ts'
import * as posts from './posts.ts'
import * as teams from './teams.ts'
import * as town from './town.ts'
import * as village from './village.ts'

const parts = [village, town, careers, coming, analyses, posts, heads, candidates, teams, files]

export const pack: Pack = {
  key: 'rosters',
  version: '1.0.0',
  title: 'rosters.title',
  basis: [
    { document: '中国共产党农村基层组织工作条例' },
    { document: '云南、六盘水、河北、街道方案队伍各条', clause: '000-YN-05、001-LPS-09、003-HB-10、002-JD-32' },
    { document: '六盘水、河北、某区、安吉选人各条', clause: '001-LPS-04、001-LPS-08、003-HB-09、004-QW-07、000-AJ-10' },
    { document: '个人信息保护法', clause: '§6、§34' },
  ],
  lists,
  ledgers: parts.flatMap(({ ledgers }) => ledgers),
  indicators: parts.flatMap(({ indicators }) => indicators),
}
