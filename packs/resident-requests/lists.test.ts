import { describe, expect, test } from 'vitest'
import { categories } from './lists.ts'
import { parameters } from './parameters.ts'
import { process } from './process.ts'
import { replyTemplates } from './replies.ts'

const level = (digits: number) => categories.items.filter(({ code }) => code.length === digits)
const codes = new Set(categories.items.map(({ code }) => code))

describe('categories', () => {
  test('three levels, 15 / 118 / 517, each below a code that is there', () => {
    expect([level(2), level(4), level(6)].map((items) => items.length)).toEqual([15, 118, 517])
    expect(codes.size).toBe(650)
    expect(categories.items.filter(({ parent }) => parent !== undefined && !codes.has(parent))).toEqual([])
  })

  test('whatever rules and templates name is a class of the list', () => {
    const named = parameters.flatMap(({ values }) =>
      Object.entries(values).flatMap(([key, value]) => (key.endsWith('Categories') ? (value as string[]) : [])),
    )
    const offered = replyTemplates.flatMap((template) => template.categories ?? [])
    expect([...named, ...offered].filter((code) => !codes.has(code))).toEqual([])
  })
})

describe('parameter sets', () => {
  const names = (of: Readonly<Record<string, unknown>>) => Object.keys(of).sort()

  test('state the same limits and values, so that a county can change from one to another', () => {
    const [first] = parameters
    for (const set of parameters) {
      expect(names(set.limits)).toEqual(names(first?.limits ?? {}).filter((name) => name in set.limits))
      expect(names(set.limits)).toHaveLength(names(first?.limits ?? {}).length)
      expect(names(set.values)).toEqual(names(first?.values ?? {}))
    }
  })

  test('have weights that sum to one', () => {
    for (const { values } of parameters) {
      const sum = Number(values.weightResponse) + Number(values.weightResolution) + Number(values.weightSatisfaction)
      expect(sum).toBeCloseTo(1, 12)
    }
  })

  test.each(parameters.map((set) => [set.key, set] as const))(
    '%s says for what it chose itself that it did',
    (_, set) => {
      // what the document states rests on `basis`; the rest must be owned up to
      const stated = ['general', 'enquiry', 'complaint', 'complex', 'emergency', 'utilities']
      const unexplained = Object.keys(set.limits).filter(
        (name) => !stated.includes(name) && !(name in (set.bases ?? {})),
      )
      expect(unexplained).toEqual([])
      expect(set.basis).not.toBe('')
    },
  )

  test('of every limit that a step names there is one', () => {
    const wanted = Object.values(process.steps).flatMap((step) => [
      ...(step.limit === null ? [] : [step.limit]),
      ...(step.limits ?? []).map(({ limit }) => limit),
    ])
    for (const { limits } of parameters) expect(wanted.filter((name) => !(name in limits))).toEqual([])
  })
})
