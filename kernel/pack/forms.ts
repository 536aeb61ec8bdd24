import type { Action, Field } from '../workflow/index.ts'
import type { Finding, Place, Subject } from './finding.ts'
import { actionsOf, finding, under } from './finding.ts'
import type { Pack } from './types.ts'

const has = (action: Action, key: string, ...types: readonly Field['type'][]): boolean =>
  action.fields.some((field) => field.key === key && (types.length === 0 || types.includes(field.type)))

const asksForReason = ({ fields }: Action): boolean =>
  fields.some((field) => field.required && (field.type === 'text' || field.type === 'long-text'))

type Demand = (action: Action, final: boolean) => string | null
const when =
  (wrong: (action: Action, final: boolean) => boolean, code: string): Demand =>
  (action, final) =>
    wrong(action, final) ? code : null

const VERDICT = ['contacted', 'resolved', 'satisfaction'] as const
const noVerdict = (action: Action): boolean => VERDICT.some((key) => !has(action, key))

/** What an effect needs of its action, whatever the pack is about. */
const DEMANDS: Readonly<Partial<Record<Action['effect'], readonly Demand[]>>> = {
  assign: [
    when((action) => !action.targets?.length && !has(action, 'desk', 'desk'), 'assign-without-target'),
    when((action) => has(action, 'desk') && !action.targets?.length, 'choice-without-targets'),
  ],
  invite: [
    when((action) => !has(action, 'desks', 'desks') && !has(action, 'helpers', 'desks'), 'invite-without-desks'),
  ],
  inform: [when((action) => !has(action, 'desks', 'desks'), 'inform-without-desks')],
  return: [when((action) => !asksForReason(action), 'return-without-reason')],
  extend: [
    when((action) => !asksForReason(action), 'extend-without-reason'),
    when((action) => !action.notices?.some((notice) => notice.to === 'resident'), 'extend-without-notice'),
  ],
  merge: [when((action) => !has(action, 'matter', 'matter'), 'merge-without-matter')],
  judge: [when(noVerdict, 'judge-without-verdict')],
  'call-back': [when(noVerdict, 'judge-without-verdict'), when((_, final) => !final, 'call-back-before-end')],
  reopen: [when((_, final) => !final, 'reopen-before-end')],
}

const demands = (subject: Subject): readonly Finding[] =>
  actionsOf(subject).flatMap(({ action, step, place }) =>
    (DEMANDS[action.effect] ?? []).flatMap((demand) => {
      const code = demand(action, step.final === true)
      return code === null ? [] : [finding(place, code, { effect: action.effect })]
    }),
  )

const ofField = (pack: Pack, field: Field, place: Place): readonly Finding[] => {
  if (field.key === '$') return [finding(place, 'reserved-name', { field: field.key })]
  if (field.type !== 'choice') return []
  if (field.list === undefined) return [finding(place, 'choice-without-list', { field: field.key })]
  const known = pack.lists?.some((list) => list.key === field.list)
  return known ? [] : [finding(under(place, 'list'), 'unknown-list', { list: field.list })]
}

const ofFields = (pack: Pack, fields: readonly Field[], place: Place): readonly Finding[] => {
  const keys = fields.map((field) => field.key)
  return fields.flatMap((field, index) => [
    ...ofField(pack, field, under(place, field.key)),
    ...(keys.indexOf(field.key) < index
      ? [finding(under(place, field.key), 'declared-twice', { key: field.key })]
      : []),
  ])
}

const codes = (subject: Subject): readonly Finding[] =>
  actionsOf(subject).flatMap(({ action, place }) =>
    action.when !== undefined && action.otherwise === undefined
      ? [finding(under(place, 'otherwise'), 'rule-without-code', {}, { severity: 'warning' })]
      : [],
  )

const bases = ({ place, process, pack }: Subject): readonly Finding[] => [
  ...(process.basis.length === 0 ? [finding(under(place, 'basis'), 'no-basis')] : []),
  ...(process.refuse ?? []).flatMap((rule, index) =>
    rule.basis.trim() === '' ? [finding(under(place, 'refuse', index, 'basis'), 'no-basis')] : [],
  ),
  ...(pack.basis.length === 0 ? [finding({ pack, path: 'basis' }, 'no-basis')] : []),
]

/** What lodging and acts ask for. */
export const formFindings = (subject: Subject): readonly Finding[] => [
  ...demands(subject),
  ...ofFields(subject.pack, subject.process.fields, under(subject.place, 'fields')),
  ...actionsOf(subject).flatMap(({ action, place }) => ofFields(subject.pack, action.fields, under(place, 'fields'))),
  ...codes(subject),
  ...bases(subject),
]

type Item = NonNullable<Pack['lists']>[number]['items'][number]

/** Codes that are above themselves: each is named, because any of them may be the wrong one. */
const circular = (items: readonly Item[]): readonly Item[] => {
  const parents = new Map(items.map((item) => [item.code, item.parent]))
  return items.filter(({ code, parent }) => {
    const seen = new Set<string>()
    for (let above = parent; above !== undefined && !seen.has(above); above = parents.get(above)) {
      if (above === code) return true
      seen.add(above)
    }
    return false
  })
}

const ofList = (pack: Pack, list: NonNullable<Pack['lists']>[number]): readonly Finding[] => {
  const place: Place = { pack, path: `lists.${list.key}` }
  const known = new Set(list.items.map((item) => item.code))
  return [
    ...(known.size < list.items.length ? [finding(place, 'declared-twice', { key: list.key })] : []),
    ...list.items
      .filter((item) => item.parent !== undefined && !known.has(item.parent))
      .map((item) => finding(under(place, item.code), 'unknown-parent', { parent: item.parent ?? '' })),
    ...circular(list.items).map((item) =>
      finding(under(place, item.code), 'circular-list', { code: item.code, list: list.key }),
    ),
  ]
}

const ofTemplates = (pack: Pack): readonly Finding[] => {
  const actions = new Set(
    (pack.processes ?? []).flatMap((process) =>
      Object.values(process.steps).flatMap((step) => Object.keys(step.actions)),
    ),
  )
  return (pack.replyTemplates ?? []).flatMap((template) =>
    template.actions
      .filter((action) => !actions.has(action))
      .map((action) => finding({ pack, path: `replyTemplates.${template.key}.actions` }, 'unknown-action', { action })),
  )
}

/** Lists and reply templates of a pack. */
export const listFindings = (pack: Pack): readonly Finding[] => [
  ...(pack.lists ?? []).flatMap((list) => ofList(pack, list)),
  ...ofTemplates(pack),
]
