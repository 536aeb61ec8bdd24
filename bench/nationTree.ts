import { createReadStream, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { withInstallation } from '../cli/store.ts'
import { DEFAULT_LAYERS } from '../kernel/place/index.ts'
import { connect } from '../store/connect.ts'
import type { Sql, Tx } from '../store/database.ts'
import { applySums } from '../store/derive/define.ts'
import { bringUp, listPlans } from '../store/derive/state.ts'
import { createLedger } from '../store/ledger/define.ts'
import { copyPeople, copyRegions, type RegionRow } from '../store/place/bulk.ts'
import { settingsOf } from './county.ts'
import { fillLedger, ledger, listVillages } from './nation.ts'
import { measured } from './nationPacks.ts'

/** Widths of the codes of provinces, cities, counties, towns and villages. */
const WIDTHS = [2, 4, 6, 9, 12] as const

/** Names in the divisions file, by code; none where no file is named. */
const namesInFile = async (): Promise<ReadonlyMap<string, string>> => {
  const path = process.env.LINGYAN_BENCH_DIVISIONS
  const names = new Map<string, string>()
  if (!path) return names
  const file = createReadStream(path)
  for await (const line of createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file })) {
    const [code = '', name = ''] = line.split(',')
    names.set(code, name)
  }
  return names
}

const treeOf = async (villages: readonly string[]): Promise<readonly RegionRow[]> => {
  const names = await namesInFile()
  return WIDTHS.flatMap((width, index) =>
    [...new Set(villages.map((code) => code.slice(0, width)))].map((code) => ({
      code,
      name: names.get(code) ?? code,
      level: index + 1,
      kind: 'other',
      validFrom: '2000-01-01',
    })),
  )
}

/** Of each level, the region with the most villages inside the one above: the dearest pages. */
const largest = (villages: readonly string[]): readonly string[] => {
  let within = ''
  return WIDTHS.map((width) => {
    const inside = Map.groupBy(
      villages.filter((code) => code.startsWith(within)),
      (code) => code.slice(0, width),
    )
    within = [...inside].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? ''
    return within
  })
}

const uuid = (n: number): string => `01950000-0000-7000-8000-${String(n).padStart(12, '0')}`

const makeTree = async (owner: Sql, villages: readonly string[]): Promise<void> => {
  const regions = await treeOf(villages)
  const readers = largest(villages)
  const common = { county: readers[2] ?? '', passwordHash: '', at: new Date(), validFrom: '2000-01-01' }
  await owner.begin(async (begun) => {
    const tx = begun as unknown as Tx
    await copyRegions(tx, regions)
    const accounts = readers.map((region, n) => ({
      id: uuid(n),
      login: region,
      name: region,
      phoneCipher: Buffer.from('x'),
    }))
    const positions = readers.map((region, n) => ({
      id: uuid(100 + n),
      account: uuid(n),
      role: 'analyst',
      region,
      org: null,
      title: '',
    }))
    await copyPeople(tx, { accounts, positions }, common)
  })
}

const makeSums = async (owner: Sql): Promise<void> => {
  const day = new Date().toISOString().slice(0, 10)
  const declared = { ledgers: [ledger], indicators: measured, layers: DEFAULT_LAYERS }
  const plan = (await listPlans(owner, declared, day)).get(ledger.key)
  if (plan === undefined) throw new Error('nothing is measured')
  await owner.begin((tx) => bringUp(tx as unknown as Tx, plan, new Date()))
}

export interface Nation {
  readonly settings: ReturnType<typeof settingsOf>
  readonly origin: string
  readonly villages: number
  /** The region of a reader at each level, province first. */
  readonly readers: readonly string[]
}

/**
 * Every village of the nation with a record of the ledger of bench/nation.ts, its sums at all levels, the whole tree, and an analyst at each
 * level: of the divisions file that LINGYAN_BENCH_DIVISIONS names, else generated in its shape. Made once and kept in bench/work.
 */
export const prepareNation = async (port: number): Promise<Nation> => {
  const real = Boolean(process.env.LINGYAN_BENCH_DIVISIONS)
  const settings = settingsOf(real ? 'nation-of-file' : 'nation', port)
  const done = join(settings.dataFolder, 'bench-ready')
  const villages = await listVillages()
  if (!existsSync(done)) {
    rmSync(settings.dataFolder, { recursive: true, force: true })
    await withInstallation(settings, async ({ ownerUrl }) => {
      const owner = connect(ownerUrl, { max: 1 })
      await makeTree(owner, villages)
      await owner.begin(async (tx) => {
        await createLedger(tx, ledger)
        await applySums(tx, [ledger], measured)
      })
      await fillLedger(owner, villages)
      await makeSums(owner)
      await owner.unsafe('vacuum analyze')
      await owner.end({ timeout: 5 })
    })
    writeFileSync(done, '')
  }
  return { settings, origin: `http://127.0.0.1:${port}`, villages: villages.length, readers: largest(villages) }
}
