import { Link } from '@tanstack/react-router'
import type { BoardBody } from '../../../server/contract/board.ts'
import { useWords } from '../app/words.ts'
import { ChartCard } from './ChartCard.tsx'
import { PlainBars } from './PlainBars.tsx'
import { mattersOf } from './rates.ts'

const MOST = 12

/** What people write about, most first; each bar opens its matters. */
export const Categories = ({ board }: { board: BoardBody }) => {
  const { t } = useWords()
  const rows = board.byCategory.toSorted((a, b) => b.lodged - a.lodged)
  return (
    <ChartCard
      title={t('board.byCategory')}
      name={`${board.region.code}-categories-${board.from}-${board.to}`}
      columns={[
        { title: t('column.category'), value: ({ title }) => title },
        { title: t('board.column.code'), value: ({ code }) => code },
        { title: t('board.lodged'), value: ({ lodged }) => lodged, number: true },
      ]}
      rows={rows}
      link={({ title, matters }) => (
        <Link to="/matters" search={mattersOf(matters)}>
          {title}
        </Link>
      )}
    >
      <PlainBars
        rows={rows.slice(0, MOST).map(({ code, title, lodged, matters }) => ({
          key: code,
          title,
          value: lodged,
          search: mattersOf(matters),
        }))}
      />
      {rows.length > MOST ? <p className="muted">{t('board.moreInTable', { n: rows.length - MOST })}</p> : null}
    </ChartCard>
  )
}
