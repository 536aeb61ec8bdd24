import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, Segmented, Skeleton } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { HouseholdRow } from '../../../server/contract/place.ts'
import { ExportButtons } from '../app/ExportButtons.tsx'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { SearchBox } from '../app/SearchBox.tsx'
import { useWords } from '../app/words.ts'
import { extend, keepOnly, NONE, toggle } from '../inbox/selection.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { householdsQuery, VILLAGE } from './data.ts'
import { HandOverDrawer } from './HandOverDrawer.tsx'
import { HouseholdTable } from './HouseholdTable.tsx'
import { RevealHousehold } from './RevealHousehold.tsx'
import { Unassigned } from './Unassigned.tsx'
import { WorkersPanel } from './WorkersPanel.tsx'

/** Households of the region one looks at, who keeps contact with each, and handing them over. */
export const HouseholdsPage = () => {
  const { t } = useWords()
  const { q, unassigned, worker } = useSearch({ from: '/shell/households' })
  const navigate = useNavigate({ from: '/households' })
  const { region } = useRegion()
  const ask = { q, unassigned, worker, region }
  const list = useInfiniteQuery(householdsQuery(ask))
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const picking = usePicking(items)
  const set = (change: Record<string, string | undefined>) =>
    navigate({ search: (now) => ({ ...now, ...change }), replace: true })
  const inVillage = region.length >= VILLAGE
  return (
    <div className="page">
      <PageHead title={t('nav.households')} purpose={t('purpose.households')}>
        <ExportButtons path="households" query={ask} personal />
      </PageHead>
      <Unassigned
        region={region}
        looking={unassigned === 'true'}
        look={() => set({ unassigned: 'true', worker: undefined, q: undefined })}
      />
      <search className="filters">
        <Segmented
          value={unassigned ?? ''}
          onChange={(value) => set({ unassigned: value || undefined, worker: undefined })}
          options={['', 'true'].map((value) => ({
            value,
            label: t(`households.${value === '' ? 'all' : 'unassigned'}`),
          }))}
          aria-label={t('households.worker')}
        />
        <SearchBox
          value={q ?? ''}
          label={t('households.q')}
          most={40}
          search={(text) => set({ q: text || undefined })}
        />
        {worker ? <Button onClick={() => set({ worker: undefined })}>{t('households.allWorkers')}</Button> : null}
        {list.data ? (
          <span className="muted">{t('households.total', { n: list.data.pages[0]?.total ?? 0 })}</span>
        ) : null}
      </search>
      <div className={inVillage ? 'households-split' : undefined}>
        <div>
          <Shown list={list} items={items} picking={picking} villages={!inVillage} />
        </div>
        {inVillage ? (
          <WorkersPanel
            region={region}
            worker={worker}
            pick={(position) => set({ worker: position, unassigned: undefined })}
          />
        ) : null}
      </div>
      <HandOver picking={picking} />
    </div>
  )
}

type Picking = ReturnType<typeof usePicking>

/** Which rows are chosen, and which go to another worker now. */
const usePicking = (items: readonly HouseholdRow[]) => {
  const [selection, setSelection] = useState(NONE)
  const [giving, setGiving] = useState<readonly string[]>([])
  const ids = useMemo(() => items.map(({ id }) => id), [items])
  useEffect(() => setSelection((now) => keepOnly(now, ids)), [ids])
  const now = useRef(ids)
  now.current = ids
  const choose = useCallback(
    (id: string, range: boolean) =>
      setSelection((before) => (range ? extend(before, id, now.current) : toggle(before, id))),
    [],
  )
  const give = useCallback((id: string) => setGiving([id]), [])
  return { items, ids, selection, setSelection, giving, setGiving, choose, give }
}

const Shown = (props: {
  list: ReturnType<typeof useInfiniteQuery>
  items: readonly HouseholdRow[]
  picking: Picking
  villages: boolean
}) => {
  const { t } = useWords()
  const { list, items, picking } = props
  const [asking, setAsking] = useState<HouseholdRow | null>(null)
  if (list.isPending) return <Skeleton active paragraph={{ rows: 12 }} title={false} />
  if (list.isError && items.length === 0) return <Failure error={list.error} reset={() => list.refetch()} />
  if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('households.none')} />
  return (
    <>
      <HouseholdTable
        items={items}
        chosen={picking.selection.chosen}
        choose={picking.choose}
        chooseAll={(all) => picking.setSelection({ chosen: new Set(all ? picking.ids : []), anchor: null })}
        give={picking.give}
        reveal={setAsking}
        villages={props.villages}
      />
      {list.hasNextPage ? (
        <Button block onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      ) : null}
      <RevealHousehold household={asking} close={() => setAsking(null)} />
    </>
  )
}

/** What may be done with the chosen ones together, and the form that does it. */
const HandOver = ({ picking }: { picking: Picking }) => {
  const { t } = useWords()
  const { items, selection, giving, setSelection, setGiving } = picking
  const n = selection.chosen.size
  const clear = () => setSelection(NONE)
  return (
    <>
      {n > 0 ? (
        <section className="batch" aria-label={t('batch.title')}>
          <strong>{t('handOver.chosen', { n })}</strong>
          <Button type="primary" onClick={() => setGiving([...selection.chosen])}>
            {t('handOver.to')}
          </Button>
          <Button type="text" onClick={clear}>
            {t('batch.clear')}
          </Button>
        </section>
      ) : null}
      <HandOverDrawer
        rows={items.filter(({ id }) => giving.includes(id))}
        close={() => setGiving([])}
        done={() => {
          setGiving([])
          clear()
        }}
        again={(ids) => setSelection({ chosen: new Set(ids), anchor: null })}
      />
    </>
  )
}
