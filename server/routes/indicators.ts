import { z } from 'zod'
import { processBehind } from '../../kernel/indicator/index.ts'
import { accept } from '../../kernel/refusal/index.ts'
import {
  ComparisonPage,
  ComparisonQuery,
  GapsPage,
  GapsQuery,
  IndicatorList,
  IndicatorPage,
  IndicatorQuery,
  IndicatorValues,
  LineagePage,
  LineageQuery,
} from '../contract/indicator.ts'
import { indicatorAt, indicatorsOf, momentOf } from '../indicator/basis.ts'
import { compareIndicators } from '../indicator/comparison.ts'
import { gapsOf } from '../indicator/gaps.ts'
import { lineageOf } from '../indicator/lineage.ts'
import { matterLineageOf } from '../indicator/matterLineage.ts'
import { indicatorPage } from '../indicator/page.ts'
import { presentIndicator } from '../indicator/present.ts'
import { indicatorValues } from '../indicator/values.ts'
import { readPageKey } from '../ledger/pageKey.ts'
import { defineRoute } from '../route.ts'

const list = defineRoute({
  method: 'get',
  path: '/api/v1/indicators',
  who: 'board',
  tag: 'indicators',
  summary: 'Which numbers there are, each with its definition, its rule and its basis',
  query: IndicatorQuery.pick({ on: true }),
  reply: IndicatorList,
  run: async ({ program, caller, query }) => {
    const moment = momentOf(program, query.on)
    if (!moment.ok) return moment
    const { basis } = moment.value
    const items = [...indicatorsOf(program.packs, basis.today).values()].map((one) =>
      presentIndicator(program, basis, one, caller.language),
    )
    return accept({ body: { items } })
  },
})

const show = defineRoute({
  method: 'get',
  path: '/api/v1/indicators/{indicator}',
  who: 'board',
  tag: 'indicators',
  summary: 'A number of a region and a period: its parts below, its course, how many regions it covers, as of when',
  params: z.object({ indicator: z.string().max(64) }),
  query: IndicatorQuery,
  scoped: { param: 'region', kind: 'region' },
  reply: IndicatorPage,
  run: async ({ program, caller, params, query }) => {
    const at = indicatorAt(program, params.indicator, query.on)
    if (!at.ok) return at
    const { indicator, moment } = at.value
    const page = await indicatorPage(program, caller, indicator, moment, query)
    return page.ok ? accept({ body: page.value }) : page
  },
})

const gaps = defineRoute({
  method: 'get',
  path: '/api/v1/indicators/{indicator}/gaps',
  who: 'board',
  tag: 'indicators',
  summary: 'Which regions do not meet what a number asks, are not covered by it, or owe a record of the period',
  params: z.object({ indicator: z.string().max(64) }),
  query: GapsQuery,
  scoped: { param: 'region', kind: 'region' },
  reply: GapsPage,
  run: async ({ program, caller, params, query }) => {
    const at = indicatorAt(program, params.indicator, query.on)
    if (!at.ok) return at
    const { indicator, moment } = at.value
    const page = await gapsOf(program, caller, indicator, moment, query)
    return page.ok ? accept({ body: page.value }) : page
  },
})

const lineage = defineRoute({
  method: 'get',
  path: '/api/v1/indicators/{indicator}/records',
  who: 'forms',
  tag: 'indicators',
  summary: 'The records that a number rests on, each with what it adds to it',
  params: z.object({ indicator: z.string().max(64) }),
  query: LineageQuery,
  scoped: { param: 'region', kind: 'region' },
  reply: LineagePage,
  run: async ({ program, caller, params, query }) => {
    const at = indicatorAt(program, params.indicator, query.on)
    if (!at.ok) return at
    const { indicator, moment } = at.value
    const { is } = indicator.indicator
    const process = 'ledger' in is ? processBehind({ key: is.ledger }) : undefined
    if ('ledger' in is && process !== undefined) {
      const matters = await matterLineageOf(program, caller, { is, process }, moment, query)
      return matters.ok ? accept({ body: matters.value }) : matters
    }
    const after = readPageKey(query.after)
    if (!after.ok) return after
    const page = await lineageOf(program, caller, indicator, moment, { ...query, after: after.value })
    return page.ok ? accept({ body: page.value }) : page
  },
})

const values = defineRoute({
  method: 'get',
  path: '/api/v1/indicator-values',
  who: 'board',
  tag: 'indicators',
  summary: 'Every number of a region in its latest period, with its course and how many regions it covers',
  query: IndicatorQuery,
  scoped: { param: 'region', kind: 'region' },
  reply: IndicatorValues,
  run: async ({ program, caller, query }) => {
    const found = await indicatorValues(program, caller, query)
    return found.ok ? accept({ body: found.value }) : found
  },
})

const comparison = defineRoute({
  method: 'get',
  path: '/api/v1/indicator-comparison',
  who: 'board',
  tag: 'indicators',
  summary: 'Numbers side by side for the regions of a level inside a region',
  query: ComparisonQuery,
  scoped: { param: 'region', kind: 'region' },
  reply: ComparisonPage,
  run: async ({ program, caller, query }) => {
    const found = await compareIndicators(program, caller, query)
    return found.ok ? accept({ body: found.value }) : found
  },
})

export const routes = [list, show, gaps, lineage, values, comparison]
