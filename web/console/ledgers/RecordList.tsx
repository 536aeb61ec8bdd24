import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button, Empty, Skeleton } from 'antd'
import { useMemo, useRef } from 'react'
import type { LedgerBody, RecordRow } from '../../../server/contract/ledger.ts'
import { Failure } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { useKeys } from '../shell/keys.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import type { View } from './columns.ts'
import { recordsQuery } from './data.ts'
import { RecordTable } from './RecordTable.tsx'
import { useConfirm } from './useConfirm.ts'
import { type Picking, usePicking } from './usePicking.ts'

const MOST_COUNTED = 10_000

/** Records under the filters, a page after the other; arrows go from one to the next, Enter opens it. */
export const RecordList = (props: { body: LedgerBody; view: View; open: (id: string) => void }) => {
  const { t } = useWords()
  const { body, view, open } = props
  const { region } = useRegion()
  const { period, equal, stale } = useSearch({ from: '/shell/ledgers/$ledger' })
  const list = useInfiniteQuery(recordsQuery(body.key, { region, period, equal, stale }))
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const picking = usePicking(items)
  const box = useRef<HTMLDivElement>(null)
  useArrows(box)
  if (list.isPending) return <Skeleton active paragraph={{ rows: 12 }} title={false} />
  if (list.isError && items.length === 0) return <Failure error={list.error} reset={() => list.refetch()} />
  if (items.length === 0) return <Nothing body={body} narrowed={Boolean(period || equal || stale)} />
  const total = list.data?.pages[0]?.total ?? 0
  return (
    <>
      <p className="muted record-count" role="status">
        {total >= MOST_COUNTED ? t('ledgers.manyRecords') : t('ledgers.records', { n: total })}
      </p>
      <div className="record-box" ref={box} data-busy={list.isPlaceholderData || undefined}>
        <RecordTable
          body={body}
          view={view}
          items={items}
          open={open}
          picking={body.freshDays !== null && body.may.keep ? picking : null}
        />
      </div>
      {list.hasNextPage ? (
        <Button block onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      ) : null}
      <ConfirmBar body={body} items={items} picking={picking} />
    </>
  )
}

const Nothing = ({ body, narrowed }: { body: LedgerBody; narrowed: boolean }) => {
  const { t } = useWords()
  const said = narrowed ? 'ledgers.noneNarrowed' : body.may.keep ? 'ledgers.noneYet' : 'ledgers.noneKept'
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(said, { keeper: body.keeperTitle })} />
}

/** What is chosen is still right: one press for all of it. */
const ConfirmBar = ({ body, items, picking }: { body: LedgerBody; items: readonly RecordRow[]; picking: Picking }) => {
  const { t } = useWords()
  const confirm = useConfirm(body)
  const chosen = items.filter(({ id }) => picking.selection.chosen.has(id))
  if (chosen.length === 0) return null
  return (
    <section className="batch" aria-label={t('batch.title')}>
      <strong>{t('ledgers.chosen', { n: chosen.length })}</strong>
      <Button
        type="primary"
        loading={confirm.isPending}
        onClick={() => confirm.mutate(chosen, { onSuccess: () => picking.chooseAll(false) })}
      >
        {t('ledgers.confirmMany', { n: chosen.length })}
      </Button>
      <Button type="text" onClick={() => picking.chooseAll(false)}>
        {t('batch.clear')}
      </Button>
    </section>
  )
}

/** Up and down go along the records; the browser's own focus is the place. */
const useArrows = (box: React.RefObject<HTMLDivElement | null>): void => {
  const step = (by: number) => {
    const links = [...(box.current?.querySelectorAll<HTMLElement>('.record-link') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus()
  }
  useKeys({ arrowdown: () => step(1), arrowup: () => step(-1), j: () => step(1), k: () => step(-1) })
}
