import { accept, type Result } from '../../kernel/refusal/index.ts'
import { type Receipt, receiptsIn } from '../../store/list/receipts.ts'
import { namesOf } from '../../store/place/regions.ts'
import { may } from '../caller.ts'
import type { ItemBody, ListBody, ListHead, ListsBody, VersionBody } from '../contract/list.ts'
import { inTree, todayOf } from '../places.ts'
import { getVersion, type HeldList, type HeldVersion } from './declared.ts'
import { itemsOf, type Versioned } from './items.ts'
import { levelIn } from './leads.ts'
import type { Reading } from './reading.ts'

/** Regions that have not acknowledged, named one by one. */
const NAMED = 20

export const presentVersion = (version: HeldVersion): VersionBody => ({
  version: version.version,
  from: version.from,
  until: version.until ?? null,
  document: version.document,
  clause: version.clause ?? '',
  count: version.count ?? null,
  groups:
    version.groups === undefined
      ? null
      : { said: version.groups, here: new Set(version.items.map(({ group }) => group).filter(Boolean)).size },
  here: version.items.length,
  fictional: version.fictional === true,
})

const countsOf = (items: readonly ItemBody[]): ListHead['counts'] => {
  const of = (state: ItemBody['state']) => items.filter((item) => item.state === state).length
  return {
    items: items.length,
    met: of('met'),
    late: of('late'),
    soon: of('soon'),
    reported: of('reported'),
    mine: items.filter(({ mine }) => mine).length,
  }
}

const receiptsOf = (
  reading: Reading,
  all: readonly Receipt[],
  { list, version }: Versioned,
  names: ReadonlyMap<string, string>,
): ListHead['receipts'] => {
  const home = reading.caller.position?.region
  const those = all.filter((one) => one.list === list.key && one.version === version.version)
  const lacking = those.filter(({ received_at }) => received_at === null)
  return {
    asked: those.length,
    received: those.length - lacking.length,
    lacking: lacking.slice(0, NAMED).map(({ region }) => ({ code: region, name: names.get(region) ?? region })),
    publishedAt: those[0]?.published_at.toISOString() ?? null,
    due: lacking.some(({ region }) => region === home),
  }
}

const headOf = (one: Versioned, items: readonly ItemBody[], receipts: ListHead['receipts']): ListHead => ({
  key: one.list.key,
  title: one.list.title,
  kind: one.list.kind,
  permits: one.list.permits ? { ...one.list.permits } : null,
  ledger: one.list.kept?.ledger ?? null,
  version: presentVersion(one.version),
  counts: countsOf(items),
  receipts,
})

const headsOf = async (reading: Reading, lists: readonly Versioned[], region: string) => {
  const { program, tx } = reading
  const keys = lists.map(({ list }) => list.key)
  const [items, receipts] = await Promise.all([
    itemsOf(reading, lists, region),
    receiptsIn(tx, program.county, keys, region),
  ])
  const names = await namesOf(tx, [region, ...new Set(receipts.map((one) => one.region))], todayOf(program))
  const heads = lists.map((one) =>
    headOf(one, items.get(one.list.key) ?? [], receiptsOf(reading, receipts, one, names)),
  )
  return { heads, items, region: { code: region, name: names.get(region) ?? region } }
}

/** All lists that have to do with a region, those with something late first to be looked at by whoever reads. Refusal: `absent`. */
export const listsBody = async (
  reading: Reading,
  held: readonly HeldList[],
  asked: { readonly region?: string | undefined },
): Promise<Result<ListsBody>> => {
  const root = inTree(reading.caller, asked.region)
  if (!root.ok) return root
  const { program } = reading
  const lists = held.flatMap((list): readonly Versioned[] => {
    const version = getVersion(program, list)
    return version.ok ? [{ list, version: version.value }] : []
  })
  const { heads, region } = await headsOf(reading, lists, root.value)
  return accept({ region, items: heads, asOf: program.now().toISOString() })
}

export interface AskedList {
  readonly region?: string | undefined
  readonly version?: string | undefined
  readonly state?: ItemBody['state'] | undefined
  readonly group?: string | undefined
  readonly lead?: string | undefined
  readonly mine?: boolean | undefined
}

const wanted =
  ({ state, group, lead, mine }: AskedList) =>
  (item: ItemBody): boolean =>
    (state === undefined || item.state === state) &&
    (group === undefined || item.group === group) &&
    (lead === undefined || item.lead?.desk === lead) &&
    (mine !== true || item.mine)

/** One list with its items as they stand in a region, one's own first. Refusals: `absent`, `no-version`. */
export const listBody = async (reading: Reading, list: HeldList, asked: AskedList): Promise<Result<ListBody>> => {
  const { program, caller } = reading
  const root = inTree(caller, asked.region)
  if (!root.ok) return root
  const version = getVersion(program, list, asked.version)
  if (!version.ok) return version
  const one = { list, version: version.value }
  const { heads, items: read, region } = await headsOf(reading, [one], root.value)
  const items = read.get(list.key) ?? []
  const [head] = heads
  if (!head) throw new Error('a list has no head')
  const leads = new Map(items.flatMap(({ lead }) => (lead ? [[lead.desk, lead.title] as const] : [])))
  const publishes = may(caller, 'lists.keep') && levelIn(program, caller.position?.region ?? '') <= 4
  return accept({
    ...head,
    region,
    versions: list.versions.map(presentVersion),
    items: items.filter(wanted(asked)).toSorted((a, b) => Number(b.mine) - Number(a.mine) || a.number - b.number),
    groups: [...new Set(items.map(({ group }) => group).filter((group) => group !== ''))],
    leads: [...leads].map(([desk, title]) => ({ desk, title })),
    may: [...(publishes ? (['publish'] as const) : []), ...(head.receipts.due ? (['acknowledge'] as const) : [])],
    asOf: program.now().toISOString(),
  })
}
