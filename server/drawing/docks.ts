import type { Arrow, Box, Point } from './shapes.ts'

/** How far an arrow runs straight before it bends: its tip then points at the box, not along it. */
const STRAIGHT = 12

interface End {
  readonly arrow: Arrow
  readonly at: 'first' | 'last'
  /** The next point of the arrow, away from the box. */
  readonly towards: Point
}

const endsAt = (arrows: readonly Arrow[], { key }: Box): readonly End[] =>
  arrows.flatMap((arrow) => {
    const { points } = arrow
    const first = arrow.from === key ? [{ arrow, at: 'first', towards: points[1] ?? arrow.label } as const] : []
    const last = arrow.to === key ? [{ arrow, at: 'last', towards: points.at(-2) ?? arrow.label } as const] : []
    return [...first, ...last]
  })

/** The ends on one side of a box, each at a place of its own, in the order in which the arrows come. */
const along = (box: Box, ends: readonly End[], side: 'above' | 'below'): readonly (readonly [End, Point])[] => {
  const ordered = [...ends].sort((a, b) => a.towards.x - b.towards.x)
  const y = side === 'above' ? box.y - box.height / 2 : box.y + box.height / 2
  return ordered.map((end, index) => [
    end,
    { x: box.x - box.width / 2 + (box.width * (index + 1)) / (ordered.length + 1), y },
  ])
}

const docksOf = (box: Box, arrows: readonly Arrow[]): readonly (readonly [End, Point])[] => {
  const ends = endsAt(arrows, box)
  const isAbove = ({ towards }: End): boolean => towards.y < box.y
  return [
    ...along(box, ends.filter(isAbove), 'above'),
    ...along(
      box,
      ends.filter((end) => !isAbove(end)),
      'below',
    ),
  ]
}

const straight = (dock: Point, towards: Point): Point => ({
  x: dock.x,
  y: dock.y + Math.sign(towards.y - dock.y) * STRAIGHT,
})

/** Arrows that end side by side on the upper and lower edges of their boxes, where the layout lets them meet in one place. */
export const docked = (boxes: readonly Box[], arrows: readonly Arrow[]): readonly Arrow[] => {
  const docks = new Map(
    boxes.flatMap((box) => docksOf(box, arrows)).map(([end, dock]) => [`${arrows.indexOf(end.arrow)} ${end.at}`, dock]),
  )
  return arrows.map((arrow, index) => {
    const first = docks.get(`${index} first`)
    const last = docks.get(`${index} last`)
    const between = arrow.points.slice(1, -1)
    if (!first || !last) return arrow
    const [after = arrow.label] = between
    const before = between.at(-1) ?? arrow.label
    return { ...arrow, points: [first, straight(first, after), ...between, straight(last, before), last] }
  })
}
