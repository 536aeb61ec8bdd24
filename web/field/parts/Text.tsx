import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

interface Labelled {
  readonly label: ReactNode
  readonly value: string
  readonly onChange: (text: string) => void
  /** What is asked for and why, below the label. */
  readonly why?: ReactNode
  readonly problem?: string | undefined
}

/** What names a field and says what is wrong with it, tied to it for those who hear the page. */
const useNames = ({ why, problem }: Pick<Labelled, 'why' | 'problem'>) => {
  const id = useId()
  const about = [why ? `${id}-why` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ')
  return { id, about: about === '' ? undefined : about }
}

const Frame = (props: Pick<Labelled, 'label' | 'why' | 'problem'> & { id: string; children: ReactNode }) => (
  <div className="field">
    <label htmlFor={props.id}>{props.label}</label>
    {props.why ? (
      <p id={`${props.id}-why`} className="why">
        {props.why}
      </p>
    ) : null}
    {props.children}
    {props.problem ? (
      <p id={`${props.id}-problem`} className="problem" role="alert">
        {props.problem}
      </p>
    ) : null}
  </div>
)

type TextProps = Labelled & Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'id'>

export const Text = ({ label, why, problem, value, onChange, ...rest }: TextProps) => {
  const { id, about } = useNames({ why, problem })
  return (
    <Frame id={id} label={label} why={why} problem={problem}>
      <input
        {...rest}
        id={id}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={about}
      />
    </Frame>
  )
}

/** Several lines; grows with what is typed (field-sizing), says how much room is left near the end. */
export const LongText = (props: Labelled & { max: number; placeholder?: string; rows?: number }) => {
  const { id, about } = useNames(props)
  const near = props.value.length > props.max * 0.8
  return (
    <Frame id={id} label={props.label} why={props.why} problem={props.problem}>
      <textarea
        id={id}
        rows={props.rows ?? 4}
        maxLength={props.max}
        placeholder={props.placeholder}
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
        aria-invalid={props.problem ? true : undefined}
        aria-describedby={about}
      />
      {near ? <p className="count">{`${props.value.length} / ${props.max}`}</p> : null}
    </Frame>
  )
}
