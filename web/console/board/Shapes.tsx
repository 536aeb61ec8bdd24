import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { BoardLine } from '../../../server/contract/board.ts'
import type { Shapes as Boundaries } from './data.ts'
import { fitInto, pathOf, placeOf, ringsOf, signOf } from './projection.ts'

export interface Painted {
  readonly line: Pick<BoardLine, 'code' | 'name'>
  readonly text: string
  /** Class of the value, -1 for none. */
  readonly shade: number
}

const WIDTH = 600

/** Boundaries with names and numbers; each leads to the same page of its own. */
export const Shapes = (props: { title: string; shapes: Boundaries; painted: readonly Painted[] }) => {
  const { title, shapes, painted } = props
  const drawn = useMemo(() => {
    const rings = shapes.features.map(({ properties, geometry }) => ({ ...properties, rings: ringsOf(geometry) }))
    const projection = fitInto(
      rings.flatMap((one) => one.rings),
      WIDTH,
    )
    return {
      height: projection.height,
      paths: rings.map((one) => ({
        code: one.code,
        name: one.name,
        path: pathOf(one.rings, projection),
        place: placeOf(one.rings, projection),
      })),
    }
  }, [shapes])
  const known = new Map(painted.map((one) => [one.line.code, one]))
  return (
    <svg className="map" viewBox={`0 0 ${WIDTH} ${drawn.height.toFixed(0)}`}>
      <title>{title}</title>
      {drawn.paths.map(({ code, name, path, place }) => {
        const one = known.get(code)
        const sign = signOf(place, name, one?.text ?? '')
        return (
          <Link
            key={code}
            to="."
            search={(now: object) => ({ ...now, region: code })}
            aria-label={`${name} ${one?.text ?? ''}`}
          >
            <path d={path} className={`shade-${one?.shade ?? -1}`} />
            <title>{`${name} ${one?.text ?? ''}`}</title>
            {sign === 'none' ? null : (
              <text x={place.x} y={place.y} className={one && one.shade > 1 ? 'map-on-dark' : undefined}>
                <tspan x={place.x}>{name}</tspan>
                {sign === 'both' ? (
                  <tspan x={place.x} dy="1.25em">
                    {one?.text ?? ''}
                  </tspan>
                ) : null}
              </text>
            )}
          </Link>
        )
      })}
    </svg>
  )
}
