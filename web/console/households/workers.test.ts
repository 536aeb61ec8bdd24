import { expect, test } from 'vitest'
import type { HouseholdRow } from '../../../server/contract/place.ts'
import type { Worker } from './data.ts'
import { keepers, loadOf, takersOf } from './workers.ts'

const worker = (position: string, region: string, households: number): Worker => ({
  position,
  name: position,
  roleTitle: '',
  region,
  regionName: region,
  households,
})
const WORKERS = [
  worker('village', '990101001201', 0),
  worker('leader', '990101001201001', 0),
  worker('first', '99010100120100101', 10),
  worker('second', '99010100120100102', 14),
  worker('far', '99010100120100201', 3),
  worker('idle', '99010100120100202', 0),
]
const household = (region: string, worker: string | null): HouseholdRow => ({
  id: region,
  door: '1号',
  head: '王*',
  phone: null,
  persons: 1,
  region,
  regionName: '',
  villageName: '',
  note: '',
  worker,
  workerName: null,
  version: 1,
  revealUrl: '',
})
const names = (list: readonly Worker[]) => list.map(({ name }) => name)

test('a worker without households is short of some, a leader without is not', () => {
  expect(names(keepers(WORKERS))).toEqual(['first', 'second', 'far', 'idle'])
  expect(names(keepers([worker('leader', '990101001201001', 2), ...WORKERS]))).toContain('leader')
  expect(keepers([])).toEqual([])
})

test.each([
  [6, 'few'],
  [7, 'right'],
  [15, 'right'],
  [16, 'many'],
] as const)('%i households are %s', (n, load) => {
  expect(loadOf(n, { low: 7, high: 15 })).toBe(load)
})

test('who may take one: the neighbours first, then the leaders, then the village; never who has it already', () => {
  const takers = takersOf(WORKERS, [household('99010100120100101', 'first')])
  expect(takers.map(({ name, moving, later }) => [name, moving, later])).toEqual([
    ['second', 1, 15],
    ['village', 0, 1],
    ['leader', 0, 1],
    ['idle', 1, 1],
    ['far', 1, 4],
  ])
})

test('of several grids: a leader who does not reach all is none; what somebody has already counts once', () => {
  const chosen = [household('99010100120100101', 'first'), household('99010100120100201', null)]
  const takers = takersOf(WORKERS, chosen)
  expect(names(takers)).not.toContain('leader')
  expect(takers.find(({ name }) => name === 'first')).toMatchObject({ moving: 1, later: 11 })
  expect(takers.find(({ name }) => name === 'village')).toMatchObject({ moving: 0, later: 2 })
})

test('of several villages, or none chosen: nobody', () => {
  expect(takersOf(WORKERS, [household('99010100120100101', null), household('99010100120200101', null)])).toEqual([])
  expect(takersOf(WORKERS, [])).toEqual([])
})
