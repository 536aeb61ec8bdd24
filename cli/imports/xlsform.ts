import type { Command } from 'commander'
import { found, print, table, tell, WrongUse } from '../terminal.ts'
import { words } from '../words.ts'
import { mustBeReadable } from './text.ts'

interface Options {
  readonly pack: string
  readonly ledger: string
  readonly keeper: string
  readonly json?: boolean
}

const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** `lingyan import xlsform FILE`: a ledger drafted from a form; nothing is kept, and nothing of the database is asked. */
export const addXlsForm = (parent: Command): void => {
  parent
    .command('xlsform')
    .argument('<file>', words('import.xlsform.file'))
    .description(words('import.xlsform.about'))
    .option('--pack <key>', words('import.xlsform.pack'), 'draft')
    .option('--ledger <key>', words('import.xlsform.ledger'), 'draft')
    .option('--keeper <role>', words('import.xlsform.keeper'), 'village-secretary')
    .option('--json', words('json.option'))
    .action(async (file: string, { pack, ledger, keeper, json }: Options) => {
      for (const key of [pack, ledger, ...keeper.split(':')])
        if (!KEY.test(key)) throw new WrongUse(words('import.xlsform.bad-key', { key }))
      await mustBeReadable(file)
      const { readXlsForm } = await import('./xlsform/read.ts')
      const { draftOf } = await import('./xlsform/draft.ts')
      const { codeOf, messagesOf } = await import('./xlsform/code.ts')
      const draft = draftOf(await readXlsForm(file))
      const naming = { pack, ledger, keeper }
      const [code, messages] = [codeOf(draft, naming), messagesOf(draft, naming)]
      print({ code, messages, findings: draft.findings }, json ?? false, () => [
        code,
        '/* messages.zh-CN.json',
        JSON.stringify(messages, null, 2),
        '*/',
      ])
      if (json) return found(draft.findings.length)
      const lines = draft.findings.map(({ sheet, row, name, problem, detail }) => [
        words('import.xlsform.line', { sheet, row }),
        name,
        words(`import.xlsform.${problem}`, { detail }),
      ])
      for (const line of table(lines)) tell(line)
      tell(words('import.xlsform.done', { fields: draft.fields.length, findings: draft.findings.length }))
      found(draft.findings.length)
    })
}
