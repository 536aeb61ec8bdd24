import type { Command } from 'commander'
import type { Tx } from '../../store/database.ts'
import type { Difference } from '../../store/matter/rebuild.ts'
import { readSettings } from '../environment.ts'
import { found, print, progressLine, tell } from '../terminal.ts'
import { words } from '../words.ts'

/** Differences written out at most; all are counted. */
const SHOWN = 1000

export const command = (program: Command): void => {
  program
    .command('rebuild')
    .description(words('rebuild.about'))
    .option('--check', words('rebuild.check'))
    .option('--json', words('json.option'))
    .action(async ({ check = false, json = false }: { check?: boolean; json?: boolean }) => {
      const settings = readSettings(process.env)
      const { withInstallation } = await import('../store.ts')
      const { countyOf } = await import('../serve.ts')
      const { connect } = await import('../../store/connect.ts')
      const { assemble } = await import('../../server/assemble.ts')
      const { rebuildMatters } = await import('../../server/matters/rebuild.ts')
      const { rebuildSums } = await import('../../server/derive/sums.ts')
      const progress = progressLine(words('rebuild.unit'))
      const shown: Difference[] = []
      const outcome = await withInstallation(settings, async (opened) => {
        const county = await countyOf(settings, opened)
        const parts = { ...opened, county, dataFolder: settings.dataFolder, origin: settings.origin ?? '' }
        const program = await assemble(parts)
        const note = (difference: Difference): void => {
          if (shown.length < SHOWN) shown.push(difference)
          if (!json) tell(words('rebuild.difference', { ...difference }))
        }
        const matters = await rebuildMatters(program, {
          check,
          found: note,
          progress: (count) => progress.at(count),
        })
        const owner = connect(opened.ownerUrl, { max: 1 })
        const asOwner = (work: (tx: Tx) => Promise<number>) => owner.begin((tx) => work(tx as unknown as Tx))
        const sums = await rebuildSums(program, { check, found: note, asOwner }).finally(() =>
          owner.end({ timeout: 5 }),
        )
        return {
          ...matters,
          ledgers: sums.ledgers,
          differences: matters.differences + sums.differences,
          mended: matters.mended + sums.mended,
        }
      })
      progress.end()
      const word = outcome.differences === 0 ? 'same' : check ? 'differs' : 'mended'
      print({ ...outcome, found: shown }, json, () => [words(`rebuild.${word}`, { ...outcome })])
      if (check) found(outcome.differences)
    })
}
