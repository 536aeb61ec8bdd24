import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inUnit } from '../indicators/format.ts'
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

describe('a title with its unit', () => {
  const t = (_: string, params?: Readonly<Record<string, unknown>>) => `${params?.title} [${params?.unit}]`
  it('has no empty brackets where there is no unit', () => {
    expect(inUnit('Games', 'x', t)).toBe('Games [x]')
    expect(inUnit('Games', '', t)).toBe('Games')
  })
})
