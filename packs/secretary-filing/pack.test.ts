import { describe } from 'vitest'
import { testCases, testWords } from '../../test/support/cases.ts'
import { testMatterCases } from '../../test/support/matterCases.ts'
import { STAFF } from '../../test/support/staff.ts'
import { pack } from './pack.ts'

describe('secretary-filing', () => {
  testCases(import.meta.dirname, pack, STAFF)
  testMatterCases(import.meta.dirname, pack, 'secretary-filing')
  testWords(import.meta.dirname, pack)
})
