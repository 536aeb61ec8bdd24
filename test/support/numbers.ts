import { expect } from 'vitest'
import { type Cell, type CellType, keeperAt, keeperName, type Ledger, type Row } from '../../kernel/ledger/index.ts'
import type { GapsPage, IndicatorPage, LineagePage } from '../../server/contract/indicator.ts'
import { bringUpSums, followSums } from '../../server/derive/sums.ts'
import { ledgersOf } from '../../server/ledger/definitions.ts'
import { packsWith } from './loop.ts'
import { MONDAY, makeProgram, POSTS, type Post, type TestProgram } from './program.ts'

/** The three villages of the small county: two of the first town, one of the second. */
export const [HERE, THERE, FAR] = [POSTS.secretary.region, POSTS.neighbour.region, '990101002201'] as const
export const [TOWN, OTHER_TOWN, COUNTY] = [POSTS.town.region, POSTS.otherTown.region, POSTS.county.region] as const

/** Who of the small county keeps a ledger in a region. */
const KEEPERS: Readonly<Record<string, readonly Post[]>> = {
  'village-secretary': ['secretary', 'neighbour'],
  'town-dispatcher': ['town', 'otherTown'],
  'county-dispatcher': ['county'],
  'department-handler:civil': ['civil'],
  'department-handler:housing': ['housing'],
  'town-office:building': ['building'],
}

const keepersOf = (ledger: Ledger): readonly Post[] =>
  KEEPERS[keeperName(keeperAt(ledger, MONDAY.toISOString().slice(0, 10)))] ?? []

/** What is filled into a field that a test says nothing of, where it must be filled. */
const neutral = (type: CellType, n: number, first: (list: string) => string): Cell => {
  switch (type.kind) {
    case 'integer':
      return type.least ?? 0
    case 'decimal':
      return String(type.least ?? 0)
    case 'money':
      return 0
    case 'yes-no':
      return false
    case 'date':
      return '2025-03-01'
    case 'month':
      return '2025-03'
    case 'year':
      return 2025
    case 'code':
      return first(type.list)
    case 'organisation':
      return POSTS.county.org
    default:
      return `某${n}`
  }
}

/** Records kept and numbers read through the public interface, in the small county under one programme. */
export class Counted {
  readonly #its: TestProgram
  constructor(its: TestProgram) {
    this.#its = its
  }

  static async under(programme: string): Promise<Counted> {
    const its = await makeProgram(await packsWith(programme))
    await bringUpSums(its.program)
    return new Counted(its)
  }

  drop(): Promise<void> {
    return this.#its.drop()
  }

  /** Rows as their keeper sends them, each region's by who keeps it there; what must be filled besides is. */
  async keep(ledger: string, rows: readonly (readonly [region: string, cells: Row])[]): Promise<void> {
    const kept = ledgersOf(this.#its.program.packs).get(ledger)
    if (!kept) throw new Error(`no ledger ${ledger}`)
    const first = (list: string): string => kept.list(list)?.items[0]?.code ?? ''
    const filled = rows.map(([region, cells], n) => ({ region, cells: filledIn(kept.ledger, cells, n, first) }))
    for (const post of keepersOf(kept.ledger)) {
      const own = filled.filter(({ region }) => region.startsWith(POSTS[post].region))
      if (own.length === 0) continue
      const clerk = await this.#its.as(post)
      const told = await clerk.send('POST', `/api/v1/ledgers/${ledger}/bulk`, { rows: own })
      expect(told.body, ledger).toMatchObject({ added: own.length, refused: 0 })
    }
    await followSums(this.#its.program)
  }

  /** Ids of records by the words of a field, such as a name. */
  async ids(ledger: string, field = 'name'): Promise<Readonly<Record<string, string>>> {
    const clerk = await this.#its.as('county')
    const told = await clerk.send('GET', `/api/v1/ledgers/${ledger}/records?limit=200`)
    const { items } = told.body as { items: readonly { id: string; cells: Row }[] }
    return Object.fromEntries(items.map(({ id, cells }) => [String(cells[field]), id]))
  }

  /** What a post sees of a ledger. */
  async records(post: Post, ledger: string): Promise<readonly Row[]> {
    const clerk = await this.#its.as(post)
    const told = await clerk.send('GET', `/api/v1/ledgers/${ledger}/records?limit=200`)
    return (told.body as { items: readonly { cells: Row }[] }).items.map(({ cells }) => cells)
  }

  /** Today (YYYY-MM-DD). */
  today(): string {
    return this.#its.clock.now.toISOString().slice(0, 10)
  }

  /** Days go by, and ages are told by the new one. */
  async pass(days: number): Promise<void> {
    this.#its.clock.pass(days * 24 * 3600_000)
    await bringUpSums(this.#its.program)
  }

  /** Takes off every record of a ledger that towns keep. */
  async withdraw(ledger: string): Promise<void> {
    for (const post of ['town', 'otherTown'] as const) {
      const clerk = await this.#its.as(post)
      const told = await clerk.send('GET', `/api/v1/ledgers/${ledger}/records?limit=200`)
      for (const { id, version } of (told.body as { items: readonly { id: string; version: number }[] }).items) {
        const body = { version, reason: '离任' }
        const gone = await clerk.send('POST', `/api/v1/ledgers/${ledger}/records/${id}/remove`, body)
        expect(gone.status, JSON.stringify(gone.body)).toBeLessThan(300)
      }
    }
    await followSums(this.#its.program)
  }

  /** The field for which a record is refused, sent by whoever keeps it there. */
  async refused(ledger: string, region: string, cells: Row): Promise<string> {
    const kept = ledgersOf(this.#its.program.packs).get(ledger)
    if (!kept) throw new Error(`no ledger ${ledger}`)
    const first = (list: string): string => kept.list(list)?.items[0]?.code ?? ''
    const post = keepersOf(kept.ledger).find((one) => region.startsWith(POSTS[one].region)) ?? 'county'
    const clerk = await this.#its.as(post)
    const body = { region, cells: filledIn(kept.ledger, cells, 0, first) }
    const told = await clerk.send('POST', `/api/v1/ledgers/${ledger}/records`, body)
    return (told.body as { problems?: readonly { path: string }[] }).problems?.map(({ path }) => path).join() ?? ''
  }

  async #page(indicator: string, region: string, period?: string, on?: string): Promise<IndicatorPage> {
    const chief = await this.#its.as('chief')
    const query = `region=${region}${period === undefined ? '' : `&period=${period}`}${on === undefined ? '' : `&on=${on}`}`
    const told = await chief.send('GET', `/api/v1/indicators/${indicator}?${query}`)
    expect(told.status, JSON.stringify(told.body)).toBe(200)
    return told.body as IndicatorPage
  }

  /** As it is shown, with its unit; 没有数 where there is no value. The county's, where no region is named. */
  async shown(
    indicator: string,
    { region = COUNTY, period, on }: { region?: string; period?: string; on?: string } = {},
  ): Promise<string> {
    const { indicator: one, here } = await this.#page(indicator, region, period, on)
    const { value } = here.value
    return value === null ? '没有数' : `${(value / one.scale).toFixed(one.places)}${one.unit}`
  }

  /** What anybody reads on the public page of a village. */
  async published(region: string): Promise<string> {
    const page = await (await this.#its.resident()).send('GET', `/v/${region}`)
    expect(page.status).toBe(200)
    return String(page.body)
  }

  /** Regions right below, each with its value. */
  async below(indicator: string, region: string): Promise<Readonly<Record<string, number | null>>> {
    const { below } = await this.#page(indicator, region)
    return Object.fromEntries(below.map((one) => [one.region, one.value.value]))
  }

  /** Codes of the regions that are found lacking. */
  async lacking(indicator: string, region: string = COUNTY, period?: string): Promise<readonly string[]> {
    const chief = await this.#its.as('chief')
    const asked = `region=${region}${period === undefined ? '' : `&period=${period}`}`
    const told = await chief.send('GET', `/api/v1/indicators/${indicator}/gaps?${asked}`)
    return (told.body as GapsPage).items.map(({ code }) => code)
  }

  /** Region → band of the records that a distribution of a period is made of, as the county opens it. */
  async behind(indicator: string, period: string): Promise<Readonly<Record<string, string | undefined>>> {
    const chief = await this.#its.as('chief')
    const told = await chief.send('GET', `/api/v1/indicators/${indicator}/records?period=${period}`)
    expect(told.status, JSON.stringify(told.body)).toBe(200)
    return Object.fromEntries((told.body as LineagePage).items.map(({ region, band }) => [region, band]))
  }

  /** What it means, as it is printed with the number. */
  async meaning(indicator: string): Promise<IndicatorPage['indicator']> {
    return (await this.#page(indicator, COUNTY)).indicator
  }

  /** Counts of the bands, in their order. */
  async bands(indicator: string): Promise<readonly number[]> {
    return (await this.#page(indicator, COUNTY)).here.parts.map(({ value }) => Number(value.numerator))
  }

  /** Over how many regions of the lowest level: `2/3`. */
  async coverage(indicator: string): Promise<string> {
    const { coverage } = (await this.#page(indicator, COUNTY)).here
    return `${coverage?.have}/${coverage?.of}`
  }
}

const filledIn = (ledger: Ledger, cells: Row, n: number, first: (list: string) => string): Row => ({
  ...Object.fromEntries(
    ledger.fields
      .filter(({ required }) => required === true)
      .map(({ key, type }) => [key, neutral(type, n, first)] as const),
  ),
  ...cells,
})

/** 分. */
export const yuan = (amount: number): number => Math.round(amount * 100)
/** As many rows. */
export const times = <T>(count: number, make: (n: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => make(n))
