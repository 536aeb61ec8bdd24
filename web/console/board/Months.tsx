import { useMemo } from 'react'
import type { BoardBody } from '../../../server/contract/board.ts'
import type { Column } from '../app/csv.ts'
import { useWords } from '../app/words.ts'
import { Chart } from './Chart.tsx'
import { ChartCard } from './ChartCard.tsx'
import { intervalText, percent } from './rates.ts'
import { axisStyle, baseOption, type ChartColours, useChartColours } from './style.ts'

type Month = BoardBody['byMonth'][number]
type Say = (key: string) => string

const columns = (t: Say): readonly Column<Month>[] => [
  { title: t('board.column.month'), value: ({ month }) => month },
  ...(['lodged', 'closed', 'answeredLate'] as const).map((key) => ({
    title: t(`board.${key}`),
    value: (row: Month) => row[key],
    number: true,
  })),
  { title: t('board.satisfaction'), value: (row) => percent(row.satisfaction.value), number: true },
  { title: '95%', value: (row) => intervalText(row.satisfaction), number: true },
]

/** Lodged and closed month by month. */
const option = (months: readonly Month[], colours: ChartColours, t: Say) => ({
  ...baseOption(colours),
  grid: { left: 8, right: 8, top: 32, bottom: 8, containLabel: true },
  legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: colours.ink } },
  tooltip: { ...baseOption(colours).tooltip, trigger: 'axis' },
  xAxis: { type: 'category', data: months.map(({ month }) => month), ...axisStyle(colours) },
  yAxis: { type: 'value', min: 0, minInterval: 1, ...axisStyle(colours) },
  series: (
    [
      ['lodged', colours.main],
      ['closed', colours.second],
      ['answeredLate', colours.late],
    ] as const
  ).map(([key, color]) => ({
    type: 'bar',
    name: t(`board.${key}`),
    data: months.map((row) => row[key]),
    itemStyle: { color },
    barMaxWidth: 18,
  })),
})

/** How much came in, how much was closed, and how much was answered late. */
export const Months = ({ board }: { board: BoardBody }) => {
  const { t } = useWords()
  const colours = useChartColours()
  const drawn = useMemo(() => option(board.byMonth, colours, t), [board, colours, t])
  return (
    <ChartCard
      title={t('board.byMonth')}
      name={`${board.region.code}-months-${board.from}-${board.to}`}
      columns={columns(t)}
      rows={board.byMonth}
    >
      <Chart option={drawn} height={300} label={t('board.chartOf', { what: t('board.byMonth') })} />
    </ChartCard>
  )
}
