import { readKeeper } from '../../../kernel/ledger/index.ts'
import type { FormDraft, FormField } from './draft.ts'

export interface Naming {
  /** kebab-case. */
  readonly pack: string
  readonly ledger: string
  /** A role, or `role:office`. */
  readonly keeper: string
}

const quote = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', ' ')}'`
const otherwise = ({ pack }: Naming, { key }: FormField): string => `${pack}.otherwise.${key.replaceAll('_', '-')}`

const bounds = ({ bounds: { least, most } = {} }: FormField): string => {
  const parts = [...(least === undefined ? [] : [`least: ${least}`]), ...(most === undefined ? [] : [`most: ${most}`])]
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

const more = (naming: Naming, field: FormField): string => {
  const { required, valid } = field
  if (required === true && !valid) return ', must'
  const parts = [
    ...(required === true ? ['...must'] : []),
    ...(typeof required === 'string' ? [`required: ${quote(required)}`] : []),
    ...(valid ? [`valid: [{ when: ${quote(valid.when)}, otherwise: ${quote(otherwise(naming, field))} }]`] : []),
  ]
  return parts.length === 0 ? '' : `, { ${parts.join(', ')} }`
}

const MAKERS: Readonly<Record<FormField['kind'], (field: FormField) => string>> = {
  text: ({ key, most }) => `text(${quote(key)}, ${most ?? 200}`,
  integer: (field) => `integer(${quote(field.key)}, ${bounds(field)}`,
  decimal: (field) => `decimal(${quote(field.key)}, 2, ${bounds(field)}`,
  date: ({ key }) => `date(${quote(key)}`,
  code: ({ key, list }) => `code(${quote(key)}, ${quote(list ?? '')}`,
  'yes-no': ({ key }) => `yesNo(${quote(key)}`,
}

/** `role`, or `role:office` of one that acts for organisations. */
const keeperCode = (name: string): string => {
  const { role, organisation } = readKeeper(name)
  return organisation === undefined ? quote(role) : `{ role: ${quote(role)}, organisation: ${quote(organisation)} }`
}

/** The draft as a file of a pack, to be completed: the levels, the grain and the basis of a ledger no form knows. */
export const codeOf = ({ fields, lists }: FormDraft, naming: Naming): string =>
  [
    "import { declaring, field, must } from '../../kernel/pack/index.ts'",
    '',
    `const { list, ledger } = declaring(${quote(naming.pack)})`,
    '',
    'export const lists = [',
    ...lists.map(({ key, items }) => `  list(${quote(key)}, [${items.map(({ code }) => quote(code)).join(', ')}]),`),
    ']',
    '',
    'export const ledgers = [',
    '  ledger({',
    `    key: ${quote(naming.ledger)},`,
    `    subject: ${quote(naming.ledger)},`,
    '    basis: [],',
    '    levels: [5],',
    '    grain: null,',
    `    keeper: ${keeperCode(naming.keeper)},`,
    '    fields: [',
    ...fields.map((one) => `      field.${MAKERS[one.kind](one)}${more(naming, one)}),`),
    '    ],',
    '  }),',
    ']',
    '',
  ].join('\n')

/** Its words, for the pack's `messages.zh-CN.json`. */
export const messagesOf = ({ title, fields, lists }: FormDraft, naming: Naming): Readonly<Record<string, string>> =>
  Object.fromEntries([
    [`${naming.pack}.ledger.${naming.ledger}`, title || naming.ledger],
    ...lists.flatMap(({ key, items }) => [
      [`${naming.pack}.list.${key}`, key],
      ...items.map(({ code, title: text }) => [`${naming.pack}.list.${key}.${code}`, text]),
    ]),
    ...fields.map(({ key, title: text }) => [`${naming.pack}.field.${key}`, text]),
    ...fields.flatMap((one) => (one.valid ? [[otherwise(naming, one), one.valid.otherwise]] : [])),
  ])
