interface Point {
  readonly period: string
  readonly value: number | null
}

const [WIDTH, HEIGHT, EDGE] = [96, 26, 3]

/** How a number went, as a small line; where there is no value the line breaks. The page of the number says the rest. */
export const Spark = ({ points, label }: { points: readonly Point[]; label: string }) => {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]))
  if (known.length < 2) return null
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const x = (index: number): number => EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(points.length - 1, 1)
  const y = (value: number): number =>
    most === least ? HEIGHT / 2 : HEIGHT - EDGE - ((value - least) * (HEIGHT - 2 * EDGE)) / (most - least)
  const path = points
    .map(({ value }, index) => {
      if (value === null) return ''
      const starts = index === 0 || points[index - 1]?.value === null
      return `${starts ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    })
    .join('')
  const last = points.findLastIndex(({ value }) => value !== null)
  return (
    <svg
      className="spark"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <path d={path} />
      <circle cx={x(last)} cy={y(points[last]?.value ?? 0)} r="2.5" />
    </svg>
  )
}
