import { awayReason } from '../../../store/away.ts'
import { openCsv } from './csv.ts'
import type { SheetFile } from './file.ts'
import { type Sheet, SheetFault } from './lines.ts'
import { openXlsx } from './xlsx.ts'

const ZIP = 'PK\u0003\u0004'
/** A workbook of before 2007, or one that is locked with a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** Whatever a reader stumbles over in a broken file, it is the file that is wrong; a lost disk or database is not. */
const fault = (error: unknown): unknown =>
  error instanceof SheetFault || awayReason(error) !== undefined ? error : new SheetFault('not-a-sheet')

async function* guarded<T>(lines: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    for (;;) {
      const next = await lines.next()
      if (next.done) return
      yield next.value
    }
  } catch (error) {
    throw fault(error)
  } finally {
    await lines.return(undefined)
  }
}

/** A table by its content: XLSX, or CSV in UTF-8, UTF-16 or GB18030. Throws SheetFault, as its lines do. */
export const openSheet = async (file: SheetFile): Promise<Sheet> => {
  const start = await file.first(8)
  if (file.size === 0 || start.equals(COMPOUND)) throw new SheetFault('not-a-sheet')
  try {
    const sheet = await (start.toString('latin1', 0, 4) === ZIP ? openXlsx(file) : openCsv(file))
    return { ...sheet, lines: () => guarded(sheet.lines()) }
  } catch (error) {
    throw fault(error)
  }
}
