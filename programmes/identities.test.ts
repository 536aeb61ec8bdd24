import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { indicatorValue } from '../kernel/indicator/index.ts'
import type { Row } from '../kernel/ledger/index.ts'
import { pack as appraisals } from '../packs/appraisals/pack.ts'
import { pack as links } from '../packs/links-and-visits/pack.ts'
import { pack as organisations } from '../packs/organisations/pack.ts'
import { pack as requests } from '../packs/resident-requests/pack.ts'
import { pack as rosters } from '../packs/rosters/pack.ts'
import { pack as services } from '../packs/services-and-facilities/pack.ts'
import { pack as economy } from '../packs/village-economy/pack.ts'
import { loadPacks } from '../server/packs.ts'
import { Numbers } from '../test/support/measures.ts'

/** The figures of the documents fit each other: what follows from some of them by our definitions is what others say. */
const numbers = new Numbers([economy, rosters, organisations, links, appraisals, services])

const times = <T>(count: number, make: (n: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => make(n))
/** 分. */
const yuan = (amount: number): number => amount * 100
const income = (sales: number, more: Row = {}): Row => ({
  year: 2023,
  sales,
  rent: 0,
  investment: 0,
  subsidy: 0,
  other_income: 0,
  operating_cost: 0,
  taxes: 0,
  ...more,
})
const grant = (granted: number, more: Row = {}): Row => ({
  fund_source: 'province',
  purpose: 'collective-economy',
  granted,
  spent: granted,
  outcome: 'running',
  ...more,
})

describe('六盘水', () => {
  // 267 villages with 50,000 yuan; the other 655 share what is left of 146 million
  const weak = times(922 - 655, () => income(yuan(50_000)))
  const left = yuan(146_000_000) - 267 * yuan(50_000)
  const strong = times(655, (n) => income(Math.floor(left / 655) + (n < left % 655 ? 1 : 0)))
  const records = { 'village-income': [...weak, ...strong] }

  test('001-LPS-34 1.46亿元、村均15.84万元: 922 villages', () => {
    const total = numbers.value('operating-income', records) ?? 0
    const mean = numbers.value('operating-income-per-village', records) ?? 0
    expect(total).toBe(yuan(146_000_000))
    expect((mean / yuan(10_000)).toFixed(2)).toBe('15.84')
    expect((total / yuan(158_400)).toFixed(1)).toBe('921.7')
  })

  test('001-LPS-34 655 villages over 10万元', () => {
    expect(numbers.value('operating-income-from-10-count', records)).toBe(655)
    expect(((numbers.value('operating-income-from-10', records) ?? 0) * 100).toFixed(1)).toBe('71.0')
  })

  test('001-LPS-31 2.55亿元 for 255 villages: 100万元 each', () => {
    const funds = { 'support-funds': times(255, () => grant(yuan(1_000_000))) }
    expect(numbers.value('funds-for-collectives', funds)).toBe(yuan(255_000_000))
    expect(numbers.value('funds-per-grant', funds)).toBe(yuan(1_000_000))
  })

  test('001-LPS-19 1849 in 616 teams: 3.00 each', () => {
    const team = times(1849, (n) => ({ team_role: n < 616 ? 'first-secretary' : 'team-member' }))
    expect(numbers.value('members-per-team', { 'team-members': team })?.toFixed(2)).toBe('3.00')
  })
})

describe('河北', () => {
  test('003-HB-21 30亿元 for 6000 villages: 50万元 each, 3.82万元 more a year', () => {
    const earning = { outcome: 'earning', income_gained: yuan(38_200) }
    const funds = { 'support-funds': times(6000, () => grant(yuan(500_000), earning)) }
    expect(numbers.value('funds-for-collectives', funds)).toBe(yuan(3_000_000_000))
    expect(numbers.value('funds-per-grant', funds)).toBe(yuan(500_000))
    expect(numbers.value('income-gained-per-grant', funds)).toBe(yuan(38_200))
  })

  test('003-HB-20 under 5万元 none, from 10万元 at least 60%', () => {
    const records = {
      'village-income': [50_000, 99_999, 100_000, 150_000, 1_000_000].map((amount) => income(yuan(amount))),
    }
    expect(numbers.value('weak-villages', records)).toBe(0)
    expect(numbers.value('operating-income-from-10', records)).toBe(0.6)
    expect(numbers.bands('operating-income-bands', records)).toEqual([0, 2, 2, 0, 0, 1])
  })

  test.each([
    ['a tenth of the growth', 100_000, 120_000, 2000, 0.1],
    ['no growth, no award', 100_000, 90_000, 0, 0],
    ['an award without growth', 100_000, 90_000, 500, 1],
  ])('003-HB-22 %s', (_, before, now, award, expected) => {
    const share = numbers.value(
      'growth-award-share',
      { 'village-income': [income(yuan(now))], 'growth-awards': [{ award: yuan(award) }] },
      { 'village-income': [income(yuan(before))] },
    )
    expect(share).toBeCloseTo(expected, 9)
  })
})

describe('某区', () => {
  test('004-QW-12 195 of 605 in office: 32.2%', () => {
    const pool = times(605, (n) => ({ reserve_state: n < 195 ? 'in-office' : 'reserve' }))
    expect(((numbers.value('reserve-conversion', { 'reserve-pool': pool }) ?? 0) * 100).toFixed(1)).toBe('32.2')
  })

  test('004-QW-19 4035万元 for 210 villages, none without income', () => {
    const records = {
      'support-funds': times(210, (n) => grant(yuan(n < 209 ? 192_142 : 40_350_000 - 209 * 192_142))),
      'village-income': times(210, () => income(yuan(10_000))),
    }
    expect(numbers.value('funds-for-collectives', records)).toBe(yuan(40_350_000))
    expect(numbers.value('empty-shell-villages', records)).toBe(0)
  })
})

describe('花桥镇、莆田、冒水村', () => {
  test('000-HQ-16 264 groups in 12 villages: 22 each, 149.6 residents in a group', () => {
    const records = {
      'village-profile': times(12, (n) => ({ residents: n < 11 ? 3291 : 39_500 - 11 * 3291, party_members: 1 })),
      'villager-groups': times(264, () => ({ leader_in_party: true })),
    }
    const [villages, groups, residents] = ['villages-on-record', 'villager-groups', 'residents'].map((key) =>
      numbers.value(key, records),
    ) as [number, number, number]
    expect(groups / villages).toBe(22)
    expect((residents / groups).toFixed(1)).toBe('149.6')
  })

  test.each([
    ['000-PT-01', 1_150_000, 81_000, '7.0'],
    ['000-HQ-01', 39_500, 1508, '3.8'],
    ['000-MS-01', 400, 19, '4.8'],
  ])('%s party members among residents', (_, residents, members, expected) => {
    const profile = { 'village-profile': [{ residents, party_members: members }] }
    expect(((numbers.value('party-members-of-residents', profile) ?? 0) * 100 + 1e-9).toFixed(1)).toBe(expected)
  })

  test('000-MS-08 3300 households in 46 villages, 5000元 each', () => {
    const links = times(46, (n) => {
      const households = n < 45 ? 71 : 3300 - 45 * 71
      return { households, gained: households * yuan(5000) }
    })
    expect(numbers.value('villages-brought-along', { 'industry-links': links })).toBe(46)
    expect(numbers.value('households-brought-along', { 'industry-links': links })).toBe(3300)
    expect(numbers.value('gain-per-household', { 'industry-links': links })).toBe(yuan(5000))
  })
})

describe('黑龙江、云南、安吉', () => {
  test('000-HLJ-25 2.2亿亩 is 12.4% of 17.7亿亩', () => {
    const records = {
      'grain-production': [{ sown: '220000000.0', harvest: '77882000.00' }],
      'official-figures': [{ national_sown: '1775000000.0', rural_income: 1, urban_income: 1 }],
    }
    expect(((numbers.value('grain-sown-of-nation', records) ?? 0) * 100).toFixed(1)).toBe('12.4')
  })

  test('the four words for income are four numbers', () => {
    const records = {
      'village-income': [
        income(yuan(240_000), {
          rent: yuan(10_000),
          investment: yuan(-5000),
          subsidy: yuan(100_000),
          other_income: yuan(1000),
          operating_cost: yuan(80_000),
          taxes: yuan(3000),
        }),
      ],
    }
    expect(numbers.value('operating-income', records)).toBe(yuan(245_000))
    expect(numbers.value('total-income', records)).toBe(yuan(346_000))
    expect(numbers.value('operating-surplus', records)).toBe(yuan(162_000))
    expect(numbers.value('operating-share-of-income', records)).toBeCloseTo(245 / 346, 12)
  })

  test('000-PT-24, 000-AJ-18 town and country, and growth', () => {
    const year = (rural: number, urban: number) => ({
      'official-figures': [{ rural_income: yuan(rural), urban_income: yuan(urban) }],
    })
    expect(numbers.value('urban-to-rural-income', year(25_000, 47_250))?.toFixed(2)).toBe('1.89')
    expect(numbers.value('rural-income-growth', year(27_000, 1), year(25_000, 1))).toBeCloseTo(0.08, 12)
    expect(numbers.value('rural-over-urban-growth', year(108, 105), year(100, 100))).toBeCloseTo(0.03, 12)
  })
})

describe('shares of places, visits and requests', () => {
  const villages = (count: number) => ({ 'village-profile': times(count, () => ({ residents: 1, party_members: 0 })) })
  const results = (count: number) => ({
    'village-appraisals': times(count, (n) => ({ place: n + 1, ranked: count, band: 'b' })),
  })

  test('000-AJ-07 a fifth of 168 is 33.6: the last 34, one leader each', () => {
    expect(numbers.value('bottom-fifth', results(168))?.toFixed(1)).toBe('33.6')
    expect(numbers.value('villages-at-bottom', results(168))).toBe(34)
    const links = { 'leader-links': times(34, (n) => ({ leader: `${n}`, link_kind: 'bottom-ranked' })) }
    expect(numbers.value('bottom-links-per-leader', links)).toBe(1)
  })

  test('003-HB-03 a quarter of 49,000 villages is 12,250', () => {
    expect(numbers.value('five-a-due', results(49_000))).toBe(12_250)
  })

  test('003-HB-31 140 million visits of 2.988 million people: 46.9 each', () => {
    const use = { 'platform-use': [{ registered_people: 2_988_000, visits: 140_000_000 }] }
    expect(numbers.value('platform-visits-per-person', use)?.toFixed(1)).toBe('46.9')
  })

  test('000-HLJ-11 a third of 8967 villages is 2989 a year', () => {
    expect(numbers.value('villages-to-visit', villages(8967))).toBe(2989)
  })
})

test('000-PT-21 960,000 requests a year are 2,630 a day', () => {
  const indicators = new Map((requests.indicators ?? []).map((one) => [one.key, one]))
  const lodged = () => ({ numerator: '960000', denominator: null, value: 960_000 })
  const { value } = indicatorValue({ ledgers: new Map(), indicators }, 'requests-per-day', '2023', lodged)
  expect(value?.toFixed(1)).toBe('2630.1')
})

test('every row that a definition or a programme names is in rows.csv', async () => {
  const text = readFileSync(join(import.meta.dirname, 'rows.csv'), 'utf8')
  const rows = new Set(text.match(/^\d{3}-[A-Z]+-\d+/gm))
  const { set, programmes } = await loadPacks()
  const bases = set.packs.flatMap(({ ledgers = [], indicators = [] }) => [
    ...ledgers.flatMap(({ basis }) => basis),
    ...indicators.flatMap(({ basis, target }) => [...basis, ...(target ? [target.basis] : [])]),
  ])
  const named = [...bases, ...programmes.flatMap(({ items }) => items.map(({ row }) => row))]
  expect(named.filter((one) => /^\d{3}-[A-Z]+-\d+$/.test(one) && !rows.has(one))).toEqual([])
})

test('a row is bound to a pack that its programme has', async () => {
  const { programmes } = await loadPacks()
  const wrong = programmes.flatMap(({ key, packs, items }) =>
    items.filter(({ pack }) => !packs.includes(pack)).map(({ row, pack }) => `${key} ${row} ${pack}`),
  )
  expect(wrong).toEqual([])
  const places = [...new Set(readFileSync(join(import.meta.dirname, 'rows.csv'), 'utf8').match(/^\d{3}-[A-Z]+/gm))]
  const rows = programmes.flatMap(({ items }) => items.map(({ row }) => row))
  expect(places.filter((place) => !rows.some((row) => row.startsWith(place)))).toEqual([])
})
