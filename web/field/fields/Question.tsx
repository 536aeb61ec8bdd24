import type { ReactElement } from 'react'
import type { FieldBody } from '../../../server/contract/matter.ts'
import { useVocabulary } from '../../ui/matter/vocabulary.ts'
import type { Words } from '../../ui/words.tsx'
import { useWords } from '../app/words.ts'
import { LongText, Text } from '../parts/Text.tsx'
import { DeskField } from './DeskField.tsx'
import { MatterField } from './MatterField.tsx'
import { Options } from './Options.tsx'
import { Photos } from './Photos.tsx'
import { RegionField } from './RegionField.tsx'
import { TreeOptions } from './TreeOptions.tsx'

export interface Asked {
  readonly field: FieldBody
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly problem?: string | undefined
  /** The matter that the act is on; empty when one is being lodged. */
  readonly matter: string
  readonly action: string
  readonly region: string
  readonly process: string
}

const LONG = 2000
const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const toggled = (list: readonly string[], one: string): readonly string[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

/** One question of a form, as its type asks for it. */
export const Question = (asked: Asked) => {
  const words = useWords()
  return CONTROLS[asked.field.type](asked, words)
}

/** What stands with the question: that the resident will read it, or that it may stay empty. */
const whyOf = ({ field }: Asked, { t }: Words): string | undefined =>
  [field.toResident ? t('act.toResident') : '', field.required ? '' : t('form.optional')].filter(Boolean).join(' · ') ||
  undefined

const named = (asked: Asked, words: Words) => ({
  label: asked.field.title,
  why: whyOf(asked, words),
  problem: asked.problem,
  value: textOf(asked.value),
  onChange: asked.onChange,
})

const Choice = (asked: Asked) => {
  const words = useWords()
  const { field, value, onChange, problem, process } = asked
  const vocabulary = useVocabulary()
  // the taxonomy is too long to come with every act: it is taken from the vocabulary
  const whole = vocabulary?.processes.find(({ key }) => key === process)?.categories ?? []
  const options = field.options ?? whole.map(({ code, title, parent }) => ({ value: code, title, parent }))
  if (options.some(({ parent }) => parent !== null))
    return (
      <TreeOptions
        legend={field.title}
        why={whyOf(asked, words)}
        problem={problem}
        options={options}
        value={textOf(value)}
        choose={onChange}
      />
    )
  return (
    <Options
      legend={field.title}
      why={whyOf(asked, words)}
      problem={problem}
      options={options}
      chosen={[textOf(value)]}
      choose={onChange}
    />
  )
}

const desk = (asked: Asked, many: boolean) => {
  const { field, value, onChange, problem, matter, action } = asked
  const chosen = many ? listOf(value) : [textOf(value)]
  const choose = (one: string) => onChange(many ? toggled(chosen, one) : one)
  return (
    <DeskField
      legend={field.title}
      problem={problem}
      matter={matter}
      action={action}
      chosen={chosen}
      choose={choose}
      many={many}
    />
  )
}

const CONTROLS: Readonly<Record<FieldBody['type'], (asked: Asked, words: Words) => ReactElement>> = {
  text: (asked, words) => <Text {...named(asked, words)} maxLength={asked.field.max ?? 200} />,
  'long-text': (asked, words) => <LongText {...named(asked, words)} max={asked.field.max ?? LONG} />,
  choice: (asked) => <Choice {...asked} />,
  'yes-no': (asked, words) => (
    <Options
      legend={asked.field.title}
      why={whyOf(asked, words)}
      problem={asked.problem}
      options={[
        { value: 'true', title: words.t('form.yes') },
        { value: 'false', title: words.t('form.no') },
      ]}
      chosen={[textOf(asked.value)]}
      choose={(chosen) => asked.onChange(chosen === 'true')}
    />
  ),
  date: (asked, words) => <Text {...named(asked, words)} type="date" />,
  integer: (asked, words) => (
    <Text
      {...named(asked, words)}
      onChange={(typed) => asked.onChange(typed.trim() === '' ? null : Number(typed.replaceAll(/\D/g, '')))}
      inputMode="numeric"
      maxLength={9}
    />
  ),
  region: ({ field, value, onChange, problem }) => (
    <RegionField legend={field.title} problem={problem} value={textOf(value)} choose={onChange} />
  ),
  desk: (asked) => desk(asked, false),
  desks: (asked) => desk(asked, true),
  matter: ({ field, value, onChange, problem, matter, region }) => (
    <MatterField
      legend={field.title}
      problem={problem}
      value={textOf(value)}
      choose={onChange}
      not={matter}
      region={region}
    />
  ),
  files: ({ field, value, onChange }) => (
    <Photos label={field.title} ids={listOf(value)} onChange={onChange} most={field.max ?? 6} />
  ),
}
