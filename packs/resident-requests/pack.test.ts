import { describe } from 'vitest'
import { testCases } from '../../test/support/cases.ts'
import { STAFF } from '../../test/support/staff.ts'
import { pack } from './pack.ts'

describe('resident-requests', () => {
  testCases(import.meta.dirname, pack, STAFF)
})
