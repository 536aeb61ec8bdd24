import { describe } from 'vitest'
import { testCases, testWords } from '../../test/support/cases.ts'
import { testMatterCases } from '../../test/support/matterCases.ts'
import { STAFF } from '../../test/support/staff.ts'
import { pack } from './pack.ts'

describe('poverty-monitoring', () => {
  testCases(import.meta.dirname, pack, STAFF)
  testMatterCases(import.meta.dirname, pack, 'poverty-monitoring')
  testWords(import.meta.dirname, pack)
})
