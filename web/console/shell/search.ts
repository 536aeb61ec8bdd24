import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { IndicatorBody } from '../../../server/contract/indicator.ts'
import type { LedgerBody } from '../../../server/contract/ledger.ts'
import type { ListHead } from '../../../server/contract/list.ts'
import type { MatterPage, MatterRow } from '../../../server/contract/matter.ts'
import type { SessionBody } from '../../../server/contract/session.ts'
import { get } from '../../ui/api.ts'
import { can } from '../app/session.ts'
import { indicatorsQuery } from '../indicators/data.ts'
import { ledgersQuery } from '../ledgers/data.ts'
import { listsQuery } from '../lists/data.ts'
import type { RegionPage } from '../places/regions.ts'

/** One line of the palette and where it leads. */
export interface Found {
  readonly kind: 'command' | 'matter' | 'region' | 'indicator' | 'ledger' | 'list'
  readonly key: string
  readonly title: string
  readonly note: string
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
}

const MOST = 6

/** Matters (text or number), regions (name or code) in one's scope, numbers, ledgers and numbered lists by title. */
export const foundQuery = (q: string, session: SessionBody) =>
  queryOptions({
    queryKey: ['found', q],
    enabled: q.length > 0,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal, client }): Promise<readonly Found[]> => {
      const records = can(session, 'matters') || can(session, 'board')
      const [matters, regions, indicators, ledgers, lists] = await Promise.all([
        records ? get<MatterPage>('matters', { view: 'scope', q, limit: MOST }, signal) : null,
        get<RegionPage>('regions', { q }, signal),
        can(session, 'board') ? indicatorsOf(client, q) : [],
        can(session, 'ledgers') ? ledgersOf(client, q) : [],
        session.position && can(session, 'lists') ? listsOf(client, q, session.position.region) : [],
      ])
      return [
        ...(matters?.items ?? []).map(matterLine),
        ...regions.items.slice(0, MOST).map(regionLine(session)),
        ...indicators.slice(0, MOST).map(indicatorLine),
        ...ledgers.slice(0, MOST).map(ledgerLine),
        ...lists.slice(0, MOST).map(listLine),
      ]
    },
  })

const indicatorsOf = async (client: QueryClient, q: string): Promise<readonly IndicatorBody[]> => {
  const { items } = await client.ensureQueryData(indicatorsQuery())
  return items.filter(({ title }) => title.toLowerCase().includes(q.toLowerCase()))
}

const indicatorLine = ({ key, title, about }: IndicatorBody): Found => ({
  kind: 'indicator',
  key,
  title,
  note: about,
  to: `/indicators/${key}`,
})

const ledgersOf = async (client: QueryClient, q: string): Promise<readonly LedgerBody[]> => {
  const { items } = await client.ensureQueryData(ledgersQuery)
  return items.filter(({ title }) => title.toLowerCase().includes(q.toLowerCase()))
}

const ledgerLine = ({ key, title, about }: LedgerBody): Found => ({
  kind: 'ledger',
  key,
  title,
  note: about,
  to: `/ledgers/${key}`,
})

const listsOf = async (client: QueryClient, q: string, region: string): Promise<readonly ListHead[]> => {
  const { items } = await client.ensureQueryData(listsQuery(region))
  return items.filter(({ title }) => title.toLowerCase().includes(q.toLowerCase()))
}

const listLine = ({ key, title, version }: ListHead): Found => ({
  kind: 'list',
  key,
  title,
  note: version.document,
  to: `/lists/${key}`,
})

const matterLine = (item: MatterRow): Found => ({
  kind: 'matter',
  key: item.id,
  title: item.subject,
  note: `${item.number} · ${item.region.path} · ${item.stepTitle}`,
  to: `/matters/${item.id}`,
})

const regionLine =
  (session: SessionBody) =>
  ({ code, name, kindTitle }: RegionPage['items'][number]): Found => ({
    kind: 'region',
    key: code,
    title: name,
    note: `${kindTitle} ${code}`,
    to: can(session, 'matters') ? '/matters' : '/board',
    search: { region: code },
  })
