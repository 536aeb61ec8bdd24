import { mattersOf } from '../../kernel/indicator/index.ts'
import type { Pack } from '../../kernel/pack/index.ts'
import { declaring } from '../../kernel/pack/index.ts'
import type { ParameterSet } from '../../kernel/workflow/index.ts'
import { process } from './process.ts'

const { list, indicator } = declaring('poverty-monitoring')
const BASIS = ['000-YN-20', '002-JD-56']

const parameters: ParameterSet = {
  key: 'poverty-monitoring-2021',
  title: 'poverty-monitoring.parameters',
  process: 'poverty-monitoring',
  from: '2010-01-01',
  basis: '000-YN-20、002-JD-56；时限为本系统默认值（各地多为15日），县里可改',
  limits: {
    chain: { unit: 'natural-days', amount: 15 },
    help: { unit: 'natural-days', amount: 365 },
    remove: { unit: 'working-days', amount: 10 },
  },
  returns: 0,
  reopenWindow: { unit: 'natural-days', amount: 1825 },
  supervision: [{ after: { unit: 'hours', amount: 0 }, line: true, block: false }],
  callBackShare: 0,
  values: {},
}

const count = (key: string, where?: string) =>
  indicator({
    key,
    unit: '户',
    basis: BASIS,
    is: { kind: 'count', ledger: mattersOf('poverty-monitoring'), ...(where && { where }) },
  })
/** Identified and not removed: being helped, or on the way out. */
const HELPED = "step in ['help', 'remove-town', 'remove-county'] && !closed"

export const pack: Pack = {
  key: 'poverty-monitoring',
  version: '1.0.0',
  title: 'poverty-monitoring.title',
  basis: [
    { document: '云南、街道方案防止返贫监测各条', clause: '000-YN-20、002-JD-56' },
    { document: '个人信息保护法', clause: '§6、§28' },
  ],
  processes: [process],
  parameters: [parameters],
  lists: [
    list('found-by', ['household', 'visit', 'matching']),
    list('risk', ['income', 'sudden-cost', 'work-lost', 'disaster', 'schooling', 'housing', 'drinking-water', 'other']),
    list('household-kind', ['unstable', 'marginal', 'sudden']),
    list('measure', ['industry', 'job', 'public-post', 'minimum-living', 'medical', 'schooling', 'housing', 'relief']),
    list('removal-kind', ['stable', 'natural']),
  ],
  indicators: [
    count('poverty-clues'),
    count('poverty-clues-open', "step in ['verify', 'review', 'town', 'county'] && !closed"),
    count('households-monitored', HELPED),
    count('households-risk-removed', "outcome == 'risk-removed' && closed"),
    count('clues-without-risk', "outcome in ['no-risk', 'not-identified'] && closed"),
    {
      ...count('poverty-clues-late', "late && step in ['verify', 'review', 'town', 'county']"),
      better: 'less' as const,
    },
  ],
}
