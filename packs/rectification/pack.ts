import type { Pack } from '../../kernel/pack/index.ts'
import { indicators } from './numbers.ts'
import { ledgers } from './records.ts'
import { list } from './terms.ts'

export const pack: Pack = {
  key: 'rectification',
  version: '1.0.0',
  title: 'rectification.title',
  basis: [
    {
      document: '六盘水、街道方案、某区整顿软弱涣散党组织各条',
      clause: '001-LPS-06、002-JD-23、002-JD-24、002-JD-25、004-QW-04',
    },
    { document: '中国共产党农村基层组织工作条例（2018）' },
  ],
  lists: [
    list('weak-reason', [
      'secretary-vacant',
      'secretary-unfit',
      'party-life',
      'no-new-members',
      'disputes',
      'opaque-affairs',
      'low-satisfaction',
      'other',
    ]),
    list('method', ['six-steps', 'ordinary']),
    list('assessment', ['passed', 'basically-passed', 'failed']),
    list('talk-kind', ['reminder', 'accountability']),
    list('talk-reason', ['behind', 'unsolved', 'duty-missing', 'for-show']),
  ],
  ledgers,
  indicators,
}
