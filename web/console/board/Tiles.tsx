import { Link } from '@tanstack/react-router'
import { tileColumns } from './projection.ts'
import type { Painted } from './Shapes.tsx'

/** One tile a region, in the order of the codes, all of one size: no large empty county outshouts a small full one. */
export const Tiles = ({ painted }: { painted: readonly Painted[] }) => (
  <div className="tiles" style={{ gridTemplateColumns: `repeat(${tileColumns(painted.length)}, minmax(0, 1fr))` }}>
    {painted.map(({ line, text, shade }) => (
      <Link
        key={line.code}
        to="."
        search={(now: object) => ({ ...now, region: line.code })}
        className={`tile shade-${shade}`}
      >
        <span>{line.name}</span>
        <strong>{text}</strong>
      </Link>
    ))}
  </div>
)
