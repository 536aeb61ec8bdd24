import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { xmlText } from '../table.ts'
import type { SheetCell } from './cell.ts'
import type { ReportSheet, SheetLine } from './sheet.ts'

/**
 * Typefaces of official papers by their names (GB/T 9704-2012 §5.2.2: 小标宋 for the title, 仿宋 for the body); where one is not installed the
 * reader's program takes another. Latin letters and figures stand in Times New Roman.
 */
const faceOf = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia,
  cs: 'Times New Roman',
})
const TITLE = faceOf('方正小标宋简体')
const HEADING = faceOf('黑体')
const BODY = faceOf('仿宋_GB2312')

/** Half points: 二号, 四号, 小四, 五号, 小五. */
const SIZES = { title: 44, line: 28, meta: 24, table: 21, small: 18 } as const

/** A4 in millimetres; margins of GB/T 9704-2012 §5.1 upright, even ones on its side. */
const PAPER = { width: 210, height: 297 }
const UPRIGHT = { top: 37, bottom: 35, left: 28, right: 26 }
const SIDEWAYS = { top: 28, bottom: 26, left: 25, right: 25 }
/** The same in twentieths of a point, as every program writes it. */
const A4 = { width: 11906, height: 16838 }
/** More columns than these stand on their side. */
const MOST_UPRIGHT = 5

const NUMBER_WIDTH = 12
const NAME_WIDTH = 36

const text = (value: string, size: number = SIZES.table, font = BODY) =>
  new TextRun({ text: xmlText(value), size, font })

type Aligned = (typeof AlignmentType)[keyof typeof AlignmentType]
const cell = (
  runs: readonly TextRun[],
  {
    width,
    align = AlignmentType.CENTER,
    span = 1,
    rows = 1,
  }: { width: number; align?: Aligned; span?: number; rows?: number },
) =>
  new TableCell({
    width: { size: convertMillimetersToTwip(width), type: WidthType.DXA },
    columnSpan: span,
    rowSpan: rows,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: [new Paragraph({ alignment: align, children: [...runs] })],
  })

interface Widths {
  readonly number: number
  readonly name: number
  readonly each: number
}

/** Rows that stand above the table on every page: the periods, where there are several, and what each column is. */
const headRows = ({ columns, names }: ReportSheet, widths: Widths): readonly TableRow[] => {
  const head = (value: string, width: number, { span = 1, rows = 1 } = {}) =>
    cell([text(value, SIZES.table, HEADING)], { width, span, rows })
  const groups = [...Map.groupBy(columns, ({ group }) => group)]
  const periods = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [
      head(names.number, widths.number, { rows: 2 }),
      head(names.region, widths.name, { rows: 2 }),
      ...groups.map(([group, those]) => head(group, widths.each * those.length, { span: those.length })),
    ],
  })
  const titles = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) => head(column.head, widths.each)),
  })
  return [periods, titles]
}

const runsOf = ({ text: value, mark }: SheetCell): readonly TextRun[] => [
  text(value),
  ...(mark === '' ? [] : [text(mark.length > 1 ? `（${mark}）` : mark, SIZES.small)]),
]

const lineRow = (line: SheetLine, number: string, widths: Widths) =>
  new TableRow({
    cantSplit: true,
    children: [
      cell([text(number)], { width: widths.number }),
      cell([text(line.name), ...(line.above === '' ? [] : [text(` ${line.above}`, SIZES.small)])], {
        width: widths.name,
        align: AlignmentType.LEFT,
      }),
      ...line.cells.map((one) => cell(runsOf(one), { width: widths.each, align: AlignmentType.RIGHT })),
    ],
  })

/** Side by side, from one tab stop to the next. */
const tabbed = (texts: readonly string[]): readonly TextRun[] =>
  texts.flatMap((value, index) => [
    ...(index === 0 ? [] : [new TextRun({ children: [new Tab()] })]),
    text(value, SIZES.meta),
  ])

/** Fixed line spacing: 28 points, as official papers have it; below the table less. */
const paragraph = (
  runs: readonly TextRun[],
  more: { align?: Aligned; points?: number; tabs?: readonly number[] } = {},
) =>
  new Paragraph({
    alignment: more.align ?? AlignmentType.LEFT,
    spacing: { line: (more.points ?? 28) * 20, lineRule: LineRuleType.EXACT },
    tabStops: (more.tabs ?? []).map((at, index, all) => ({
      type: index === all.length - 1 ? TabStopType.RIGHT : TabStopType.CENTER,
      position: convertMillimetersToTwip(at),
    })),
    children: [...runs],
  })

const footer = () => {
  const run = (children: readonly (string | (typeof PageNumber)[keyof typeof PageNumber])[]) =>
    new TextRun({ children: [...children], size: SIZES.line, font: faceOf('宋体') })
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(['— ', PageNumber.CURRENT, ' —'])] })],
  })
}

/** The report as a document: A4, title, who reports, the table with its head on every page, who made it, what must be known. */
export const documentOf = async (sheet: ReportSheet, notes: string): Promise<Buffer> => {
  const sideways = sheet.columns.length > MOST_UPRIGHT
  const margins = sideways ? SIDEWAYS : UPRIGHT
  const wide = (sideways ? PAPER.height : PAPER.width) - margins.left - margins.right
  const each = (wide - NUMBER_WIDTH - NAME_WIDTH) / sheet.columns.length
  const widths = { number: NUMBER_WIDTH, name: NAME_WIDTH, each }
  const spread = [wide / 2, wide]
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: convertMillimetersToTwip(wide), type: WidthType.DXA },
    columnWidths: [NUMBER_WIDTH, NAME_WIDTH, ...sheet.columns.map(() => each)].map(convertMillimetersToTwip),
    rows: [
      ...headRows(sheet, widths),
      ...sheet.lines.map((line, index) => lineRow(line, String(index + 1), widths)),
      lineRow(sheet.whole, '', widths),
    ],
  })
  const document = new Document({
    title: xmlText(sheet.title),
    styles: { default: { document: { run: { font: BODY, size: SIZES.line } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              ...A4,
              orientation: sideways ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: Object.fromEntries(
              Object.entries(margins).map(([side, mm]) => [side, convertMillimetersToTwip(mm)]),
            ),
          },
        },
        footers: { default: footer() },
        children: [
          paragraph([text(sheet.title, SIZES.title, TITLE)], { align: AlignmentType.CENTER, points: 36 }),
          paragraph(tabbed(sheet.under), { tabs: spread }),
          table,
          paragraph(tabbed(sheet.below), { tabs: [wide] }),
          paragraph([text(notes, SIZES.table, HEADING)], { points: 18 }),
          ...sheet.notes.map((note, index) => paragraph([text(`${index + 1}. ${note}`)], { points: 18 })),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
