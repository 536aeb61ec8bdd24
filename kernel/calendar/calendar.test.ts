import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addLimit,
  calendarOf,
  civilDate,
  civilMonth,
  daysBetween,
  endOfDay,
  isProvisional,
  plusDays,
  startOfDay,
  timeLeft,
} from './index.ts'

/** Spring of a made-up year: Mon 16 to Wed 18 February rest, Sat 14 February is worked for it. */
const calendar = calendarOf({
  '2026-02-14': 'work',
  '2026-02-16': 'rest',
  '2026-02-17': 'rest',
  '2026-02-18': 'rest',
  '2026-10-01': 'rest',
})
const working = (amount: number) => ({ unit: 'working-days', amount }) as const
const natural = (amount: number) => ({ unit: 'natural-days', amount }) as const
const hours = (amount: number) => ({ unit: 'hours', amount }) as const

describe('civil days in China', () => {
  it('begins at 16:00 UTC of the day before', () => {
    expect(civilDate('2026-02-13T15:59:59.999Z')).toBe('2026-02-13')
    expect(civilDate('2026-02-13T16:00:00.000Z')).toBe('2026-02-14')
    expect(civilMonth('2026-01-31T16:00:00.000Z')).toBe('2026-02')
    expect(startOfDay('2026-02-14')).toBe('2026-02-13T16:00:00.000Z')
    expect(endOfDay('2026-02-14')).toBe('2026-02-14T15:59:59.999Z')
    expect(daysBetween('2026-02-27', plusDays('2026-02-27', 3))).toBe(3)
  })

  it('refuses what is no instant', () => {
    expect(() => civilDate('yesterday')).toThrow(RangeError)
  })
})

describe('addLimit', () => {
  it.each([
    ['hours run through the night', '2026-02-13T10:00:00.000Z', hours(24), '2026-02-14T10:00:00.000Z'],
    ['half an hour', '2026-02-13T10:00:00.000Z', hours(0.5), '2026-02-13T10:30:00.000Z'],
    ['the day of the start does not count', '2026-02-09T01:00:00.000Z', working(1), endOfDay('2026-02-10')],
    ['a swapped Saturday is worked', '2026-02-13T01:00:00.000Z', working(1), endOfDay('2026-02-14')],
    ['a holiday is passed over', '2026-02-13T01:00:00.000Z', working(2), endOfDay('2026-02-19')],
    ['late in the evening it is tomorrow already', '2026-02-09T16:30:00.000Z', working(1), endOfDay('2026-02-11')],
    ['natural days run through', '2026-02-09T01:00:00.000Z', natural(3), endOfDay('2026-02-12')],
    ['§203: an end on a day of rest moves on', '2026-02-09T01:00:00.000Z', natural(7), endOfDay('2026-02-19')],
    ['none is the same day', '2026-02-09T01:00:00.000Z', working(0), endOfDay('2026-02-09')],
  ])('%s', (_, start, limit, due) => {
    expect(addLimit(start, limit, calendar)).toBe(due)
  })

  it('is longer for a longer limit, and for a later start', () => {
    const start = fc.integer({ min: 0, max: 4_000 }).map((h) => new Date(Date.UTC(2026, 0, 1, h)).toISOString())
    const unit = fc.constantFrom('hours', 'natural-days', 'working-days')
    fc.assert(
      fc.property(start, start, unit, fc.nat({ max: 40 }), (a, b, of, amount) => {
        const limit = { unit: of, amount }
        const [first, second] = [a, b].sort() as [string, string]
        const due = addLimit(first, limit, calendar)
        expect(due <= addLimit(first, { unit: of, amount: amount + 1 }, calendar)).toBe(true)
        expect(due <= addLimit(second, limit, calendar)).toBe(true)
        expect(due >= first).toBe(true)
      }),
    )
  })
})

describe('beyond the published holidays', () => {
  it('takes Monday to Friday and says so', () => {
    const due = addLimit('2026-12-30T01:00:00.000Z', working(3), calendar)
    expect(due).toBe(endOfDay('2027-01-04'))
    expect(isProvisional(due, calendar)).toBe(true)
    expect(isProvisional(endOfDay('2026-12-31'), calendar)).toBe(false)
    expect(isProvisional(endOfDay('2025-12-31'), calendar)).toBe(true)
  })

  it('is published by the next notice, not by a single correction', () => {
    expect(calendarOf({ '2026-10-01': 'rest' }, { '2027-01-04': 'rest' }).knownUntil).toBe('2026-12-31')
    const next = calendarOf({ '2026-10-01': 'rest' }, { '2027-01-04': 'rest', '2027-10-01': 'rest' })
    expect(next.knownUntil).toBe('2027-12-31')
    expect(addLimit('2026-12-30T01:00:00.000Z', working(3), next)).toBe(endOfDay('2027-01-05'))
  })

  it('a later notice wins day by day', () => {
    const changed = calendarOf({ '2026-05-04': 'rest' }, { '2026-05-04': 'work' })
    expect(changed.isWorkingDay('2026-05-04')).toBe(true)
  })
})

describe('timeLeft', () => {
  const due = endOfDay('2026-02-19')
  it.each([
    ['working days after today', '2026-02-13T02:00:00.000Z', due, 'working-days', 2, 'later'],
    ['due today', '2026-02-19T02:00:00.000Z', due, 'working-days', 0, 'today'],
    ['one day late', '2026-02-20T02:00:00.000Z', due, 'working-days', -1, 'late'],
    ['late on a weekend is late', '2026-02-21T02:00:00.000Z', endOfDay('2026-02-20'), 'working-days', -1, 'late'],
    ['natural days', '2026-02-13T02:00:00.000Z', due, 'natural-days', 6, 'later'],
    ['natural days late', '2026-02-22T02:00:00.000Z', due, 'natural-days', -3, 'late'],
    ['hours', '2026-02-13T02:00:00.000Z', '2026-02-14T01:30:00.000Z', 'hours', 23, 'later'],
    ['minutes near the end', '2026-02-13T02:00:00.000Z', '2026-02-13T02:30:30.000Z', 'minutes', 30, 'today'],
    ['a minute begun is late', '2026-02-13T02:00:00.000Z', '2026-02-13T01:59:59.000Z', 'minutes', -1, 'late'],
  ] as const)('%s', (_, now, end, unit, amount, bucket) => {
    const of = unit === 'minutes' ? 'hours' : unit
    expect(timeLeft(now, end, of, calendar)).toEqual({ unit, amount, bucket, provisional: false })
  })
})
