import { expect, test } from 'vitest'
import { readSettings, SettingsError } from './environment.ts'

test.each([
  [{}, 1, 6],
  [{}, 2, 6],
  [{}, 4, 12],
  [{}, 64, 16],
  [{ DATABASE_URL: 'postgres://owner@elsewhere/lingyan' }, 2, 16],
  [{ DATABASE_URL: '' }, 2, 6],
  [{ LINGYAN_CONNECTIONS: '30' }, 2, 30],
])('%j on %i cores makes %i transactions at once', (environment, cores, connections) => {
  expect(readSettings(environment, cores).connections).toBe(connections)
})

test('every wrong variable is named at once', () => {
  const wrong = { PORT: '70000', LINGYAN_CONNECTIONS: '1', DATABASE_URL: 'mysql://x', LINGYAN_COUNTY: '99' }
  try {
    readSettings(wrong, 2)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError)
    expect(new Set((error as SettingsError).variables)).toEqual(new Set(Object.keys(wrong)))
  }
})
