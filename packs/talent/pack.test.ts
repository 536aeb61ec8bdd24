import { describe } from 'vitest'
import { testWords } from '../../test/support/cases.ts'
import { testChecked } from '../../test/support/definitions.ts'
import { testLedgerCases } from '../../test/support/ledgerCases.ts'
import { pack as rosters } from '../rosters/pack.ts'
import { pack } from './pack.ts'

describe('talent', () => {
  testChecked(import.meta.dirname, pack, [rosters])
  testLedgerCases(import.meta.dirname, pack, [rosters])
  testWords(import.meta.dirname, pack)
})
