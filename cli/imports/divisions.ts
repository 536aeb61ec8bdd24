import { basename } from 'node:path'
import type { Command } from 'commander'
import { readSettings } from '../environment.ts'
import { found, print, progressLine, table, tell, WrongUse } from '../terminal.ts'
import { words } from '../words.ts'
import { mustBeReadable } from './text.ts'

/** Refusals that fit on a screen; all of them are in the JSON. */
const SHOWN = 20

/** The day from which the file's tree holds: today in China unless said otherwise. */
const dayOf = (said: string | undefined): string => {
  if (said === undefined) return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const day = new Date(`${said}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(said) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== said)
    throw new WrongUse(words('import.bad-day', { day: said }))
  return said
}

/** `lingyan import divisions FILE`. */
export const addDivisions = (parent: Command): void => {
  parent
    .command('divisions')
    .argument('<file>', words('import.divisions.file'))
    .description(words('import.divisions.about'))
    .option('--on <day>', words('import.divisions.on'))
    .option('--json', words('json.option'))
    .action(async (file: string, options: { readonly on?: string; readonly json?: boolean }) => {
      const on = dayOf(options.on)
      const { withInstallation } = await import('../store.ts')
      const { importDivisions } = await import('../../store/place/divisions.ts')
      const { readDivisionLines } = await import('./divisionLines.ts')
      await mustBeReadable(file)
      const progress = progressLine(words('import.divisions.unit'))
      const report = await withInstallation(readSettings(process.env), ({ database }) =>
        importDivisions(database.system, readDivisionLines(file, progress.at), {
          on,
          document: basename(file),
          progress: (step) => {
            if (step === 'staged') progress.end()
            tell(words(`import.divisions.${step}`))
          },
        }),
      )
      const { refusals, ...sums } = report
      print(report, options.json ?? false, () => [
        words('import.divisions.done', { ...sums, on }),
        ...table(
          refusals
            .slice(0, SHOWN)
            .map(({ line, code, name, problem }) => [
              words('import.line', { line }),
              code,
              name,
              words(`import.problem.${problem}`),
            ]),
        ),
        ...(report.refused > SHOWN ? [words('import.more', { count: report.refused - SHOWN })] : []),
      ])
      found(report.refused)
    })
}
