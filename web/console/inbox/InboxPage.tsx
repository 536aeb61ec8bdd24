import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ListedRow } from '../../ui/matter/rows.ts'
import { PageHead } from '../app/PageHead.tsx'
import { useWords } from '../app/words.ts'
import { useWaiting } from '../held/held.ts'
import { ActDrawer } from '../matter/ActDrawer.tsx'
import { useKeys } from '../shell/keys.ts'
import { BatchBar } from './BatchBar.tsx'
import { mattersQuery } from './data.ts'
import { inPlace } from './group.ts'
import { InboxFilters } from './InboxFilters.tsx'
import { InboxList } from './InboxList.tsx'
import { LiveBar } from './LiveBar.tsx'
import { Preview } from './Preview.tsx'
import { extend, keepOnly, NONE, step, toggle } from './selection.ts'

const PAGE = 50
const NO_ROWS: readonly ListedRow[] = []

/** What lies on one's desk: late, due today, later; worked through by keyboard or by mouse. */
export const InboxPage = () => {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/inbox' })
  const navigate = useNavigate()
  const list = useInfiniteQuery(mattersQuery({ view: 'inbox', ...search }, PAGE))
  const rows = list.data?.rows ?? NO_ROWS
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const [selection, setSelection] = useState(NONE)
  const [at, setAt] = useState<string | null>(null)
  const [acting, setActing] = useState<{ id: string; action: string } | null>(null)
  useEffect(() => setSelection((now) => keepOnly(now, ids)), [ids])
  const current = at !== null && ids.includes(at) ? at : (ids[0] ?? null)
  const row = rows.find(({ id }) => id === current)
  const move = (by: 1 | -1) => {
    const next = step(ids, current, by)
    setAt(next)
    if (next) document.getElementById(`row-${next}`)?.scrollIntoView({ block: 'nearest' })
    if (next === ids.at(-1) && list.hasNextPage && !list.isFetchingNextPage) list.fetchNextPage()
  }
  const open = (id: string) => navigate({ to: '/matters/$id', params: { id } })
  // rows are drawn again only when they change: what they call must stay the same and yet see the list of now
  const { held } = useWaiting()
  const now = useRef({ rows, ids, held: new Set<string>() })
  now.current = { rows, ids, held: new Set(held.flatMap((one) => one.ids)) }
  const begin = useCallback((id: string) => {
    const item = now.current.rows.find((one) => one.id === id)
    const offer = item && inPlace(item)
    if (offer && !now.current.held.has(id)) setActing({ id, action: offer.action })
  }, [])
  const choose = useCallback(
    (id: string, range: boolean) =>
      setSelection((before) => (range ? extend(before, id, now.current.ids) : toggle(before, id))),
    [],
  )
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    enter: () => current && open(current),
    x: () => current && choose(current, false),
    'shift+x': () => current && choose(current, true),
    a: () => current && begin(current),
    r: () => list.refetch(),
    '/': () => document.getElementById('inbox-q')?.focus(),
    escape: () => setSelection(NONE),
  })
  const chosen = rows.filter(({ id }) => selection.chosen.has(id))
  return (
    <div className="page inbox">
      <PageHead title={t('nav.inbox')} purpose={t('purpose.inbox')}>
        <Button onClick={() => list.refetch()} loading={list.isRefetching}>
          {t('inbox.refresh')}
        </Button>
      </PageHead>
      <InboxFilters counts={list.data?.counts ?? null} />
      <LiveBar refresh={() => list.refetch()} />
      <div className="inbox-split">
        <InboxList
          list={list}
          rows={rows}
          current={current}
          selection={selection}
          look={setAt}
          choose={choose}
          act={begin}
          counts={list.data?.counts ?? null}
          filtered={Object.keys(search).length > 0}
        />
        <Preview row={row} act={(action) => row && setActing({ id: row.id, action })} />
      </div>
      <BatchBar
        rows={chosen}
        clear={() => setSelection(NONE)}
        again={(these) => setSelection({ chosen: new Set(these), anchor: null })}
      />
      <ActDrawer acting={acting} close={() => setActing(null)} />
    </div>
  )
}
