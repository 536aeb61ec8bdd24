import type { Command } from 'commander'
import { addDivisions } from '../imports/divisions.ts'
import { addLedger } from '../imports/ledger.ts'
import { addRequests } from '../imports/requests.ts'
import { addXlsForm } from '../imports/xlsform.ts'
import { words } from '../words.ts'

/** `lingyan import <what> FILE`: each part is a file of cli/imports. */
export const command = (program: Command): void => {
  const parent = program.command('import').description(words('import.about'))
  addDivisions(parent)
  addLedger(parent)
  addRequests(parent)
  addXlsForm(parent)
}
