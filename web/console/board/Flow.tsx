import { useMemo } from 'react'
import type { BoardBody } from '../../../server/contract/board.ts'
import { useWords } from '../app/words.ts'
import { Chart } from './Chart.tsx'
import { ChartCard } from './ChartCard.tsx'
import { type Passage, splitFlow } from './flow.ts'
import { baseOption, type ChartColours, useChartColours } from './style.ts'

const option = (forward: readonly Passage[], titles: ReadonlyMap<string, string>, colours: ChartColours) => ({
  ...baseOption(colours),
  series: [
    {
      type: 'sankey',
      left: 8,
      right: 140,
      top: 8,
      bottom: 8,
      nodeGap: 14,
      nodeWidth: 10,
      draggable: false,
      emphasis: { focus: 'adjacency' },
      itemStyle: { color: colours.main },
      lineStyle: { color: colours.main, opacity: 0.25, curveness: 0.5 },
      label: { color: colours.ink, formatter: ({ name }: { name: string }) => titles.get(name) ?? name },
      data: [...new Set(forward.flatMap(({ from, to }) => [from, to]))].map((name) => ({ name })),
      links: forward.map(({ from, to, passed }) => ({ source: from, target: to, value: passed })),
    },
  ],
})

/** Here a river shows its half only: the numbers come first, the drawing is a press away. */
const NARROW = '(max-width: 860px)'

/** How matters went from step to step in the period; ways back are told in words below, a river can't run uphill. */
export const Flow = ({ board }: { board: BoardBody }) => {
  const { t } = useWords()
  const colours = useChartColours()
  const { forward, back } = useMemo(
    () =>
      splitFlow(
        board.flow,
        board.steps.map(({ step }) => step),
      ),
    [board],
  )
  const drawn = useMemo(() => {
    const titles = new Map(
      board.flow.flatMap((one) => [[one.from, one.fromTitle] as const, [one.to, one.toTitle] as const]),
    )
    return option(forward, titles, colours)
  }, [board, forward, colours])
  return (
    <ChartCard
      title={t('board.flow')}
      note={t('board.flowNote')}
      name={`${board.region.code}-flow-${board.from}-${board.to}`}
      columns={[
        { title: t('board.column.from'), value: ({ fromTitle }) => fromTitle },
        { title: t('board.column.to'), value: ({ toTitle }) => toTitle },
        { title: t('board.column.passed'), value: ({ passed }) => passed, number: true },
      ]}
      rows={board.flow}
      first={matchMedia(NARROW).matches ? 'table' : 'chart'}
    >
      {/* a river needs its width: on a narrow screen it is pushed along, the page is not */}
      <div className="wide">
        <Chart option={drawn} height={340} label={t('board.chartOf', { what: t('board.flow') })} />
      </div>
      {back.length > 0 ? (
        <p className="muted">
          {t('board.back')}
          {back.map(({ from, to, fromTitle, toTitle, passed }) => (
            <span key={`${from}-${to}`} className="tag">
              {fromTitle} → {toTitle} {passed}
            </span>
          ))}
        </p>
      ) : null}
    </ChartCard>
  )
}
