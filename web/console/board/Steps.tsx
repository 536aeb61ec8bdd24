import { Link } from '@tanstack/react-router'
import type { BoardBody } from '../../../server/contract/board.ts'
import { useWords } from '../app/words.ts'
import { ChartCard } from './ChartCard.tsx'
import { PlainBars } from './PlainBars.tsx'
import { mattersOf } from './rates.ts'

/** Where the open ones lie now, and how many of them are late. */
export const Steps = ({ board }: { board: BoardBody }) => {
  const { t } = useWords()
  return (
    <ChartCard
      title={t('board.steps')}
      note={t('board.stepsNote')}
      name={`${board.region.code}-steps`}
      columns={[
        { title: t('column.step'), value: ({ title }) => title },
        { title: t('board.open'), value: ({ open }) => open, number: true },
        { title: t('board.late'), value: ({ late }) => late, number: true },
      ]}
      rows={board.steps}
      link={({ title, matters }) => (
        <Link to="/matters" search={mattersOf(matters)}>
          {title}
        </Link>
      )}
    >
      <PlainBars
        rows={board.steps.map(({ step, title, open, late, matters }) => ({
          key: step,
          title,
          value: open,
          search: mattersOf(matters),
          late: {
            value: late,
            words: t('board.lateOf', { n: late }),
            search: mattersOf(matters, { bucket: 'late' }),
          },
        }))}
      />
    </ChartCard>
  )
}
