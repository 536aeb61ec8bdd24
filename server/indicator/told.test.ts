import { expect, test } from 'vitest'
import { definitionsOn, type Indicator } from '../../kernel/indicator/index.ts'
import { declaredIn, measurable } from '../../kernel/pack/index.ts'
import { loadPacks } from '../packs.ts'
import { toldOf } from './told.ts'

const packs = await loadPacks()
const declared = declaredIn(packs.set)
const indicators = definitionsOn(
  packs.set.packs.flatMap((pack) => pack.indicators ?? []),
  '2026-06-01',
)
const ledgers = new Map(measurable(declared).map((ledger) => [ledger.key, ledger]))
const told = (is: Indicator | undefined, language: 'zh-CN' | 'en' = 'zh-CN') =>
  is && toldOf(packs, { indicators, ledgers }, is, { language, bands: [] })

test.each(['zh-CN', 'en'] as const)(
  'every indicator of every pack is told in words, without a key or a code: %s',
  (language) => {
    const silent = [...indicators.values()].filter((one) => {
      const text = told(one, language)
      return (
        text === null || text === undefined || /\{|indicator\.told|formula\.told|matters\.field|[a-z]_[a-z]/.test(text)
      )
    })
    expect(silent.map(({ key }) => key)).toEqual([])
  },
)

test.each([
  ['operating-income', '把经营收入（501） + 发包及上交收入（2023年及以前单列） + 投资收益（502）加起来'],
  ['requests-in-time', '符合「超过时限为“否”」的记录，占符合「已答复为“是”」的记录的比例'],
])('%s', (key, words) => {
  expect(told(indicators.get(key))).toBe(words)
})

const measured = (is: Indicator['is']): Indicator => ({
  key: 'tried',
  title: 'tried',
  definition: 'tried',
  version: '1',
  unit: '个',
  places: 0,
  basis: [],
  is,
})

test('money is told in yuan, a share of indicators in their unit, a streak by its periods', () => {
  const fresh = (is: Indicator['is']) =>
    toldOf(packs, { indicators: new Map(indicators), ledgers }, measured(is), { language: 'zh-CN', bands: [] })
  const [share] = [...indicators.values()].filter(({ unit, is }) => unit === '%' && is.kind === 'share')
  const name = packs.words(share?.title ?? '', 'zh-CN')
  expect(fresh({ kind: 'streak', of: share?.key ?? '', when: 'value > before' })).toBe(
    `${name}连续多少期符合「本期数 > 上期数」`,
  )
  const over = `${share?.key.replaceAll('-', '_')} >= 0.85`
  expect(fresh({ kind: 'regions', level: 5, of: over })).toBe(`符合「${name} ≥ 85%」的村，占全部村的比例`)
  expect(fresh({ kind: 'formula', is: 'no_such_number * 2.0' })).toBeNull()
})
