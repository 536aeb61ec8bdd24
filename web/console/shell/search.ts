import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { MatterPage, MatterRow } from '../../../server/contract/matter.ts'
import type { SessionBody } from '../../../server/contract/session.ts'
import { get } from '../../ui/api.ts'
import { can } from '../app/session.ts'
import type { RegionPage } from '../places/regions.ts'

/** One line of the palette and where it leads. */
export interface Found {
  readonly kind: 'command' | 'matter' | 'region'
  readonly key: string
  readonly title: string
  readonly note: string
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
}

const MOST = 6

/** Matters (text or number) and regions (name or code) in one's scope. */
export const foundQuery = (q: string, session: SessionBody) =>
  queryOptions({
    queryKey: ['found', q],
    enabled: q.length > 0,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<readonly Found[]> => {
      const records = can(session, 'matters') || can(session, 'board')
      const [matters, regions] = await Promise.all([
        records ? get<MatterPage>('matters', { view: 'scope', q, limit: MOST }, signal) : null,
        get<RegionPage>('regions', { q }, signal),
      ])
      return [...(matters?.items ?? []).map(matterLine), ...regions.items.slice(0, MOST).map(regionLine(session))]
    },
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
