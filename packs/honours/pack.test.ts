import { describe } from 'vitest'
import { testWords } from '../../test/support/cases.ts'
import { testChecked, testDefinitions } from '../../test/support/definitions.ts'
import { pack } from './pack.ts'

describe('honours', () => {
  testChecked(import.meta.dirname, pack)
  testDefinitions(pack)
  testWords(import.meta.dirname, pack)
})
