import type { Process } from '../../kernel/workflow/index.ts'
import type { Arrow, Box, Layout, Point } from './layout.ts'
import { SIZES } from './layout.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (char) => ESCAPES[char] ?? char)
const round = (value: number): string => String(Math.round(value * 10) / 10)

/** A soft line through the points that the layout gave. */
const pathOf = (points: readonly Point[]): string => {
  const [first, ...rest] = points
  if (!first) return ''
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] as Point
    const end = index === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }
    return `Q${round(point.x)} ${round(point.y)} ${round(end.x)} ${round(end.y)}`
  })
  const last = rest.at(-1)
  const line = curves.length === 0 && last ? [`L${round(last.x)} ${round(last.y)}`] : curves
  return [`M${round(first.x)} ${round(first.y)}`, ...line].join('')
}

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

const lineSvg = ({ points }: Arrow): string => `<path d="${pathOf(points)}" marker-end="url(#tip)"/>`

const labelSvg = ({ label, lines }: Arrow): string => {
  const top = label.y - label.height / 2
  const back = `<rect class="paper" x="${round(label.x - label.width / 2)}" y="${round(top)}" width="${round(label.width)}" height="${round(label.height)}"/>`
  return (
    back + lines.map((line, index) => text(label.x, top + 12 + index * SIZES.line, SIZES.label, line, 'act')).join('')
  )
}

const STYLE = `
text{font-family:"PingFang SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif;text-anchor:middle;fill:#1f2328}
.title{font-weight:600}.detail{fill:#57606a}.act{fill:#57606a}.paper{fill:#fff;fill-opacity:.86}
.box rect{fill:#fff;stroke:#8c959f}.start rect{stroke:#b5382a;stroke-width:2}.resident rect{fill:#eef5ff;stroke:#2f6fb3}
.end rect{fill:#f0f2f4;stroke:#57606a;stroke-width:2}
path{fill:none;stroke:#8c959f;stroke-width:1.2}`

/** The picture of a process: one file that needs nothing else, readable without colour (start thick, end grey with a thick frame). */
export const svgOf = (process: Process, title: string, { width, height, boxes, arrows }: Layout): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" width="${Math.ceil(width)}" height="${Math.ceil(height)}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" style="fill:#8c959f;stroke:none"/></marker></defs>',
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...arrows.map(lineSvg),
    ...boxes.map((box) => boxSvg(process, box)),
    ...arrows.map(labelSvg),
    '</svg>',
  ].join('\n')
