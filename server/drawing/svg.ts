import type { Process } from '../../kernel/workflow/index.ts'
import type { Wording } from './layout.ts'
import { SIZES, widthOf } from './layout.ts'
import type { Arrow, Box, Layout, Point } from './shapes.ts'
import type { Kind } from './ways.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (char) => ESCAPES[char] ?? char)
const round = (value: number): string => String(Math.round(value * 10) / 10)

/** How far from a corner the line begins to turn: a label stands at one, and the line must not stay away from it. */
const TURN = 26

/** A point on the way from a corner to the next one, not further than half of it. */
const nearby = (corner: Point, other: Point): Point => {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y)
  const share = length === 0 ? 0 : Math.min(TURN / length, 0.5)
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share }
}

const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`

/** A line through the points that the layout gave, its corners rounded. */
const pathOf = (points: readonly Point[]): string =>
  points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]]
      if (!before) return `M${at(point)}`
      return after ? `L${at(nearby(point, before))}Q${at(point)} ${at(nearby(point, after))}` : `L${at(point)}`
    })
    .join('')

const text = (x: number, y: number, size: number, words: string, kind: string): string =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}" class="${kind}">${escaped(words)}</text>`

const kindOf = (process: Process, key: string): string => {
  const step = process.steps[key]
  if (step?.final) return 'end'
  if (step?.desks[0]?.at === 'resident') return 'resident'
  return key === process.start ? 'start' : 'step'
}

const boxSvg = (process: Process, box: Box): string => {
  const top = box.y - box.height / 2
  const frame = `<rect x="${round(box.x - box.width / 2)}" y="${round(top)}" width="${round(box.width)}" height="${round(box.height)}" rx="8"/>`
  const details = box.details.map((line, index) =>
    text(box.x, top + 42 + index * SIZES.line, SIZES.detail, line, 'detail'),
  )
  return `<g class="box ${kindOf(process, box.key)}">${frame}${text(box.x, top + 22, SIZES.title, box.title, 'title')}${details.join('')}</g>`
}

const lineSvg = ({ points, kind }: Arrow): string =>
  `<path class="${kind}" d="${pathOf(points)}" marker-end="url(#${kind})"/>`

const labelSvg = ({ label, lines }: Arrow): string => {
  const top = label.y - label.height / 2
  const back = `<rect class="paper" x="${round(label.x - label.width / 2)}" y="${round(top)}" width="${round(label.width)}" height="${round(label.height)}"/>`
  return (
    back + lines.map((line, index) => text(label.x, top + 12 + index * SIZES.line, SIZES.label, line, 'act')).join('')
  )
}

const STYLE = `
text{font-family:"PingFang SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif;text-anchor:middle;fill:#1f2328}
.heading{font-weight:600;text-anchor:start}.legend{text-anchor:start;fill:#57606a}
.title{font-weight:600}.detail{fill:#57606a}.act{fill:#3d444d}.paper{fill:#fff;fill-opacity:.9}
.box rect{fill:#fff;stroke:#6e7781}.start rect{stroke:#b5382a;stroke-width:2}.resident rect{fill:#eef5ff;stroke:#2f6fb3}
.end rect{fill:#f0f2f4;stroke:#57606a;stroke-width:2}
path{fill:none;stroke:#6e7781;stroke-width:1.2}.back{stroke:#a1521a;stroke-dasharray:7 4}.lapse{stroke:#5b3fa8;stroke-width:1.6;stroke-dasharray:1.6 4;stroke-linecap:round}`

const tip = (kind: Kind, shape: string): string =>
  `<marker id="${kind}" viewBox="0 0 9 8" refX="8" refY="4" markerWidth="9" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="${shape}" style="stroke-dasharray:none;stroke-width:1;${TIPS[kind]}"/></marker>`
/** Three tips: filled, hollow, open. */
const TIPS: Readonly<Record<Kind, string>> = {
  onward: 'fill:#6e7781;stroke:#6e7781',
  back: 'fill:#fff;stroke:#a1521a',
  lapse: 'fill:none;stroke:#5b3fa8',
}
const DEFINITIONS = `<defs>${tip('onward', 'M1 1L8 4L1 7z')}${tip('back', 'M1 1L8 4L1 7z')}${tip('lapse', 'M1 1L8 4L1 7')}</defs>`

const HEADING = 34
const KINDS = ['onward', 'back', 'lapse'] as const satisfies readonly Kind[]

/** Lines under the picture: what the arrows mean, and who comes in where a step is late. */
const legendOf = (arrows: readonly Arrow[], wording: Wording, top: number): readonly string[] => {
  const kinds = KINDS.filter((kind) => arrows.some((arrow) => arrow.kind === kind))
  const middle = (row: number): number => top + 8 + row * 20
  return [
    ...kinds.map(
      (kind, row) =>
        `<path class="${kind}" d="M24 ${middle(row)}L64 ${middle(row)}" marker-end="url(#${kind})"/>${text(74, middle(row) + 4, SIZES.detail, wording.kind(kind), 'legend')}`,
    ),
    ...wording.supervision.map((line, row) => text(24, middle(kinds.length + row) + 4, SIZES.detail, line, 'legend')),
  ]
}

const legendSize = (
  arrows: readonly Arrow[],
  wording: Wording,
): { readonly width: number; readonly height: number } => {
  const kinds = KINDS.filter((kind) => arrows.some((arrow) => arrow.kind === kind))
  const widths = [
    ...kinds.map((kind) => 74 + widthOf(wording.kind(kind), SIZES.detail)),
    ...wording.supervision.map((line) => 24 + widthOf(line, SIZES.detail)),
  ]
  return { width: Math.max(0, ...widths) + 24, height: widths.length * 20 + 16 }
}

/**
 * The picture of a process: one file that needs nothing else, readable without colour (start thick, end grey with a thick frame, ways
 * back dashed with a hollow tip, what the system does in time dotted with an open tip).
 */
export const svgOf = (process: Process, title: string, placed: Layout, wording: Wording): string => {
  const { boxes, arrows } = placed
  const legend = legendSize(arrows, wording)
  const width = Math.ceil(Math.max(placed.width, legend.width, 48 + widthOf(title, SIZES.title) * 1.1))
  const height = Math.ceil(HEADING + placed.height + legend.height)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style>`,
    DEFINITIONS,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    text(24, 30, SIZES.title, title, 'heading'),
    `<g transform="translate(${round((width - placed.width) / 2)} ${HEADING})">`,
    ...arrows.map(lineSvg),
    ...boxes.map((box) => boxSvg(process, box)),
    ...arrows.map(labelSvg),
    '</g>',
    ...legendOf(arrows, wording, HEADING + placed.height),
    '</svg>',
  ].join('\n')
}
