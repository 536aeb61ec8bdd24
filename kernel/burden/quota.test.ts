import { describe, expect, it } from 'vitest'
import { check, type Pack } from '../pack/index.ts'
import { type DatedQuota, quotaOn } from './index.ts'

const DEFAULT = { forms: 3, fields: 40, minutes: 240 }
const quota = (from: string, more: Partial<DatedQuota>): DatedQuota => ({ from, basis: 'rules of the club', ...more })

describe('what may be asked of a village', () => {
  const club = [
    quota('2025-01-01', { forms: 2 }),
    quota('2026-01-01', { forms: 1, minutes: null }),
    quota('2027-01-01', { until: '2027-06-30', fields: 0 }),
  ]
  it.each([
    ['2024-12-31', DEFAULT],
    ['2025-01-01', { forms: 2, fields: 40, minutes: 240 }],
    ['2026-12-31', { forms: 1, fields: 40, minutes: null }],
    ['2027-06-30', { forms: 3, fields: 0, minutes: 240 }],
    // when it has ended, what began before and never ended is in force again
    ['2027-07-01', { forms: 1, fields: 40, minutes: null }],
  ])('on %s', (day, wanted) => {
    expect(quotaOn(DEFAULT, [club], day)).toEqual(wanted)
  })

  it('what is more particular goes before, in what it names', () => {
    const league = [quota('2020-01-01', { forms: 9, fields: 90 })]
    expect(quotaOn(DEFAULT, [league, club], '2025-05-05')).toEqual({ forms: 2, fields: 90, minutes: 240 })
    expect(quotaOn(DEFAULT, [club, league], '2025-05-05')).toEqual({ forms: 9, fields: 90, minutes: 240 })
  })
})

it('a quota without basis, without a day, of half a form, or two at once are found', () => {
  const pack = (burden: readonly DatedQuota[]): Pack => ({
    ...{ key: 'club', version: '1', title: 'club', basis: [{ document: 'rules' }] },
    burden,
  })
  const codes = (burden: readonly DatedQuota[]) =>
    check({ set: { packs: [pack(burden)] } }).map(({ path, code }) => `${path} ${code}`)
  expect(codes([quota('2025-01-01', { forms: 2, minutes: null })])).toEqual([])
  expect(codes([quota('2025-13-01', {})])).toEqual(['burden.2025-13-01.from no-date'])
  expect(codes([quota('2025-01-01', { basis: ' ', forms: 0.5, fields: -1 })])).toEqual([
    'burden.2025-01-01.basis no-basis',
    'burden.2025-01-01.forms wrong-bounds',
    'burden.2025-01-01.fields wrong-bounds',
  ])
  const overlapping = [quota('2025-01-01', { until: '2025-12-31' }), quota('2025-12-31', {})]
  expect(codes(overlapping)).toEqual(['burden.2025-12-31 versions-overlap'])
  expect(codes([quota('2025-01-01', { until: '2025-06-30' }), quota('2026-01-01', {})])).toEqual([])
})
