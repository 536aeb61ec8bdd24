import { expect, test } from 'vitest'
import { doneTitle } from './titles.ts'

test('what was done no longer asks for more, as its button does', () => {
  expect(['派给…', 'Move to...', '走马', 'e4… e5'].map(doneTitle)).toEqual(['派给', 'Move to', '走马', 'e4… e5'])
})
