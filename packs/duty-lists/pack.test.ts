import { describe } from 'vitest'
import { testWords } from '../../test/support/cases.ts'
import { testChecked } from '../../test/support/definitions.ts'
import { testLedgerCases } from '../../test/support/ledgerCases.ts'
import { pack as organisations } from '../organisations/pack.ts'
import { pack } from './pack.ts'

describe('duty-lists', () => {
  testChecked(import.meta.dirname, pack, [organisations])
  testLedgerCases(import.meta.dirname, pack, [organisations])
  testWords(import.meta.dirname, pack)
})
