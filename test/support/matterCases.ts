import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { mattersOf } from '../../kernel/indicator/index.ts'
import type { Cell, Row } from '../../kernel/ledger/index.ts'
import type { Pack } from '../../kernel/pack/index.ts'
import { Numbers } from './measures.ts'

/** How a case names what is known of a matter. */
const FIELDS: Readonly<Record<string, string>> = {
  受理日期: 'lodged_on',
  分类: 'category',
  环节: 'step',
  结果: 'outcome',
  答复: 'answered',
  超期: 'late',
  办结: 'closed',
  答复用小时: 'hours_to_answer',
  办结用天: 'days_to_close',
  评价: 'judged',
  联系: 'contacted',
  解决: 'resolved',
  满意度: 'satisfaction',
  退回: 'returned',
  重新办理: 'reopened',
}
const SATISFACTION: Readonly<Record<string, number>> = { 满意: 3, 基本满意: 2, 不满意: 1 }
const SCALES: Readonly<Record<string, number>> = { '%': 0.01 }

type Sheet = Readonly<Record<string, string | number>>
/** Golden cases of numbers over matters: how matters stand, and which numbers follow. `个数` repeats one. */
interface Case {
  readonly 说明: string
  readonly 事项: readonly Sheet[]
  /** Indicator → as it is shown, or 没有数. */
  readonly 那么: Readonly<Record<string, string>>
}

const cellOf = (cell: string | number): Cell => {
  if (typeof cell === 'number') return cell
  return cell === '是' || cell === '否' ? cell === '是' : (SATISFACTION[cell] ?? cell)
}

/** What is not said of a matter is not so: not answered, not closed, no verdict. */
const NOTHING: Row = {
  answered: false,
  late: false,
  closed: false,
  judged: false,
  returned: 0,
  reopened: 0,
  merged: false,
}

const rowsOf = (sheets: readonly Sheet[]): readonly Row[] =>
  sheets.flatMap(({ 个数: times = 1, ...sheet }) => {
    const cells = Object.entries(sheet).map(([title, cell]) => {
      const key = FIELDS[title]
      if (key === undefined) throw new Error(`没有这一项：${title}`)
      return [key, cellOf(cell)] as const
    })
    return Array.from({ length: Number(times) }, () => ({ ...NOTHING, ...Object.fromEntries(cells) }))
  })

/** Registers one test for each file of `numbers/` of a pack whose indicators are over the matters of `process`. */
export const testMatterCases = (folder: string, pack: Pack, process: string): void => {
  const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(folder, 'messages.zh-CN.json'), 'utf8'))
  const numbers = new Numbers([pack])
  for (const file of readdirSync(join(folder, 'numbers')).sort()) {
    const given = load(readFileSync(join(folder, 'numbers', file), 'utf8')) as Case
    test(`${file.slice(0, -5)} ${given.说明}`, () => {
      for (const [title, expected] of Object.entries(given.那么)) {
        const found = pack.indicators?.find((one) => words[one.title] === title)
        if (!found) throw new Error(`没有这个指标：${title}`)
        const value = numbers.value(found.key, { [mattersOf(process)]: rowsOf(given.事项) })
        const shown =
          value === null ? '没有数' : `${(value / (SCALES[found.unit] ?? 1)).toFixed(found.places)}${found.unit}`
        expect(shown, title).toBe(expected)
      }
    })
  }
}
