import type { Command } from 'commander'
import type { LedgerChanges } from '../../kernel/ledger/index.ts'
import { readSettings } from '../environment.ts'
import { changeBody, changeLines } from '../ledgerChanges.ts'
import type { Opened } from '../store.ts'
import { found, print, tell } from '../terminal.ts'
import { words } from '../words.ts'

interface Options {
  readonly dryRun?: boolean
  readonly json?: boolean
}

interface Plan {
  /** Migrations that the database lacks. */
  readonly due: readonly string[]
  readonly changes: LedgerChanges
  readonly ledgers: number
}

/** The difference first; then, unless it would lose something or only the difference was asked for, the change. */
const run = async (opened: Opened, dryRun: boolean): Promise<Plan> => {
  const { declaredIn } = await import('../../kernel/pack/index.ts')
  const { loadPacks } = await import('../../server/packs.ts')
  const { dueMigrations, migrate } = await import('../../store/migrate.ts')
  const { planDeclared } = await import('../../store/ledger/declared.ts')
  const { ownerUrl, passwords } = opened
  const declared = declaredIn((await loadPacks()).set)
  const due = await dueMigrations(ownerUrl)
  const changes = await planDeclared(ownerUrl, declared)
  for (const name of due) tell(words('migrate.step.migration', { name }))
  for (const line of changeLines(changes)) tell(line)
  if (changes.losing.length === 0 && !dryRun) {
    const progress = (name: string): void => tell(words('migrate.applying', { name }))
    await migrate(ownerUrl, { passwords, declared, progress })
  }
  return { due, changes, ledgers: declared.ledgers.length }
}

const summary = ({ due, changes, ledgers }: Plan, all: number, dryRun: boolean): string => {
  const [count, steps] = [due.length, changes.steps.length]
  if (changes.losing.length > 0) return words('migrate.refused', { count: changes.losing.length })
  if (count + steps === 0) return words('migrate.nothing', { count: all, ledgers })
  return words(dryRun ? 'migrate.planned' : 'migrate.done', { count, steps })
}

export const command = (program: Command): void => {
  program
    .command('migrate')
    .description(words('migrate.about'))
    .option('--dry-run', words('migrate.dry-run'))
    .option('--json', words('json.option'))
    .action(async ({ dryRun = false, json = false }: Options) => {
      const { withInstallation } = await import('../store.ts')
      const { migrationNames } = await import('../../store/migrate.ts')
      const plan = await withInstallation(readSettings(process.env), (opened) => run(opened, dryRun), {
        migrate: false,
      })
      const { due, changes } = plan
      const applied = changes.losing.length > 0 || dryRun ? [] : due
      const all = migrationNames()
      print({ dryRun, applied, due, all, ledgers: changeBody(changes) }, json, () => [
        summary(plan, all.length, dryRun),
      ])
      found(changes.losing.length)
    })
}
