import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { expect, it, onTestFinished } from 'vitest'
import { formulasOf, type LedgerField } from '../../../kernel/ledger/index.ts'
import { codeOf, messagesOf } from './code.ts'
import { draftOf } from './draft.ts'
import { celOf } from './expression.ts'
import { readXlsForm } from './read.ts'

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'xlsform-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const SURVEY = [
  [
    'type',
    'name',
    'label::English (en)',
    'label::中文 (zh)',
    'required',
    'relevant',
    'constraint',
    'constraint_message',
  ],
  ['start', 'start', '', '', '', '', '', ''],
  ['note', 'hello', 'Hello', '您好', '', '', '', ''],
  ['begin group', 'board', 'Board', '棋盘', '', '', '', ''],
  ['text', 'nickName', 'Name', '名字', 'yes', '', 'string-length(.) <= 30', ''],
  ['integer', 'age', 'Age', '年龄', 'true()', '', '. >= 6 and . < 100', ''],
  ['select_one yes_no', 'plays', 'Plays', '下棋', 'yes', '', '', ''],
  ['select_one opening', 'opening', 'Opening', '开局', 'yes', "«plays» = 'yes' and not(«age» < 8)", '', ''],
  ['end group', '', '', '', '', '', '', ''],
  ['date', 'joined', 'Joined', '入会', '', '', '. <= today()', ''],
  ['date', 'left', 'Left', '退会', '', '«plays» = "no"', '. >= «joined»', '退会早于入会'],
  ['decimal', 'rating', 'Rating', '等级分', '', '', '. >= 0', ''],
  ['select_multiple opening', 'all', 'All', '全部', '', '', '', ''],
  ['select_one nowhere', 'lost', 'Lost', '丢了', '', '', '', ''],
  ['begin repeat', 'games', 'Games', '对局', '', '', '', ''],
  ['text', 'game', 'Game', '一局', '', '', '', ''],
  ['end repeat', '', '', '', '', '', '', ''],
  ['calculate', 'twice', '', '', '', '', '', ''],
]
const CHOICES = [
  ['list_name', 'name', 'label::中文 (zh)'],
  ['yes_no', 'yes', '是'],
  ['yes_no', 'no', '否'],
  ['opening', 'queens gambit', '后翼弃兵'],
  ['opening', 'italian', '意大利'],
]

const written = async (): Promise<string> => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('survey').addRows(SURVEY.map((row) => row.map(asWritten)))
  book.addWorksheet('choices').addRows(CHOICES)
  book.addWorksheet('settings').addRows([['form_title'], ['棋社会员']])
  const path = join(folder(), 'form.xlsx')
  await book.xlsx.writeFile(path)
  return path
}
/** Questions are named in a way that looks like a template here. */
const asWritten = (text: string): string =>
  text.replaceAll(/«(\w+)»/g, (_, name: string) => ['$', '{', name, '}'].join(''))

const NAMING = { pack: 'club', ledger: 'members', keeper: 'steward' }

it('a form becomes the code of a pack, with its words', async () => {
  const draft = draftOf(await readXlsForm(await written()))
  const code = codeOf(draft, NAMING)
  for (const line of [
    "list('opening', ['queens-gambit', 'italian']),",
    "field.text('nick_name', 30, must),",
    "field.integer('age', { least: 6, most: 99 }, must),",
    "field.yesNo('plays', must),",
    "field.code('opening', 'opening', { required: 'plays && !(age < 8.0)' }),",
    "field.date('joined'),",
    "field.date('left', { valid: [{ when: 'left >= joined', otherwise: 'club.otherwise.left' }] }),",
    "field.decimal('rating', 2, { least: 0 }),",
  ])
    expect(code).toContain(line)
  expect(code).toContain("keeper: 'steward',")
  expect(codeOf(draft, { ...NAMING, keeper: 'clerk:bar' })).toContain("keeper: { role: 'clerk', organisation: 'bar' },")
  expect(messagesOf(draft, NAMING)).toMatchObject({
    'club.ledger.members': '棋社会员',
    'club.field.nick_name': '名字',
    'club.list.opening.queens-gambit': '后翼弃兵',
    'club.otherwise.left': '退会早于入会',
  })
})

it('says of everything else, row by row, that it is not taken', async () => {
  const { findings } = draftOf(await readXlsForm(await written()))
  expect(findings.map(({ sheet, row, problem }) => `${sheet} ${row} ${problem}`)).toEqual([
    'survey 2 type-not-taken',
    'survey 3 note-not-taken',
    'survey 4 group-flattened',
    'survey 5 renamed',
    'survey 10 constraint-not-taken',
    'survey 11 relevant-optional',
    'survey 13 type-not-taken',
    'survey 14 list-missing',
    'survey 15 repeat-not-taken',
    'survey 18 calculation-not-taken',
    'choices 4 code-renamed',
  ])
})

it('what it says in CEL compiles over the fields; what says more than a row answers is not guessed', () => {
  const field = (key: string, type: LedgerField['type']): LedgerField => ({ key, title: key, element: key, type })
  const fields = [
    field('a', { kind: 'integer' }),
    field('b', { kind: 'text', most: 9 }),
    field('c', { kind: 'yes-no' }),
  ]
  const names = {
    self: 'a',
    field: (name: string) => fields.find(({ key }) => key === name)?.key,
    yes: (name: string) => (name === 'c' ? 'yes' : undefined),
  }
  const told: Readonly<Record<string, string | undefined>> = {
    '. > 3 or «b» = "x"': "a > 3.0 || b == 'x'",
    "selected(«b», 'x') and («c» != 'yes' or «a» <= 2.5)": "b == 'x' && (!c || a <= 2.5)",
    "«b» != ''": 'b != null',
    '«a» > today()': undefined,
    'count(«a») > 1': undefined,
    '«nothing» = 1': undefined,
    '«a» =': undefined,
    "'; drop": undefined,
  }
  for (const [text, cel] of Object.entries(told)) {
    expect(celOf(asWritten(text), names), text).toBe(cel)
    if (cel !== undefined) expect(formulasOf({ fields }).compile(cel, 'bool').ok, cel).toBe(true)
  }
})

it('a file that is no form is refused', async () => {
  const path = join(folder(), 'form.xlsx')
  writeFileSync(path, 'no workbook')
  await expect(readXlsForm(path)).rejects.toMatchObject({ code: 'file-malformed' })
  const book = new ExcelJS.Workbook()
  book.addWorksheet('other')
  await book.xlsx.writeFile(path)
  await expect(readXlsForm(path)).rejects.toMatchObject({ code: 'file-malformed' })
})
