import { uuidv7 } from 'uuidv7'
import { type Ledger, periodOf, type Row } from '../../kernel/ledger/index.ts'
import type { ReachRule } from '../../kernel/pack/index.ts'
import { type Living, type Reach, reachOfPlaces, type Walk } from '../../kernel/place/index.ts'
import { asSystem, type Tx } from '../../store/database.ts'
import { markDue } from '../../store/derive/due.ts'
import { addRecord, correctRecord, findSame, listRecords, type Writing } from '../../store/ledger/records.ts'
import { countByRegion } from '../../store/place/households.ts'
import { listRegions } from '../../store/place/regions.ts'
import { sameCells } from '../ledger/cells.ts'
import { ledgersOf } from '../ledger/definitions.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { listPlaced, type Placed } from './places.ts'

const VILLAGE = { level: 5, digits: 12 } as const
const MOST_VILLAGES = 20_000

const villageOf = ({ region }: { readonly region: string }): string => region.slice(0, VILLAGE.digits)

/** Where the households of a region of the lowest layer live: its own place, else that of the nearest region above it below the village. */
const placeOf = (region: string, dwellings: ReadonlyMap<string, Placed>): Placed['place'] => {
  for (let digits = region.length; digits > VILLAGE.digits; digits -= 1) {
    const found = dwellings.get(region.slice(0, digits))?.place
    if (found) return found
  }
  return null
}

/** A computed record: numbers, and decimals as text; nothing in it is sensitive. */
type Cells = Readonly<Record<string, string | number>>

interface Read {
  readonly living: ReadonlyMap<string, readonly Living[]>
  readonly open: readonly Placed[]
}

const readPlaces = async (tx: Tx, program: Program, rule: ReachRule): Promise<Read | undefined> => {
  const ledgers = ledgersOf(program.packs)
  const [from, to] = [ledgers.get(rule.from.ledger)?.ledger, ledgers.get(rule.to.ledger)?.ledger]
  if (from === undefined || to === undefined) return undefined
  const [region, on] = [program.county, todayOf(program)]
  const dwellings = await listPlaced(tx, from, { region, on, point: rule.from.point })
  const open = await listPlaced(tx, to, { region, on, point: rule.to.point, where: rule.to.where })
  const byRegion = new Map(dwellings.map((one) => [one.region, one]))
  const households = [...(await countByRegion(tx, program.county))].map(([code, count]) => ({
    ...{ region: code, households: count, place: placeOf(code, byRegion) },
  }))
  return { living: Map.groupBy(households, villageOf), open }
}

const rowOf = ({ into }: ReachRule, period: Cells, walk: Walk, reach: Reach): Cells => ({
  ...period,
  [into.within]: reach.within,
  [into.outside]: reach.outside,
  [into.unknown]: reach.unknown,
  [into.minutes]: walk.minutes,
  [into.metresPerMinute]: walk.metresPerMinute,
  [into.detour]: String(walk.detour),
})

/** One village's record, where it says something else than what stands; the row that was written. */
const keep = async (
  tx: Tx,
  ledger: Ledger,
  region: string,
  row: Cells,
  writing: Writing,
): Promise<Cells | undefined> => {
  const same = await findSame(tx, ledger, writing.county, region, row)
  if (same === undefined) {
    await addRecord(tx, ledger, { id: uuidv7(), region, row }, writing)
    return row
  }
  const [standing] = await listRecords(tx, ledger, { region, period: periodOf(ledger, row) }, { after: null, limit: 1 })
  if (standing && sameCells(ledger, standing.cells as Row, row)) return undefined
  await correctRecord(tx, ledger, { ...same, region, row }, writing)
  return row
}

const followRule = async (program: Program, rule: ReachRule): Promise<number> => {
  const ledger = ledgersOf(program.packs).get(rule.into.ledger)?.ledger
  const today = todayOf(program)
  const walk = rule.walks.findLast(({ from }) => from <= today)
  if (ledger?.period === undefined || walk === undefined) return 0
  const period: Cells = { [ledger.period]: Number(today.slice(0, 4)) }
  const { county } = program
  const writing: Writing = { county, at: program.now(), by: null, source: 'exchange', reason: '' }
  return asSystem(program.database, async (tx) => {
    const read = await readPlaces(tx, program, rule)
    if (read === undefined) return 0
    const villages = { root: county.replace(/(00)+$/, ''), level: VILLAGE.level, on: today }
    const places = read.open.flatMap(({ place }) => (place === null ? [] : [place]))
    const hidden = new Set(read.open.filter(({ place }) => place === null).map(villageOf))
    const due: { county: string; ledger: string; region: string; period: string }[] = []
    for (const { code } of await listRegions(tx, villages, { after: '', limit: MOST_VILLAGES })) {
      const reach = reachOfPlaces(read.living.get(code) ?? [], places, walk, hidden.has(code))
      const row = await keep(tx, ledger, code, rowOf(rule, period, walk, reach), writing)
      if (row) due.push({ county, ledger: ledger.key, region: code, period: periodOf(ledger, row) })
    }
    if (due.length > 0) markDue(tx, due, program.now())
    return due.length
  })
}

/** Works out anew who reaches what, and writes what has changed; how many records. Safe to run at any time. */
export const followReach = async (program: Program): Promise<number> => {
  let written = 0
  for (const rule of program.packs.set.packs.flatMap(({ reaches = [] }) => reaches))
    written += await followRule(program, rule)
  return written
}
