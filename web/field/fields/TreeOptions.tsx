import { useState } from 'react'
import { pathTo, type Option as TreeOption } from '../../ui/matter/tree.ts'
import { useWords } from '../app/words.ts'
import { Sign } from '../parts/Sign.tsx'
import { Options } from './Options.tsx'

/** A list with levels: one level at a time, or straight to the last by its words. */
export const TreeOptions = (props: {
  legend: string
  why?: string
  problem?: string | undefined
  options: readonly TreeOption[]
  value: string
  choose: (value: string) => void
}) => {
  const { t } = useWords()
  const { options } = props
  const known = new Map(options.map((option) => [option.value, option]))
  const parents = new Set(options.map(({ parent }) => parent))
  const [at, setAt] = useState<string | null>(known.get(props.value)?.parent ?? null)
  const top = (parent: string | null): boolean => parent === null || !known.has(parent)
  const here = options.filter(({ parent }) => (at === null ? top(parent) : parent === at))
  const titleOf = (value: string): string => known.get(value)?.title ?? value
  const choose = (value: string) => (parents.has(value) ? setAt(value) : props.choose(value))
  return (
    <>
      {at === null ? null : (
        <button type="button" className="plain" onClick={() => setAt(known.get(at)?.parent ?? null)}>
          <Sign name="back" /> {t('form.up', { title: titleOf(at) })}
        </button>
      )}
      <Options
        key={at ?? ''}
        legend={props.legend}
        why={props.why}
        problem={props.problem}
        options={here.map(({ value, title }) => ({ value, title: parents.has(value) ? `${title} ›` : title }))}
        chosen={[props.value]}
        choose={choose}
      />
      {props.value === '' ? null : (
        <p className="muted">{t('form.chosen', { what: pathTo(options, props.value).map(titleOf).join(' › ') })}</p>
      )}
    </>
  )
}
