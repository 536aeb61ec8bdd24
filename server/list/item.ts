import { stateOf } from '../../kernel/list/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { listAsked } from '../../store/derive/read.ts'
import { type Assignment, assignmentsBelow } from '../../store/list/assignments.ts'
import { type ItemReport, reportsBelow } from '../../store/list/reports.ts'
import { namesOf } from '../../store/place/regions.ts'
import type { ItemPage } from '../contract/list.ts'
import { basisOf } from '../indicator/basis.ts'
import { inTree, todayOf } from '../places.ts'
import { deskTitle } from '../presenters/matterWords.ts'
import { getVersion, type HeldItem, type HeldList } from './declared.ts'
import { dueOf, itemsOf, periodNow, presentReport, type Versioned } from './items.ts'
import { type Desks, desksAt, levelIn } from './leads.ts'
import { presentVersion } from './page.ts'
import { provedKey, readProofs } from './proofs.ts'
import type { Reading } from './reading.ts'

/** Regions of one page. */
const PAGE = 200

/** The level below on which the item is looked at: the highest that leads it, or that parts of it were handed down to. */
const levelBelow = (
  { program }: Reading,
  item: HeldItem,
  region: string,
  assigned: readonly Assignment[],
): number | null => {
  const own = levelIn(program, region)
  const levels = [...item.leads.map(({ level }) => level), ...assigned.map((one) => levelIn(program, one.region))]
  const below = levels.filter((level) => level > own)
  return below.length === 0 ? null : Math.min(...below)
}

interface Below {
  readonly level: number
  readonly after: string
  readonly assigned: readonly Assignment[]
  readonly reports: readonly ItemReport[]
}

const readBelow = async (
  reading: Reading,
  { list, version }: Versioned,
  at: { readonly item: HeldItem; readonly region: string; readonly desks: Desks },
  { level, after, assigned, reports }: Below,
): Promise<ItemPage['below']> => {
  const { program, tx, directory } = reading
  const { item, region } = at
  const lines = { root: region, level, after, limit: PAGE + 1 }
  const codes = await listAsked(tx, basisOf(program), lines)
  const shown = codes.slice(0, PAGE)
  const proved = await readProofs(reading, [item], lines, { regions: shown, from: version.from })
  const names = await namesOf(tx, shown, todayOf(program))
  const period = periodNow(item, todayOf(program))
  const role = item.leads.find((lead) => lead.level === level)?.role
  const items = shown.map((code) => {
    const own = assigned.find((one) => one.region === code)
    const report = reports.find((one) => one.region === code && one.period === period)
    const proofs = proved.get(provedKey(code, item.key)) ?? []
    const due = dueOf(item, own, todayOf(program))
    const desk = own?.desk ?? (role === undefined ? undefined : directory.deskAt(role, code))
    const judged = { kind: list.kind, due, proofs: proofs.map(({ met }) => met), reported: report?.state ?? null }
    return {
      code,
      name: names.get(code) ?? code,
      state: stateOf(judged, todayOf(program)),
      due,
      lead: desk === undefined ? '' : deskTitle(at.desks.voice, desk),
      proofs: proofs.map(({ key, value, met, period: of }) => ({ key, value, met, period: of })),
    }
  })
  return { level, items, next: codes.length > PAGE ? (shown.at(-1) ?? null) : null }
}

/** The item of a list as its version of today has it. Refusal: `absent`. */
export const findItem = (
  list: HeldList,
  program: Reading['program'],
  key: string,
): Result<Versioned & { item: HeldItem }> => {
  const version = getVersion(program, list)
  if (!version.ok) return version
  const item = version.value.items.find((one) => one.key === key)
  return item ? accept({ list, version: version.value, item }) : refuse('absent', 'absent')
}

/** An item in a region: what proves it, who leads it, what was reported, and how the level below stands. Refusals: `absent`, `item-not-here`. */
export const itemPage = async (
  reading: Reading,
  list: HeldList,
  asked: { readonly item: string; readonly region?: string | undefined; readonly after: string },
): Promise<Result<ItemPage>> => {
  const { program, caller, tx } = reading
  const root = inTree(caller, asked.region)
  if (!root.ok) return root
  const found = findItem(list, program, asked.item)
  if (!found.ok) return found
  const region = root.value
  const { version, item } = found.value
  const at = { list: list.key, item: item.key, region }
  const [read, assigned, reports, desks, names] = await Promise.all([
    itemsOf(reading, [{ list, version: { ...version, items: [item] } }], region),
    assignmentsBelow(tx, program.county, at),
    reportsBelow(tx, program.county, at),
    desksAt(reading, region),
    namesOf(tx, [region], todayOf(program)),
  ])
  const body = read.get(list.key)?.[0]
  if (!body) return refuse('rules', 'item-not-here', { params: { number: item.number } })
  const level = levelBelow(reading, item, region, assigned)
  const below =
    level === null
      ? { level: null, items: [], next: null }
      : await readBelow(reading, found.value, { item, region, desks }, { level, after: asked.after, assigned, reports })
  return accept({
    list: { key: list.key, title: list.title, kind: list.kind, version: presentVersion(version) },
    region: { code: region, name: names.get(region) ?? region },
    item: body,
    history: reports.filter((one) => one.region === region).map(presentReport),
    desks: desks.held.map(({ desk }) => ({ desk, title: deskTitle(desks.voice, desk) })),
    below,
    asOf: program.now().toISOString(),
  })
}
