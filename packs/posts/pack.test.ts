import { describe, expect, test } from 'vitest'
import { ABILITIES } from '../../kernel/access/index.ts'
import { testWords } from '../../test/support/cases.ts'
import { pack } from './pack.ts'

const roles = pack.roles ?? []
const role = (key: string) => roles.find((one) => one.key === key)

describe('posts', () => {
  testWords(import.meta.dirname, pack)

  test('county level and every administrator sign in with a second factor', () => {
    const county = roles.filter((one) => one.levels.includes(3))
    expect(county.filter((one) => !one.secondFactor)).toEqual([])
    expect(county.length).toBeGreaterThan(8)
  })

  test('three administrators are apart and see no records', () => {
    const admins = roles.filter((one) => one.abilities.some((ability) => ability.startsWith('admin.')))
    expect(admins.map(({ abilities, reach }) => [abilities, reach])).toEqual([
      [['admin.system'], 'none'],
      [['admin.security'], 'none'],
      [['admin.audit'], 'none'],
    ])
  })

  test('every ability is held by somebody', () => {
    const held = new Set(roles.flatMap(({ abilities }) => abilities))
    expect(ABILITIES.filter((ability) => !held.has(ability))).toEqual([])
  })

  test('the line leads from the grid to the county’s leaders and ends nowhere else', () => {
    const line = (key: string): readonly string[] => {
      const above = role(key)?.reportsTo
      return above === undefined ? [key] : [key, ...line(above)]
    }
    expect(line('grid-worker')).toEqual([
      'grid-worker',
      'grid-leader',
      'village-secretary',
      'town-dispatcher',
      'county-dispatcher',
      'county-supervisor',
      'county-leader',
    ])
    expect(line('department-handler')).toEqual(['department-handler', 'county-supervisor', 'county-leader'])
    // nobody outside may be told of a late clue
    expect(line('discipline-officer')).toEqual(['discipline-officer'])
  })
})
