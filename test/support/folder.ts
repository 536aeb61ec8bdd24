import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A fresh folder that PostgreSQL's user may pass through, as an installation's data folder is. */
export const makeFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `lingyan-${name}-`))
  chmodSync(folder, 0o711)
  return folder
}
