import type { Command } from 'commander'
import type { Finding, Verified } from '../../store/audit/verify.ts'
import { readSettings } from '../environment.ts'
import { found, print, progressLine, tell, WrongUse } from '../terminal.ts'
import { words } from '../words.ts'

interface Options {
  readonly json?: boolean
  readonly head?: readonly string[]
}

/** Findings written out at most; all are counted. */
const SHOWN = 1000

export const command = (program: Command): void => {
  program
    .command('verify')
    .description(words('verify.about'))
    .option('--head <digest...>', words('verify.head'))
    .option('--json', words('json.option'))
    .action(async (options: Options) => {
      const heads = options.head ?? []
      const wrong = heads.find((head) => !/^[0-9a-f]{70}$/.test(head))
      if (wrong !== undefined) throw new WrongUse(words('verify.wrong-head', { head: wrong }))
      const { withInstallation } = await import('../store.ts')
      const { verifyAudit } = await import('../../server/verify.ts')
      const settings = readSettings(process.env)
      const progress = progressLine(words('verify.unit'))
      const findings: Finding[] = []
      const outcome = await withInstallation(settings, (opened) =>
        verifyAudit({ ...opened, dataFolder: settings.dataFolder }, heads, {
          found: (finding) => {
            if (findings.length < SHOWN) findings.push(finding)
            if (!options.json) tell(lineOf(finding))
          },
          progress: (rows) => progress.at(rows),
        }),
      )
      progress.end()
      const result = { ok: outcome.findings === 0, count: outcome.findings, findings, counties: outcome.counties }
      print(result, options.json ?? false, () => [
        ...outcome.counties.flatMap(linesOf),
        words(outcome.findings === 0 ? 'verify.sound' : 'verify.findings', { count: outcome.findings }),
      ])
      found(outcome.findings)
    })
}

const lineOf = (finding: Finding): string => {
  const row = finding.row ? `${finding.row.actor} ${finding.row.action} ${finding.row.object}` : ''
  return words(`verify.${finding.kind}`, { what: finding.what, at: finding.at ?? '', county: finding.county, row })
}

const linesOf = (county: Verified): readonly string[] => [
  words('verify.county', { county: county.county, rows: county.rows, seals: county.seals }),
  words('verify.head-is', { head: county.head ?? '-' }),
  ...(county.unsealed === 0
    ? []
    : [words('verify.unsealed', { count: county.unsealed, since: county.unsealedSince ?? '' })]),
]
