import { expect, test } from 'vitest'
import { type County, planCounty } from './county.ts'
import { seeded } from './seeded.ts'
import { area, type Polygon } from './shape.ts'

const county = planCounty(seeded(1))
/** Of a polygon with its holes, in square degrees. */
const sizeOf = ({ coordinates }: Polygon): number => coordinates.reduce((sum, ring) => sum + area(ring), 0)
const total = (places: readonly { readonly shape?: Polygon }[]): number =>
  places.reduce((sum, { shape }) => sum + (shape ? sizeOf(shape) : Number.NaN), 0)

test('the same seed gives the same county, another seed another', () => {
  const names = ({ villages }: County): string => villages.map(({ code, name }) => code + name).join()
  expect(names(planCounty(seeded(1)))).toBe(names(county))
  expect(names(planCounty(seeded(2)))).not.toBe(names(county))
})

test('towns fill the county and villages their town, without gap or overlap', () => {
  expect(total(county.towns)).toBeCloseTo(total(county.above.slice(2)), 8)
  for (const town of county.towns) {
    const villages = county.villages.filter((village) => village.town === town.code)
    expect(total(villages)).toBeCloseTo(total([town]), 8)
    for (const village of villages) expect(total(village.grids)).toBeCloseTo(total([village]), 8)
  }
})

test('every boundary is closed, goes counter-clockwise, and lies in one piece', () => {
  for (const { shape } of [...county.above.slice(2), ...county.towns, ...county.villages]) {
    const [outer = [], ...holes] = shape?.coordinates ?? []
    expect(outer[0]).toEqual(outer.at(-1))
    expect(area(outer)).toBeGreaterThan(0)
    for (const hole of holes) expect(area(hole)).toBeLessThan(0)
  }
})

test('sizes of villages are skewed as villages are: many small, few large', () => {
  const sizes = county.villages.map(({ grids }) => grids.length).sort((a, b) => a - b)
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
  expect(sizes[0]).toBeGreaterThanOrEqual(3)
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(mean)
  expect(sizes.at(-1)).toBeGreaterThan(2 * mean)
})

test('codes say what a place is, names are not used twice, one is as long as names get', () => {
  const byKind = Object.groupBy(county.towns, ({ kind }) => kind)
  expect(Object.entries(byKind).map(([kind, towns]) => [kind, towns?.length])).toEqual([
    ['street', 3],
    ['town', 8],
    ['township', 4],
  ])
  const names = county.villages.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(Math.max(...names.map((name) => name.length))).toBe(33)
  for (const { code, kind } of county.villages) expect(kind === 'community').toBe(code[9] === '0')
})
