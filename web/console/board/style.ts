import { useMemo } from 'react'
import { type Palette, tokens } from '../../ui/tokens/index.ts'
import { useSystemDark } from '../theme.ts'

/** Colours of charts: few, told apart by colour-blind eyes as well, and always with a word beside them. */
export interface ChartColours extends Palette {
  readonly main: string
  readonly second: string
  readonly faint: string
}

export const useChartColours = (): ChartColours => {
  const dark = useSystemDark()
  return useMemo(() => {
    const palette = dark ? tokens.color.dark : tokens.color.light
    return {
      ...palette,
      main: dark ? '#6ea8e0' : '#2f6fab',
      second: dark ? '#e0a458' : '#c9822b',
      faint: dark ? '#39424c' : '#dfe4ea',
    }
  }, [dark])
}

/** What all charts share: the page's type, quiet axes, no animation. */
export const baseOption = (colours: ChartColours) => ({
  animation: false,
  textStyle: { fontFamily: tokens.font.sans, color: colours.ink, fontSize: 12 },
  tooltip: {
    backgroundColor: colours.surface,
    borderColor: colours.line,
    textStyle: { color: colours.ink, fontSize: 12 },
    confine: true,
  },
})

export const axisStyle = (colours: ChartColours) => ({
  axisLine: { lineStyle: { color: colours.line } },
  axisTick: { show: false },
  axisLabel: { color: colours.muted },
  splitLine: { lineStyle: { color: colours.line, type: 'dashed' as const } },
})
