import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withInstallation } from '../cli/store.ts'
import { COUNTY, makeDemo } from '../demo/main.ts'
import { seeded } from '../demo/seeded.ts'
import { assemble } from '../server/assemble.ts'
import { rebuildSums } from '../server/derive/sums.ts'
import { ledgersOf } from '../server/ledger/definitions.ts'
import type { Program } from '../server/program.ts'
import { connect } from '../store/connect.ts'
import type { Sql, Tx } from '../store/database.ts'
import { type CopiedRecord, copyRecords } from '../store/ledger/copy.ts'
import type { StoredRow } from '../store/ledger/records.ts'
import { type BenchCounty, settingsOf } from './county.ts'

/** Ledgers that are filled: one by day without a grain, one with a grain and a term of freshness. */
export const BY_DAY = 'burden-events'
export const BY_NUMBER = 'resource-contracts'

const DAY_MS = 86_400_000
/** The rows of a few thousand were confirmed so long ago that they have to be again. */
const STALE = 3000

type Random = ReturnType<typeof seeded>
const two = (n: number): string => String(n).padStart(2, '0')
const dayOf = (random: Random, years: readonly [number, number]): string =>
  `${random.between(...years)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`

/** One value is frequent, one lies at one record in a thousand, one in the last village alone: all of them are asked for. */
const event = (random: Random, last: boolean): StoredRow => ({
  happened_on: dayOf(random, [2021, 2025]),
  burden_kind: last ? 'ledger' : random.pick(['meeting', 'inspection', 'form', 'document']),
  asked_by: random.chance(0.001) ? 'province' : random.pick(['county-department', 'county', 'town']),
  asked_by_name: '某某局',
  matter: '报送统计表',
  people: random.between(1, 9),
  minutes: random.between(5, 240),
})

const contract = (random: Random, last: boolean, n: number): StoredRow => ({
  number: `HT-${n}`,
  kind: last ? 'shares' : random.pick(['farmland', 'forest', 'water', 'housing']),
  party: random.chance(0.001) ? 'company' : 'villager',
  area: `${random.between(1, 900)}.5`,
  yearly: random.between(100, 5_000_000),
  arrears: random.chance(0.1) ? random.between(1, 90_000) : 0,
  begun: dayOf(random, [2010, 2023]),
  ends: dayOf(random, [2026, 2035]),
  voted: !random.chance(0.001),
  tendered: random.chance(0.7),
  state: random.pick(['running', 'ended']),
})

const MADE = { [BY_DAY]: event, [BY_NUMBER]: contract } as const

/** Ids in the order in which an import would have given them. */
const idOf = (n: number): string => `01950000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

function* recordsOf(key: keyof typeof MADE, rows: number, villages: readonly string[]): Generator<CopiedRecord> {
  const random = seeded(20_260_101)
  for (let n = 0; n < rows; n += 1) {
    const last = n % (rows / 50) === 0
    const region = last ? villages.at(-1) : random.pick(villages)
    yield { id: idOf(n), region: region ?? '', cells: MADE[key](random, last, n) }
  }
}

const fill = async (owner: Sql, program: Program, key: keyof typeof MADE, rows: number): Promise<void> => {
  const ledger = ledgersOf(program.packs).get(key)?.ledger
  if (ledger === undefined) throw new Error(`no pack declares ${key}`)
  const table = owner(`ledger_${key.replaceAll('-', '_')}`)
  const villages = await owner<{ code: string }[]>`
    select code from region where level = 5 and code like ${`${COUNTY}%`} and valid_to is null order by code`
  const codes = villages.map(({ code }) => code)
  const at = new Date()
  const writing = { county: COUNTY, at, by: null, source: 'import', reason: '' } as const
  await owner`truncate ${table}`
  await owner.begin((tx) => copyRecords(tx as unknown as Tx, ledger, recordsOf(key, rows, codes), writing))
  const old = new Date(at.getTime() - 2000 * DAY_MS)
  await owner`update ${table} set confirmed_at = ${old}
    where id in (select id from ${table} tablesample system (1) repeatable (1) limit ${STALE})`
  await owner`vacuum analyze ${table}`
  process.stderr.write(`records: ${rows} of ${key}\n`)
}

/** The demo county with `rows` records in each of two ledgers and their sums, made once and kept in bench/work. */
export const prepareRecords = async (rows: number, port: number): Promise<BenchCounty> => {
  const settings = settingsOf(`records-${rows}`, port)
  const done = join(settings.dataFolder, 'bench-ready')
  if (!existsSync(done)) {
    rmSync(settings.dataFolder, { recursive: true, force: true })
    await withInstallation(settings, async ({ database, ownerUrl, crypto }) => {
      await makeDemo({ database, ownerUrl, crypto, now: new Date(), requests: 0 })
      const { dataFolder } = settings
      const program = await assemble({ database, crypto, county: COUNTY, dataFolder, origin: 'http://127.0.0.1' })
      const owner = connect(ownerUrl, { max: 1 })
      await fill(owner, program, BY_DAY, rows)
      await fill(owner, program, BY_NUMBER, rows)
      await rebuildSums(program, { check: false, found: () => {} })
      await owner.end({ timeout: 5 })
    })
    writeFileSync(done, '')
  }
  return { settings, origin: `http://127.0.0.1:${port}` }
}
