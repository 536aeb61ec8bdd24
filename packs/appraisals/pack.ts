import type { Pack } from '../../kernel/pack/index.ts'
import * as flags from './flags.ts'
import * as results from './results.ts'
import * as schemes from './schemes.ts'
import { list } from './terms.ts'

export const pack: Pack = {
  key: 'appraisals',
  version: '1.0.0',
  title: 'appraisals.title',
  basis: [
    {
      document: '安吉、河北、黑龙江、某区考核结果各条',
      clause: '000-AJ-07、003-HB-03、003-HB-04、000-HLJ-16、004-QW-09、004-QW-22',
    },
  ],
  lists: [
    list('band', ['a', 'b', 'c', 'd']),
    list('appraisal-kind', ['rural-performance', 'leading-team', 'targets', 'report-and-review']),
    list('appraisal-result', ['excellent', 'good', 'fair', 'poor']),
    list('used-for', ['promotion', 'award', 'adjustment', 'talk', 'none']),
    list('third', ['first', 'middle', 'last']),
    list('red-flag', ['party-building', 'poverty-relief', 'industry', 'beautiful-village', 'governance']),
  ],
  ledgers: [...results.ledgers, ...flags.ledgers, ...schemes.ledgers],
  indicators: [...results.indicators, ...flags.indicators, ...schemes.indicators],
}
