import { layout as arrange, Graph } from '@dagrejs/dagre'
import type { Process } from '../../kernel/workflow/index.ts'
import { docked } from './docks.ts'
import type { Layout, Point } from './shapes.ts'
import type { Kind, Way } from './ways.ts'
import { orderOf, waysOf } from './ways.ts'

/** What is written into the picture; the caller brings the words. */
export interface Wording {
  readonly step: (key: string) => string
  /** One line each under a step's title: who holds it, how long. */
  readonly details: (key: string) => readonly string[]
  readonly action: (step: string, key: string) => string
  /** What the kinds of arrows mean. */
  readonly kind: (kind: Kind) => string
  /** Who comes in when a step that is supervised is late; none where nobody does. */
  readonly supervision: readonly string[]
}

export const SIZES = { title: 15, detail: 12, label: 11.5, line: 16, padding: 12, dock: 16 } as const

/** Width in pixels of a text, near enough to leave room: Chinese characters are as wide as they are high. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? size : size * 0.58), 0)

/** Above is where the order says so: ways back are laid out as if they led forward, so that the flow reads from above to below. */
const ends = (process: Process, { from, to }: Way): readonly [upper: string, lower: string] => {
  const order = orderOf(process)
  return order(from) > order(to) ? [to, from] : [from, to]
}

const boxOf = (key: string, wording: Wording, docks: number) => {
  const title = wording.step(key)
  const details = wording.details(key)
  // titles are set bold, a tenth wider
  const widest = Math.max(widthOf(title, SIZES.title) * 1.1, ...details.map((text) => widthOf(text, SIZES.detail)))
  return {
    key,
    title,
    details,
    width: Math.max(widest + 2 * SIZES.padding, (docks + 1) * SIZES.dock),
    height: 28 + details.length * SIZES.line + SIZES.padding / 2,
  }
}

const labelOf = (lines: readonly string[]) => ({
  width: Math.max(...lines.map((line) => widthOf(line, SIZES.label))) + 10,
  height: lines.length * SIZES.line,
  labelpos: 'c',
})

const pointOf = ({ x, y }: Partial<Point>): Point => ({ x: x ?? 0, y: y ?? 0 })

/** Arrows that touch the fuller side of a box. */
const docksOf = (pairs: readonly (readonly [string, string])[], key: string): number =>
  Math.max(pairs.filter(([upper]) => upper === key).length, pairs.filter(([, lower]) => lower === key).length)

/** Places steps in ranks from above and lays the arrows around them. */
export const layout = (process: Process, wording: Wording): Layout => {
  const graph = new Graph({ multigraph: true })
  const ways = waysOf(process).map((way) => ({ way, pair: ends(process, way) }))
  // the more arrows, the more room between the ranks, or they would run flat beside each other
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 48 + ways.length, edgesep: 18, marginx: 24, marginy: 24 })
  const pairs = ways.map(({ pair }) => pair)
  const sized = Object.keys(process.steps).map((key) => boxOf(key, wording, docksOf(pairs, key)))
  for (const box of sized) graph.setNode(box.key, { width: box.width, height: box.height })
  const laid = ways.map(({ way, pair: [v, w] }) => ({
    way,
    id: { v, w, name: `${way.from} ${way.to} ${way.kind}` },
    lines: way.actions.map((action) => wording.action(way.from, action)),
  }))
  for (const { id, lines } of laid) graph.setEdge(id, labelOf([...new Set(lines)]))
  arrange(graph)
  const { width = 0, height = 0 } = graph.graph()
  const boxes = sized.map((box) => ({ ...box, ...pointOf(graph.node(box.key)) }))
  const arrows = laid.map(({ way, id, lines }) => {
    const placed = graph.edge(id)
    const { width, height } = labelOf([...new Set(lines)])
    const points = ((placed.points ?? []) as readonly Partial<Point>[]).map(pointOf)
    return {
      ...way,
      lines: [...new Set(lines)],
      points: way.from === id.v ? points : points.reverse(),
      label: { ...pointOf(placed as Partial<Point>), width, height },
    }
  })
  return { width, height, boxes, arrows: docked(boxes, arrows) }
}
