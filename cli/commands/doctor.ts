import type { Command } from 'commander'
import type { Finding } from '../doctor/check.ts'
import { readSettings } from '../environment.ts'
import { found, print, table } from '../terminal.ts'
import { words } from '../words.ts'

const said = ({ name, says, params }: Finding): string =>
  words(says.startsWith('fault.') ? says : `doctor.${name}.${says}`, params)

export const command = (program: Command): void => {
  program
    .command('doctor')
    .description(words('doctor.about'))
    .option('--json', words('json.option'))
    .action(async (options: { readonly json?: boolean }) => {
      const machine = await import('../doctor/machine.ts')
      const installation = await import('../doctor/installation.ts')
      const settings = readSettings(process.env)
      const findings: Finding[] = []
      for (const check of [...Object.values(machine), ...Object.values(installation)])
        findings.push(await check(settings))
      const rows = findings.map((finding) => ({ ...finding, text: said(finding) }))
      print(rows, options.json ?? false, () =>
        table(rows.map(({ state, name, text }) => [words(`doctor.state.${state}`), words(`doctor.${name}`), text])),
      )
      found(findings.filter(({ state }) => state === 'fail').length)
    })
}
