import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { BoardLine } from '../../../server/contract/board.ts'
import { useWords } from '../app/words.ts'
import { Chart } from './Chart.tsx'
import { rateOption } from './rateOption.ts'
import { mattersOf, type RateKey } from './rates.ts'
import { useChartColours } from './style.ts'

const ROW = 26
const FRAME = 40

/** One bar a town, from zero, with its interval drawn; those with too few verdicts are pale and say so. */
export const RateBars = ({ lines, rate }: { lines: readonly BoardLine[]; rate: RateKey }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const colours = useChartColours()
  const option = useMemo(() => rateOption(lines, rate, colours, t), [lines, rate, colours, t])
  return (
    <Chart
      option={option}
      height={lines.length * ROW + FRAME}
      label={t('board.chartOf', { what: t(`board.${rate}`) })}
      press={(index) => {
        const line = lines[index]
        if (line) navigate({ to: '/matters', search: mattersOf(line.matters) })
      }}
    />
  )
}
