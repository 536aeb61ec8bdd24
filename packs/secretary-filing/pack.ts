import { mattersOf } from '../../kernel/indicator/index.ts'
import type { Pack } from '../../kernel/pack/index.ts'
import { declaring } from '../../kernel/pack/index.ts'
import type { ParameterSet } from '../../kernel/workflow/index.ts'
import { process } from './process.ts'

const { list, indicator } = declaring('secretary-filing')

const parameters: ParameterSet = {
  key: 'secretary-filing-2010',
  title: 'secretary-filing.parameters',
  process: 'secretary-filing',
  from: '2010-01-01',
  basis: '002-JD-12、003-HB-13；时限为本系统默认值，县里可改',
  limits: {
    check: { unit: 'working-days', amount: 2 },
    review: { unit: 'working-days', amount: 10 },
    joint: { unit: 'working-days', amount: 7 },
    bureau: { unit: 'working-days', amount: 10 },
    standing: { unit: 'working-days', amount: 15 },
    amend: { unit: 'working-days', amount: 5 },
  },
  returns: 0,
  reopenWindow: { unit: 'natural-days', amount: 1825 },
  supervision: [{ after: { unit: 'hours', amount: 0 }, line: true, block: false }],
  callBackShare: 0,
  values: {},
}

const count = (key: string, basis: readonly string[], where?: string) =>
  indicator({
    key,
    unit: '件',
    basis,
    is: { kind: 'count', ledger: mattersOf('secretary-filing'), ...(where && { where }) },
  })
const ended = (outcome: string): string => `outcome == '${outcome}' && closed`

export const pack: Pack = {
  key: 'secretary-filing',
  version: '1.0.0',
  title: 'secretary-filing.title',
  basis: [
    { document: '街道方案、河北：村书记县级备案管理', clause: '002-JD-12、003-HB-13' },
    { document: '安吉、街道方案：综合分析和调整', clause: '000-AJ-08、000-AJ-09、002-JD-31' },
  ],
  processes: [process],
  parameters: [parameters],
  lists: [
    list('change', ['appoint', 'leave', 'adjust', 'remove']),
    list('ground', ['none', 'retired', 'unfit', 'idle', 'four-nots', 'crime', 'gang', 'other']),
    list('bottom-line', ['none', 'crime', 'gang', 'discipline', 'dishonest', 'other']),
    list('view', ['clear', 'objection']),
  ],
  indicators: [
    count('filings-proposed', ['002-JD-12', '003-HB-13']),
    count('filings-filed', ['002-JD-12', '003-HB-13'], ended('filed')),
    count('filings-refused', ['002-JD-12'], ended('not-filed')),
    count('secretaries-adjusted', ['000-AJ-09'], ended('adjusted')),
    count('secretaries-removed', ['002-JD-31'], ended('removed')),
  ],
}
