import { Skeleton } from 'antd'
import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'

interface ChartProps {
  readonly option: EChartsCoreOption
  /** Pixels. */
  readonly height: number
  /** What the chart says, for those who don't see it; the table says the rest. */
  readonly label: string
  /** Which bar or point was pressed. */
  readonly press?: (index: number) => void
}

type Echarts = typeof import('./echarts.ts')

/** Draws an option; ECharts itself comes when the first chart is shown. */
export const Chart = ({ option, height, label, press }: ChartProps) => {
  const place = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<Echarts | null>(null)
  const pressed = useRef(press)
  pressed.current = press
  useEffect(() => {
    import('./echarts.ts').then(setDrawing)
  }, [])
  useEffect(() => {
    if (!drawing || !place.current) return
    const chart = drawing.init(place.current, null, { renderer: 'svg' })
    chart.setOption(option)
    chart.on('click', ({ dataIndex }) => pressed.current?.(Number(dataIndex)))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [drawing, option])
  return (
    <div className={press ? 'chart chart-press' : 'chart'} role="img" aria-label={label} style={{ height }}>
      <div ref={place} style={{ height }} />
      {drawing ? null : <Skeleton active title={false} paragraph={{ rows: Math.floor(height / 34) }} />}
    </div>
  )
}
