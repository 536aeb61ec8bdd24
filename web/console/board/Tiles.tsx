import { Link } from '@tanstack/react-router'
import { tileTracks } from './projection.ts'
import type { Painted } from './Shapes.tsx'

/** As in board.css, with a pixel for the border and one for what a bold figure is wider. */
const ROOM = { gap: 4, padding: 10 } as const

/** One tile a region, in the order of the codes, all of one size: no large empty county outshouts a small full one. */
export const Tiles = ({ painted }: { painted: readonly Painted[] }) => (
  <div
    className="tiles"
    style={{
      gridTemplateColumns: tileTracks(
        painted.map(({ text }) => text),
        ROOM,
      ),
    }}
  >
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
