import { useMemo } from 'react'
import type { IndicatorBody, IndicatorPage, ReadingBody } from '../../../server/contract/indicator.ts'
import type { Column } from '../app/csv.ts'
import { useWords } from '../app/words.ts'
import { Chart } from '../board/Chart.tsx'
import { ChartCard } from '../board/ChartCard.tsx'
import { axisStyle, baseOption, type ChartColours, useChartColours } from '../board/style.ts'
import { coverageWords, inUnit, isPartial, periodWords, shown } from './format.ts'

interface Drawn {
  readonly indicator: IndicatorBody
  readonly trend: readonly ReadingBody[]
  readonly labels: readonly string[]
  readonly target: string
}

/** Bars from zero, each with its number; a bar that covers a part only is pale; no value is no bar. */
const option = ({ indicator, trend, labels, target }: Drawn, colours: ChartColours) => {
  const inUnit = (value: number | null) => (value === null ? null : value / indicator.scale)
  return {
    ...baseOption(colours),
    // right of the last bar there is room for the words of the target
    grid: { left: 8, right: indicator.target ? 80 : 16, top: 28, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: labels, ...axisStyle(colours) },
    yAxis: { type: 'value', ...axisStyle(colours) },
    series: [
      {
        type: 'bar',
        barMaxWidth: 42,
        data: trend.map(({ value, coverage, unfinished }) => ({
          value: inUnit(value.value),
          itemStyle:
            isPartial(coverage) || unfinished
              ? { color: colours.faint, borderColor: colours.main, borderType: 'dashed', borderWidth: 1 }
              : { color: colours.main },
          label: {
            show: value.value !== null,
            position: 'top',
            formatter: shown(value.value, indicator),
            color: colours.ink,
            fontSize: 11,
          },
        })),
      },
      ...(indicator.target
        ? [
            {
              type: 'line',
              name: target,
              symbol: 'none',
              silent: true,
              data: trend.map(() => inUnit(indicator.target?.value ?? null)),
              lineStyle: { color: colours.second, type: 'dashed', width: 1.5 },
              endLabel: { show: true, formatter: target, color: colours.ink, distance: 28 },
            },
          ]
        : []),
    ],
  }
}

/** How the number went, with its target. */
export const Trend = ({ page }: { page: IndicatorPage }) => {
  const words = useWords()
  const { t } = words
  const { indicator, trend, here } = page
  const colours = useChartColours()
  const drawn = useMemo(
    () =>
      option(
        {
          indicator,
          trend,
          labels: trend.map(({ period }) => periodWords(period, { t, language: words.language, switchTo: () => {} })),
          target: t('indicators.targetLine', { value: shown(indicator.target?.value ?? null, indicator) }),
        },
        colours,
      ),
    [indicator, trend, colours, t, words.language],
  )
  const columns: readonly Column<ReadingBody>[] = [
    { title: t('indicators.period'), value: ({ period }) => periodWords(period, words) },
    {
      title: inUnit(indicator.title, indicator.unit, t),
      value: ({ value }) => shown(value.value, indicator),
      number: true,
    },
    {
      title: t('indicators.column.coverage'),
      value: ({ coverage }) => (coverage ? coverageWords(coverage, words) : ''),
      number: true,
    },
  ]
  const partial = trend.some(
    ({ coverage, value, unfinished }) => value.value !== null && (isPartial(coverage) || unfinished),
  )
  return (
    <ChartCard
      title={t('indicators.trend')}
      note={partial ? t('indicators.paleBars') : undefined}
      name={`${indicator.key}-${here.region}`}
      columns={columns}
      rows={trend}
    >
      <Chart option={drawn} height={240} label={t('indicators.trendOf', { title: indicator.title })} />
    </ChartCard>
  )
}
