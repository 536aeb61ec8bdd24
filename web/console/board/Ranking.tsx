import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { BoardBody } from '../../../server/contract/board.ts'
import { useWords } from '../app/words.ts'
import { ChartCard } from './ChartCard.tsx'
import { RankingTable } from './RankingTable.tsx'
import { RateBars } from './RateBars.tsx'
import { rankingColumns } from './rankingColumns.ts'
import { byRank, RATES, type RateKey } from './rates.ts'

/**
 * The three rates by town or by department: bars with their intervals, and the table with ranks beside. Where nobody judges, the table
 * alone.
 */
export const Ranking = ({ board, judged }: { board: BoardBody; judged: boolean }) => {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/board' })
  const navigate = useNavigate({ from: '/board' })
  const [chosen, setSide] = useState<'byRegion' | 'byOrganisation'>('byRegion')
  // below the village nothing is compared by place
  const side = board.byRegion.length > 0 ? chosen : 'byOrganisation'
  const rate: RateKey = RATES.find((key) => key === search.rate) ?? 'satisfaction'
  const lines = useMemo(() => byRank(board[side]), [board, side])
  const columns = useMemo(() => rankingColumns(t), [t])
  return (
    <ChartCard
      title={t(judged ? `board.${side}` : `board.${side}.counts`)}
      note={judged ? t(board.rankedFrom > 0 ? 'board.rankNote' : 'board.intervalNote', { n: board.rankedFrom }) : ''}
      name={`${board.region.code}-${side}-${board.from}-${board.to}`}
      columns={columns}
      rows={lines}
      tools={
        <>
          <Segmented
            size="small"
            value={side}
            onChange={setSide}
            options={(['byRegion', 'byOrganisation'] as const).map((value) => ({
              value,
              label: t(`board.${value}.short`),
            }))}
            aria-label={t('board.side')}
          />
          {judged ? (
            <Segmented
              size="small"
              value={rate}
              onChange={(value) =>
                navigate({ search: (now) => ({ ...now, rate: value }), replace: true, resetScroll: false })
              }
              options={RATES.map((value) => ({ value, label: t(`board.${value}`) }))}
              aria-label={t('board.rate')}
            />
          ) : null}
        </>
      }
    >
      {judged ? (
        <div className="board-pair board-ranking">
          <RateBars lines={lines} rate={rate} />
          <RankingTable lines={lines} drill={side === 'byRegion'} ranked={board.rankedFrom > 0} />
        </div>
      ) : (
        <RankingTable lines={lines} drill={side === 'byRegion'} ranked={false} />
      )}
    </ChartCard>
  )
}
