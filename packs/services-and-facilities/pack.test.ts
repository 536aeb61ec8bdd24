import { describe } from 'vitest'
import { testWords } from '../../test/support/cases.ts'
import { testChecked, testDefinitions } from '../../test/support/definitions.ts'
import { pack as organisations } from '../organisations/pack.ts'
import { pack } from './pack.ts'

describe('services-and-facilities', () => {
  testChecked(import.meta.dirname, pack, [organisations])
  testDefinitions(pack)
  testWords(import.meta.dirname, pack)
})
