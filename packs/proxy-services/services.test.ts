import { describe, expect, test } from 'vitest'
import { pack, services } from './pack.ts'
import { parameters } from './process.ts'

const codesOf = (list: string) => new Set(pack.lists?.find(({ key }) => key === list)?.items.map(({ code }) => code))

describe('the catalogue', () => {
  test('has more than 140 services, each once (000-AJ-21)', () => {
    expect(services.length).toBeGreaterThan(140)
    expect(new Set(services.map(({ code }) => code)).size).toBe(services.length)
  })

  test('each has papers, steps and days that are known', () => {
    const [materials, steps, kinds] = ['material', 'service-step', 'service-class'].map(codesOf)
    for (const item of services) {
      expect(item.materials.length, item.code).toBeGreaterThan(0)
      expect(item.steps[0], item.code).toBe('accept')
      expect(item.materials.filter((code) => !materials?.has(code))).toEqual([])
      expect(item.steps.filter((code) => !steps?.has(code))).toEqual([])
      expect(kinds?.has(item.kind)).toBe(true)
      expect(parameters.limits[`days-${item.days}`], item.code).toBeDefined()
    }
  })

  test('every service lies in the values of exactly one limit', () => {
    const listed = Object.values(parameters.values).flatMap((codes) => codes as readonly string[])
    expect(listed.toSorted()).toEqual(services.map(({ code }) => code).toSorted())
  })
})
