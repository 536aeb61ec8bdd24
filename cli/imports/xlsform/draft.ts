import { RESERVED_NAMES } from '../../../kernel/formula/reserved.ts'
import { OWN_COLUMNS } from '../../../kernel/ledger/index.ts'
import { boundsOf, celOf, lengthOf, type Names, type SimpleBounds } from './expression.ts'
import type { FormRow, XlsForm } from './read.ts'

/** What was not taken, or was taken otherwise; `row` of the sheet `survey`, or of `choices` where `sheet` says so. */
export interface FormFinding {
  readonly sheet: 'survey' | 'choices'
  readonly row: number
  readonly name: string
  readonly problem:
    | 'type-not-taken'
    | 'group-flattened'
    | 'repeat-not-taken'
    | 'note-not-taken'
    | 'renamed'
    | 'name-taken'
    | 'relevant-not-taken'
    | 'relevant-optional'
    | 'constraint-not-taken'
    | 'calculation-not-taken'
    | 'list-missing'
    | 'code-renamed'
    | 'required-not-taken'
  readonly detail: string
}

export interface FormList {
  readonly key: string
  readonly items: readonly { readonly code: string; readonly title: string }[]
}
export interface FormField {
  readonly key: string
  readonly title: string
  readonly kind: 'text' | 'integer' | 'decimal' | 'date' | 'code' | 'yes-no'
  readonly list?: string
  readonly most?: number
  readonly bounds?: SimpleBounds
  /** True, or CEL. */
  readonly required?: true | string
  readonly valid?: { readonly when: string; readonly otherwise: string }
}
export interface FormDraft {
  readonly title: string
  readonly fields: readonly FormField[]
  readonly lists: readonly FormList[]
  readonly findings: readonly FormFinding[]
}

const LONGEST_KEY = 40
const LONGEST_TEXT = 200

const snake = (name: string): string => {
  const plain = name
    .normalize('NFKC')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, LONGEST_KEY)
  const key = /^[a-z]/.test(plain) ? plain : `q_${plain}`.slice(0, LONGEST_KEY)
  const own: readonly string[] = [...OWN_COLUMNS, 'on']
  return RESERVED_NAMES.has(key) || own.includes(key)
    ? `${key}_`.slice(0, LONGEST_KEY - 1).replace(/_$/, '_field')
    : key
}
const kebab = (name: string): string => snake(name).replaceAll('_', '-')

const YES = new Set(['yes', 'y', '1', 'true', '是'])
const NO = new Set(['no', 'n', '0', 'false', '否'])

interface Question {
  readonly row: FormRow
  readonly name: string
  readonly key: string
  readonly kind: FormField['kind']
  readonly list?: string
  readonly yes?: string
}

const KINDS: Readonly<Record<string, FormField['kind']>> = {
  text: 'text',
  string: 'text',
  integer: 'integer',
  int: 'integer',
  decimal: 'decimal',
  date: 'date',
}

const listsOf = (choices: readonly FormRow[], findings: FormFinding[]): ReadonlyMap<string, FormList> => {
  const lists = new Map<string, { key: string; items: { code: string; title: string }[] }>()
  for (const row of choices) {
    const [name, given] = [row.cell('list_name'), row.cell('name')]
    if (name === '' || given === '') continue
    const list = lists.get(name) ?? { key: kebab(name), items: [] }
    const code = given
      .trim()
      .replaceAll(/[^\w.-]+/g, '-')
      .slice(0, 64)
    if (code !== given)
      findings.push({ sheet: 'choices', row: row.row, name: given, problem: 'code-renamed', detail: code })
    list.items.push({ code, title: row.text('label') || given })
    lists.set(name, list)
  }
  return lists
}

/** The choice that says yes, of a list that says yes or no and nothing else. */
const yesOf = (list: FormList | undefined): string | undefined => {
  if (list?.items.length !== 2) return undefined
  const yes = list.items.find(({ code }) => YES.has(code.toLowerCase()))?.code
  return list.items.some(({ code }) => NO.has(code.toLowerCase())) ? yes : undefined
}

class Drafting {
  readonly findings: FormFinding[] = []
  readonly #lists: ReadonlyMap<string, FormList>
  readonly #questions = new Map<string, Question>()
  #depth = 0

  constructor(form: XlsForm) {
    this.#lists = listsOf(form.choices, this.findings)
    for (const row of form.survey) this.#question(row)
  }

  #find(row: FormRow, problem: FormFinding['problem'], detail = ''): void {
    this.findings.push({ sheet: 'survey', row: row.row, name: row.cell('name'), problem, detail })
  }

  #question(row: FormRow): void {
    const [type = '', list = ''] = row.cell('type').trim().replace(/\s+/g, ' ').split(' ')
    const said = row.cell('type').trim().replaceAll(/[ _]+/g, ' ').toLowerCase()
    if (said === 'end repeat') this.#depth -= 1
    else if (said === 'begin repeat') {
      this.#depth += 1
      this.#find(row, 'repeat-not-taken')
    } else if (said === '' || said === 'end group' || this.#depth > 0) return
    else if (said === 'begin group') this.#find(row, 'group-flattened')
    else if (type === 'note') this.#find(row, 'note-not-taken', row.text('label'))
    else if (type === 'calculate') this.#find(row, 'calculation-not-taken', row.cell('calculation'))
    else if (type === 'select_one') this.#choice(row, list)
    else if (KINDS[type]) this.#keep(row, { kind: KINDS[type] })
    else this.#find(row, 'type-not-taken', row.cell('type'))
  }

  #choice(row: FormRow, name: string): void {
    const list = this.#lists.get(name)
    const yes = yesOf(list)
    if (list === undefined) this.#find(row, 'list-missing', name)
    else this.#keep(row, yes === undefined ? { kind: 'code', list: name } : { kind: 'yes-no', yes })
  }

  #keep(row: FormRow, what: Pick<Question, 'kind' | 'list' | 'yes'>): void {
    const name = row.cell('name')
    const key = snake(name)
    if ([...this.#questions.values()].some((other) => other.key === key)) {
      this.#find(row, 'name-taken', key)
      return
    }
    if (key !== name) this.#find(row, 'renamed', key)
    this.#questions.set(name, { row, name, key, ...what })
  }

  #names(self: string): Names {
    return {
      self,
      field: (question) => this.#questions.get(question)?.key,
      yes: (question) => this.#questions.get(question)?.yes,
    }
  }

  /** Asked only where something else is so: then it can't always be required. */
  #required({ row, name }: Question): FormField['required'] {
    const said = row.cell('required').toLowerCase()
    const relevant = row.cell('relevant')
    const required = /^(yes|true|true\(\)|1)$/.test(said)
    if (said !== '' && !required && !/^(no|false|false\(\)|0)$/.test(said)) this.#find(row, 'required-not-taken', said)
    if (relevant === '') return required ? true : undefined
    const when = celOf(relevant, this.#names(name))
    if (when === undefined) this.#find(row, 'relevant-not-taken', relevant)
    else if (!required) this.#find(row, 'relevant-optional', relevant)
    return required ? when : undefined
  }

  #constraint({ row, name, kind }: Question): Pick<FormField, 'bounds' | 'most' | 'valid'> {
    const text = row.cell('constraint')
    if (text === '') return {}
    const length = kind === 'text' ? lengthOf(text) : undefined
    if (length !== undefined) return { most: length }
    const bounds = kind === 'integer' || kind === 'decimal' ? boundsOf(text, kind === 'integer') : undefined
    if (bounds) return { bounds }
    const when = celOf(text, this.#names(name))
    if (when !== undefined) return { valid: { when, otherwise: row.text('constraint_message') || text } }
    this.#find(row, 'constraint-not-taken', text)
    return {}
  }

  fields(): readonly FormField[] {
    return [...this.#questions.values()].map((question): FormField => {
      const { row, key, kind, list } = question
      const required = this.#required(question)
      return {
        key,
        title: row.text('label') || row.cell('name'),
        kind,
        ...(list !== undefined && { list: this.#lists.get(list)?.key ?? list }),
        ...(kind === 'text' && { most: LONGEST_TEXT }),
        ...this.#constraint(question),
        ...(required !== undefined && { required }),
      }
    })
  }

  lists(): readonly FormList[] {
    const used = new Set([...this.#questions.values()].map(({ list }) => list))
    return [...this.#lists].filter(([name]) => used.has(name)).map(([, list]) => list)
  }
}

/** A ledger drafted from a form. Everything that is not taken is a finding. */
export const draftOf = (form: XlsForm): FormDraft => {
  const drafting = new Drafting(form)
  const fields = drafting.fields()
  const title = form.settings[0]?.text('form_title') ?? ''
  const findings = drafting.findings.toSorted((a, b) =>
    a.sheet === b.sheet ? a.row - b.row : a.sheet < b.sheet ? 1 : -1,
  )
  return { title, fields, lists: drafting.lists(), findings }
}
