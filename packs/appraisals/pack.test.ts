import { describe } from 'vitest'
import { testWords } from '../../test/support/cases.ts'
import { testChecked } from '../../test/support/definitions.ts'
import { testLedgerCases } from '../../test/support/ledgerCases.ts'
import { pack as lists } from '../duty-lists/pack.ts'
import { pack as links } from '../links-and-visits/pack.ts'
import { pack as organisations } from '../organisations/pack.ts'
import { pack as rosters } from '../rosters/pack.ts'
import { pack as economy } from '../village-economy/pack.ts'
import { pack } from './pack.ts'

const beside = [links, lists, organisations, rosters, economy]

describe('appraisals', () => {
  testChecked(import.meta.dirname, pack, beside)
  testLedgerCases(import.meta.dirname, pack, beside)
  testWords(import.meta.dirname, pack)
})
