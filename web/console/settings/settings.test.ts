import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inUnit } from '../indicators/format.ts'
import { nextRule, rulesOf, textOf } from './closeAfter.ts'
import { isNullable, kindOf, readSetting, shownSetting } from './value.ts'

const schemaOf = (rule: z.ZodType) => ({ schema: z.toJSONSchema(rule, { io: 'input' }) })
const most = schemaOf(z.number().int().min(0).nullable())

describe('the field of a setting', () => {
  it('is one for numbers where a number or nothing is accepted; empty is no limit', () => {
    expect([kindOf(most), isNullable(most)]).toEqual(['number', true])
    expect([readSetting(most, ''), readSetting(most, '40')]).toEqual([null, 40])
    expect(shownSetting({ ...most, value: null } as never)).toBe('')
    expect(isNullable(schemaOf(z.number()))).toBe(false)
  })

  it('is by what is accepted', () => {
    expect(kindOf(schemaOf(z.boolean()))).toBe('boolean')
    expect(kindOf(schemaOf(z.string()))).toBe('text')
    expect(kindOf(schemaOf(z.string().nullable()))).toBe('json')
    expect(kindOf(schemaOf(z.union([z.string(), z.number()])))).toBe('json')
    expect(kindOf(schemaOf(z.record(z.string(), z.number())))).toBe('json')
  })
})

describe('when ledgers close by themselves', () => {
  it('reads and writes what the server takes, rules in the order of their days', () => {
    const value = { dues: [{ from: '2026-01-01', days: 60 }], games: [] }
    const rules = rulesOf(JSON.stringify(value))
    expect(rules).toEqual([
      { ledger: 'dues', rules: [{ from: '2026-01-01', days: 60 }] },
      { ledger: 'games', rules: [] },
    ])
    expect(JSON.parse(textOf(rules))).toEqual(value)
    expect(rulesOf('')).toEqual([])
    const turned = textOf([{ ledger: 'dues', rules: [nextRule([], 2027), { from: '2026-01-01', days: 5 }] }])
    expect(JSON.parse(turned)).toEqual({
      dues: [
        { from: '2026-01-01', days: 5 },
        { from: '2027-01-01', days: 60 },
      ],
    })
    expect(nextRule([{ from: '2026-03-01', days: 5 }], 2030)).toEqual({ from: '2027-01-01', days: 5 })
  })
})

describe('a title with its unit', () => {
  const t = (_: string, params?: Readonly<Record<string, unknown>>) => `${params?.title} [${params?.unit}]`
  it('has no empty brackets where there is no unit', () => {
    expect(inUnit('Games', 'x', t)).toBe('Games [x]')
    expect(inUnit('Games', '', t)).toBe('Games')
  })
})
