import { layout as arrange, Graph } from '@dagrejs/dagre'
import type { Edge } from '../../kernel/pack/index.ts'
import { edgesOf } from '../../kernel/pack/index.ts'
import type { Process } from '../../kernel/workflow/index.ts'

/** What is written into the picture; the caller brings the words. */
export interface Wording {
  readonly step: (key: string) => string
  /** One line each under a step's title: who holds it, how long. */
  readonly details: (key: string) => readonly string[]
  readonly action: (step: string, key: string) => string
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly key: string
  readonly width: number
  readonly height: number
  readonly title: string
  readonly details: readonly string[]
}

export interface Arrow {
  readonly from: string
  readonly to: string
  readonly points: readonly Point[]
  readonly lines: readonly string[]
  readonly label: Point & { readonly width: number; readonly height: number }
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
}

export const SIZES = { title: 15, detail: 12, label: 11.5, line: 16, padding: 12 } as const

/** Width in pixels of a text, near enough to leave room: Chinese characters are as wide as they are high. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? size : size * 0.56), 0)

const boxOf = (key: string, wording: Wording) => {
  const title = wording.step(key)
  const details = wording.details(key)
  // titles are set bold, a tenth wider
  const widest = Math.max(widthOf(title, SIZES.title) * 1.1, ...details.map((text) => widthOf(text, SIZES.detail)))
  return {
    title,
    details,
    width: widest + 2 * SIZES.padding,
    height: 28 + details.length * SIZES.line + SIZES.padding / 2,
  }
}

/** All ways between the same two steps are one arrow with several lines. */
const bundles = (process: Process): ReadonlyMap<string, readonly Edge[]> => {
  const ways = edgesOf(process).filter(({ from, to }) => from !== to && to in process.steps)
  return Map.groupBy(ways, ({ from, to }) => `${from} ${to}`)
}

const linesOf = (edges: readonly Edge[], wording: Wording): readonly string[] => [
  ...new Set(edges.map(({ from, action }) => wording.action(from, action))),
]

/** Where a step belongs from above to below: by its stage, then as declared; ends at the bottom. */
const orderOf = (process: Process): ((key: string) => number) => {
  const keys = Object.keys(process.steps)
  return (key) => {
    const step = process.steps[key]
    if (!step || step.final) return Number.MAX_SAFE_INTEGER
    return process.stages.indexOf(step.stage) * keys.length + keys.indexOf(key)
  }
}

/** Ways back are laid out as if they led forward, so that the flow reads from above to below; then they are turned round. */
const laidOut = (process: Process, edge: Edge) => {
  const order = orderOf(process)
  const turned = order(edge.from) > order(edge.to)
  const [v, w] = turned ? [edge.to, edge.from] : [edge.from, edge.to]
  return { turned, id: { v, w, name: `${edge.from} ${edge.to}` } }
}

/** Places steps in ranks from above and lays the arrows around them. */
export const layout = (process: Process, wording: Wording): Layout => {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 40, ranksep: 46, edgesep: 16, marginx: 24, marginy: 24 })
  const boxes = Object.keys(process.steps).map((key) => ({ key, ...boxOf(key, wording) }))
  for (const box of boxes) graph.setNode(box.key, { width: box.width, height: box.height })
  const arrows = [...bundles(process).values()].map((edges) => {
    const edge = edges[0] as Edge
    return { edge, lines: linesOf(edges, wording), ...laidOut(process, edge) }
  })
  for (const { id, lines } of arrows) graph.setEdge(id, labelOf(lines))
  arrange(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    width,
    height,
    boxes: boxes.map((box) => ({ ...box, ...pointOf(graph.node(box.key)) })),
    arrows: arrows.map(({ id, edge, lines, turned }) => arrowOf(graph.edge(id), edge, lines, turned)),
  }
}

const labelOf = (lines: readonly string[]) => ({
  width: Math.max(...lines.map((line) => widthOf(line, SIZES.label))) + 8,
  height: lines.length * SIZES.line,
  labelpos: 'c',
})

const pointOf = ({ x, y }: Partial<Point>): Point => ({ x: x ?? 0, y: y ?? 0 })

type Placed = Partial<Point> & { readonly points?: readonly Point[] }

const arrowOf = (placed: Placed, { from, to }: Edge, lines: readonly string[], turned: boolean): Arrow => {
  const { width, height } = labelOf(lines)
  const points = (placed.points ?? []).map(pointOf)
  return { from, to, lines, points: turned ? points.reverse() : points, label: { ...pointOf(placed), width, height } }
}
