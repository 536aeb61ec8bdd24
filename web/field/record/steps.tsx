import type { FieldBody } from '../../../server/contract/matter.ts'
import type { Process } from '../../ui/matter/vocabulary.ts'
import type { Words } from '../../ui/words.tsx'
import { Photos } from '../fields/Photos.tsx'
import { Question } from '../fields/Question.tsx'
import type { Step } from '../parts/Steps.tsx'
import { LongText } from '../parts/Text.tsx'
import { Alike, SAME_AS } from './Alike.tsx'
import { Check } from './Check.tsx'
import { type Kind, kindOf } from './kinds.ts'
import type { Report } from './reports.ts'
import { Suggested } from './Suggested.tsx'
import { Where } from './Where.tsx'
import { Who } from './Who.tsx'

const LEAST = 5
const MOST = 2000
const PHOTOS = 6
const PHONE = /^1\d{10}$/
/** A choice of more than these is a catalogue. */
const CATALOGUE = 12

interface Given {
  readonly report: Report
  readonly change: (patch: Partial<Report>) => void
  readonly process: Process
  readonly words: Words
}

const titleIn = (field: FieldBody, value: unknown, words: Words): string => {
  if (typeof value === 'boolean') return words.t(value ? 'form.yes' : 'form.no')
  return field.options?.find((option) => option.value === value)?.title ?? String(value ?? '')
}

/** A thing chosen from a catalogue already says what is wanted: nobody types it a second time. */
const answered = (field: FieldBody, value: unknown, { report, words }: Given): Partial<Report> => {
  const about = (of: unknown): string => words.t('report.about', { what: titleIn(field, of, words) })
  const catalogue = field.type === 'choice' && (field.options?.length ?? 0) > CATALOGUE
  const untouched = report.body === '' || report.body === about(report.data[field.key])
  const data = { ...report.data, [field.key]: value }
  return catalogue && untouched ? { data, body: about(value) } : { data }
}

const Asking = ({ field, problem, given }: { field: FieldBody; problem?: string | undefined; given: Given }) => (
  <Question
    field={field}
    value={given.report.data[field.key]}
    problem={problem}
    onChange={(value) => given.change(answered(field, value, given))}
    matter=""
    action="lodge"
    region={given.report.region}
    process={given.process.key}
  />
)

const whereStep = ({ report, change, words }: Given): Step => ({
  key: 'where',
  paths: ['region', 'address'],
  problem: () => (report.region === '' ? words.t('report.regionMissing') : null),
  render: (problem) => <Where report={report} change={change} problem={problem} />,
})

/** What must be answered is a step of its own. */
const questionStep = (field: FieldBody, given: Given): Step => ({
  key: `data.${field.key}`,
  paths: [`data.${field.key}`],
  problem: () => ((given.report.data[field.key] ?? '') === '' ? given.words.t('form.required') : null),
  render: (problem) => <Asking field={field} problem={problem} given={given} />,
})

/** The words, and what may be added to them. */
const whatStep = (given: Given, optional: readonly FieldBody[]): Step => ({
  key: 'what',
  paths: ['body', 'attachments', 'subject', ...optional.map(({ key }) => `data.${key}`)],
  problem: () => (given.report.body.trim().length < LEAST ? given.words.t('report.bodyShort') : null),
  render: (problem) => <What given={given} optional={optional} problem={problem} />,
})

const What = (props: { given: Given; optional: readonly FieldBody[]; problem: string | undefined }) => {
  const { given, optional, problem } = props
  const { report, change, words } = given
  const { t } = words
  const { own } = kindOf(report)
  return (
    <>
      <LongText
        label={t(report.asksWho ? 'report.body' : 'report.task')}
        why={t(own ? 'report.ownWhy' : report.asksWho ? 'report.bodyWhy' : 'report.taskWhy')}
        problem={problem}
        value={report.body}
        onChange={(body) => change({ body })}
        max={MOST}
        rows={6}
      />
      <Photos label={t('report.photos')} ids={report.photos} onChange={(photos) => change({ photos })} most={PHOTOS} />
      <Alike report={report} change={change} process={given.process} />
      {own || given.process.categories.length === 0 ? null : <Suggested report={report} change={change} />}
      {optional.length > 0 ? (
        <details className="others">
          <summary>{t('report.optional')}</summary>
          <div className="stack">
            {optional.map((field) => (
              <Asking key={field.key} field={field} given={given} />
            ))}
          </div>
        </details>
      ) : null}
    </>
  )
}

const whoStep = ({ report, change, words }: Given): Step => ({
  key: 'who',
  paths: ['contactPhone', 'contactName'],
  problem: () => (report.contactPhone === '' || PHONE.test(report.contactPhone) ? null : words.t('report.phoneShape')),
  render: (problem) => <Who report={report} change={change} problem={problem} />,
})

const checkStep = ({ report, words, process }: Given, fields: readonly FieldBody[]): Step => {
  const answers = fields.flatMap((field) => {
    const value = report.data[field.key] ?? ''
    return value === '' ? [] : [[field.title, titleIn(field, value, words)] as const]
  })
  const same = String(report.data[SAME_AS] ?? '')
  const category = process.categories.find(({ code }) => code === report.category)
  const all = [
    ...answers,
    ...(category ? [[words.t('suggested.category'), category.title] as const] : []),
    ...(same === '' ? [] : [[words.t('alike.same'), same] as const]),
  ]
  return {
    key: 'check',
    paths: [],
    problem: () => null,
    render: () => <Check report={report} answers={all} />,
  }
}

/** The question as the kind asks it: with fewer answers to choose among, and then never left out. */
const narrowed = (field: FieldBody, { asks = {} }: Kind): FieldBody => {
  const offered = asks[field.key]
  if (!offered) return field
  const options = field.options?.filter(({ value }) => offered.includes(value)) ?? null
  return { ...field, options, required: true }
}

/**
 * Where, what must be answered, what, who, and once more in whole. What the kind answers already is not asked, nor what has
 * its own way to be answered (the number of the same matter: Alike.tsx).
 */
export const stepsOf = (given: Given, kind: Kind): readonly Step[] => {
  const fields = given.process.fields
    .filter(({ key }) => !(key in kind.data) && key !== SAME_AS)
    .map((field) => narrowed(field, kind))
  return [
    ...(kind.own ? [] : [whereStep(given)]),
    ...fields.filter(({ required }) => required).map((field) => questionStep(field, given)),
    whatStep(given, kind.own ? [] : fields.filter(({ required }) => !required)),
    ...(given.report.asksWho && !kind.own ? [whoStep(given)] : []),
    checkStep(given, fields),
  ]
}
