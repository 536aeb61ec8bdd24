import { mark } from './index.ts'

/** The lead goose, three strokes. */
export const Mark = ({ size = 30 }: { size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox={mark.viewBox}
    fill="none"
    stroke="var(--accent)"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {mark.strokes.map(({ d, width }) => (
      <path key={d} d={d} strokeWidth={width} />
    ))}
  </svg>
)
