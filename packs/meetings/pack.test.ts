import { describe } from 'vitest'
import { testWords } from '../../test/support/cases.ts'
import { testChecked } from '../../test/support/definitions.ts'
import { testLedgerCases } from '../../test/support/ledgerCases.ts'
import { pack } from './pack.ts'

describe('meetings', () => {
  testChecked(import.meta.dirname, pack)
  testLedgerCases(import.meta.dirname, pack)
  testWords(import.meta.dirname, pack)
})
