import { describe, expect, it } from 'vitest'
import { params } from '../workflow/example/club.ts'
import { claim } from '../workflow/example/process.ts'
import type { ParameterSet } from '../workflow/index.ts'
import { club, codes } from './example/club.ts'
import type { Programme } from './index.ts'
import { parametersFor, processOfVersion, processOn } from './index.ts'

describe('dates', () => {
  const one = { ...params, key: 'a', from: '2025-01-01', until: '2025-12-31' }
  const two = { ...params, key: 'b', from: '2026-01-01' }
  const programme = (...keys: readonly string[]): Programme => ({
    key: 'town',
    title: 't',
    document: 'd',
    regions: [],
    packs: ['chess-club'],
    parameters: { 'game-claim': keys },
    items: [],
  })
  const seam = (later: ParameterSet) => codes({ parameters: [one, later] }, [programme('a', 'b')])

  it('sets that follow each other in a place neither overlap nor leave a gap', () => {
    expect(seam(two)).toEqual([])
    expect(seam({ ...two, from: '2026-01-02' })).toEqual([['parameters-gap', 'parameters.game-claim']])
    expect(seam({ ...two, from: '2025-12-31' })).toEqual([['parameters-overlap', 'parameters.game-claim']])
    expect(codes({}, [programme('c')])).toEqual([['unknown-parameters', 'parameters.game-claim']])
  })

  const set = { packs: [{ ...club, parameters: [one, two] }] }
  it.each([
    ['2025-06-01', 'a'],
    ['2025-12-31', 'a'],
    ['2026-01-01', 'b'],
    ['2030-01-01', 'b'],
    ['2024-12-31', 'no-parameters'],
  ])('a matter of %s has %s', (date, expected) => {
    const found = parametersFor(set, 'game-claim', date, ['a', 'b'])
    expect(found.ok ? found.value.key : found.refusal.code).toBe(expected)
  })

  it('a version is looked up by its day, and a day outside all versions is refused', () => {
    const versions = [
      { ...claim, version: '1', until: '2025-12-31' },
      { ...claim, version: '2', from: '2026-01-01', until: '2026-12-31' },
    ]
    const dated = { packs: [{ ...club, processes: versions }] }
    const on = (date: string) => {
      const found = processOn(dated, 'game-claim', date)
      return found.ok ? found.value.version : found.refusal.code
    }
    expect(['2025-12-31', '2026-01-01', '2027-01-01'].map(on)).toEqual(['1', '2', 'no-version'])
    expect(processOn(dated, 'poker', '2026-01-01').ok).toBe(false)
    expect(processOfVersion(dated, 'game-claim', '2')?.version).toBe('2')
    expect(
      codes({
        processes: [
          { ...claim, version: '1', until: '2025-12-31' },
          { ...claim, version: '2', from: '2026-02-01' },
        ],
      }),
    ).toEqual([['versions-gap', 'processes.game-claim.from']])
  })
})
