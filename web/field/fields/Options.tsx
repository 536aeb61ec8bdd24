import { useId, useState } from 'react'
import { useWords } from '../app/words.ts'
import { Failure } from '../parts/Failure.tsx'
import { Waiting } from '../parts/Waiting.tsx'

export interface Option {
  readonly value: string
  readonly title: string
  readonly note?: string
}

/** More than these are searched in; more than the second number are not drawn at once. */
const FEW = 12
const MOST = 60

interface OptionsProps {
  readonly legend: string
  readonly why?: string
  readonly problem?: string | undefined
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly choose: (value: string) => void
  /** Several may be chosen. */
  readonly many?: boolean
  /** Where the server searches, the text goes there and the list is drawn as it comes. */
  readonly find?: (text: string) => void
  /** How the list fares that it comes from: still under way, or not come. */
  readonly list?: Fetched | undefined
}

interface Fetched {
  readonly isPending: boolean
  readonly error: unknown
  readonly refetch: () => unknown
}

/** Rows to tap, each as wide as the phone; the native radio or checkbox keeps the keyboard and the voice. */
export const Options = (props: OptionsProps) => {
  const { t } = useWords()
  const name = useId()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const fit = props.find
    ? props.options
    : props.options.filter(({ title, note }) => `${title}${note ?? ''}`.toLowerCase().includes(wanted))
  const shown = fit.slice(0, MOST)
  return (
    <fieldset className="field options" aria-describedby={props.problem ? `${name}-problem` : undefined}>
      <legend>{props.legend}</legend>
      {props.why ? <p className="why">{props.why}</p> : null}
      {props.problem ? (
        <p id={`${name}-problem`} className="problem" role="alert">
          {props.problem}
        </p>
      ) : null}
      {props.find || props.options.length > FEW ? (
        <input
          type="search"
          value={typed}
          placeholder={t('form.find')}
          aria-label={t('form.find')}
          maxLength={40}
          onChange={({ target }) => {
            setTyped(target.value)
            props.find?.(target.value.trim())
          }}
        />
      ) : null}
      {shown.map((option) => (
        <label key={option.value} className="option">
          <input
            type={props.many ? 'checkbox' : 'radio'}
            name={name}
            value={option.value}
            checked={props.chosen.includes(option.value)}
            onChange={() => props.choose(option.value)}
          />
          <span>
            {option.title}
            {option.note ? <small>{option.note}</small> : null}
          </span>
        </label>
      ))}
      {shown.length === 0 ? <Nothing list={props.list} /> : null}
      {fit.length > MOST ? <p className="muted">{t('form.moreFit', { n: fit.length - MOST })}</p> : null}
    </fieldset>
  )
}

/** Nothing to choose: because nothing fits, because it is still under way, or because it did not come. */
const Nothing = ({ list }: { list: Fetched | undefined }) => {
  const { t } = useWords()
  if (list?.error) return <Failure error={list.error} again={() => list.refetch()} />
  return list?.isPending ? <Waiting rows={2} /> : <p className="muted">{t('form.noneFits')}</p>
}
