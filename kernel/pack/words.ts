import type { Process } from '../workflow/index.ts'
import type { Checked, Finding, Subject } from './finding.ts'
import { actionsOf, finding, stepsOf } from './finding.ts'
import type { CodeList, Pack } from './types.ts'

const LANGUAGES = ['zh-CN', 'en'] as const

const defined = (...keys: readonly (string | undefined)[]): readonly string[] => keys.filter((key) => key !== undefined)

const ofAction = ({ action }: ReturnType<typeof actionsOf>[number]): readonly string[] => [
  ...defined(action.title, action.consequence),
  ...defined(action.otherwise).map((code) => `refusal.${code}`),
  ...[action.outcome, ...(action.routes ?? []).map((route) => route.outcome)].flatMap((key) =>
    key ? [`outcome.${key}`] : [],
  ),
  ...[...(action.notices ?? []), ...(action.routes ?? []).flatMap((route) => route.notices ?? [])].map(
    (one) => one.template,
  ),
  ...action.fields.map((field) => field.title),
]

const ofProcess = (process: Process): readonly string[] => [
  process.title,
  ...process.stages.map((stage) => `stage.${stage}`),
  ...process.fields.map((field) => field.title),
  ...(process.notices ?? []).map((notice) => notice.template),
  ...(process.refuse ?? []).map((rule) => `refusal.${rule.code}`),
]

const ofSubject = (subject: Subject): readonly string[] => [
  ...ofProcess(subject.process),
  ...stepsOf(subject).flatMap(({ step }) => defined(step.title, step.unlimited)),
  ...actionsOf(subject).flatMap(ofAction),
]

const ofPack = (pack: Pack): readonly string[] => [
  pack.title,
  ...(pack.roles ?? []).flatMap(({ title, offices = [] }) => [title, ...offices.map((office) => office.title)]),
  ...(pack.parameters ?? []).map((set) => set.title),
  ...(pack.lists ?? []).map((list) => list.title),
  ...(pack.replyTemplates ?? []).flatMap((template) => [template.title, template.body]),
  ...(pack.grids ?? []).flatMap((grid) => [
    grid.title,
    ...grid.layers.map((layer) => layer.title),
    ...(grid.types ?? []).map((type) => type.title),
  ]),
  ...(pack.ledgers ?? []).flatMap((ledger) => [
    ledger.title,
    ...ledger.fields.flatMap(({ title, valid = [] }) => [title, ...valid.map(({ otherwise }) => otherwise)]),
  ]),
  ...(pack.indicators ?? []).flatMap(({ title, definition }) => [title, definition]),
  ...(pack.reminders ?? []).map(({ template }) => template),
  ...(pack.papers ?? []).map(({ filledBy }) => filledBy),
]

const missing = (pack: Pack, keys: readonly string[], words: Checked['words'], language: string): readonly Finding[] =>
  [...new Set(keys)]
    .filter((key) => !Object.values(words ?? {}).some((languages) => languages[language]?.[key] !== undefined))
    .map((key) => finding({ pack, path: `messages.${language}.json` }, 'no-words', { key, language }))

/** A list is one finding: an official classification may have no English at all, and then shows its Chinese. */
const listWords = (pack: Pack, list: CodeList, words: Checked['words']): readonly Finding[] =>
  LANGUAGES.flatMap((language) => {
    const without = missing(
      pack,
      list.items.map((item) => item.title),
      words,
      language,
    ).length
    if (without === 0) return []
    const whole = language !== 'zh-CN' && without === list.items.length
    const place = { pack, path: `messages.${language}.json` }
    return [
      finding(
        place,
        'list-without-words',
        { list: list.key, count: without, language },
        { severity: whole ? 'note' : 'error' },
      ),
    ]
  })

/** Every key that people may come to read has words in both languages. */
export const wordFindings = (subjects: readonly Subject[], { set, words }: Checked): readonly Finding[] => {
  if (words === undefined) return []
  return set.packs.flatMap((pack) => {
    const keys = [...ofPack(pack), ...subjects.filter((subject) => subject.pack === pack).flatMap(ofSubject)]
    return [
      ...LANGUAGES.flatMap((language) => missing(pack, keys, words, language)),
      ...(pack.lists ?? []).flatMap((list) => listWords(pack, list, words)),
    ]
  })
}
