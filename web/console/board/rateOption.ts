import type { EChartsCoreOption } from 'echarts/core'
import type { BoardLine } from '../../../server/contract/board.ts'
import { intervalText, percent, type RateKey } from './rates.ts'
import { axisStyle, baseOption, type ChartColours } from './style.ts'

interface Api {
  readonly value: (at: number) => number
  readonly coord: (point: readonly [number, number]) => readonly [number, number]
}
const CAP = 4

/** A whisker: from low to high with a short cap at each end. */
const whisker =
  (colour: string) =>
  (_: unknown, api: Api): object => {
    const [x1, y] = api.coord([api.value(1), api.value(0)])
    const [x2] = api.coord([api.value(2), api.value(0)])
    const line = (shape: object) => ({ type: 'line', shape, style: { stroke: colour, lineWidth: 1.5 } })
    return {
      type: 'group',
      children: [
        line({ x1, y1: y, x2, y2: y }),
        line({ x1, y1: y - CAP, x2: x1, y2: y + CAP }),
        line({ x1: x2, y1: y - CAP, x2, y2: y + CAP }),
      ],
    }
  }

/** Bars from zero to 100% with their intervals, the first line on top. */
export const rateOption = (
  lines: readonly BoardLine[],
  rate: RateKey,
  colours: ChartColours,
  t: (key: string, params?: Record<string, string | number>) => string,
): EChartsCoreOption => ({
  ...baseOption(colours),
  grid: { left: 8, right: 56, top: 8, bottom: 24, containLabel: true },
  xAxis: {
    type: 'value',
    min: 0,
    max: 1,
    ...axisStyle(colours),
    axisLabel: { color: colours.muted, formatter: (value: number) => percent(value, 0) },
  },
  yAxis: {
    type: 'category',
    inverse: true,
    data: lines.map(({ name }) => name),
    ...axisStyle(colours),
    axisLabel: { color: colours.ink, width: 120, overflow: 'truncate' },
  },
  tooltip: {
    ...baseOption(colours).tooltip,
    trigger: 'axis',
    axisPointer: { type: 'none' },
    formatter: ([first]: { dataIndex: number }[]) => {
      const line = lines[first?.dataIndex ?? -1]
      if (!line) return ''
      const said = t('board.of.n', { n: line[rate].denominator, interval: intervalText(line[rate]) })
      return `${line.name}<br>${percent(line[rate].value)} · ${said}`
    },
  },
  series: [
    {
      type: 'bar',
      barWidth: 14,
      data: lines.map((line) => ({
        value: line[rate].value ?? 0,
        itemStyle: { color: line.rank === null ? colours.faint : colours.main },
        label: {
          show: true,
          position: 'insideLeft',
          color: line.rank === null ? colours.ink : colours.surface,
          formatter: line[rate].value === null ? t('board.noVerdicts') : percent(line[rate].value),
        },
      })),
    },
    {
      type: 'custom',
      renderItem: whisker(colours.ink),
      encode: { x: [1, 2], y: 0 },
      silent: true,
      z: 5,
      data: lines.flatMap((line, index) =>
        line[rate].low === null || line[rate].high === null ? [] : [[index, line[rate].low, line[rate].high]],
      ),
    },
  ],
})
