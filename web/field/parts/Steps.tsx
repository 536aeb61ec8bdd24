import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { useWords } from '../app/words.ts'

export interface Step {
  readonly key: string
  /** Paths of the input that it answers, as refusals name them: `data.note`, `body`. */
  readonly paths: readonly string[]
  /** Why one can't go on yet, in words; null where one can. */
  readonly problem: () => string | null
  readonly render: (problem: string | undefined) => ReactNode
}

interface StepsProps {
  readonly steps: readonly Step[]
  readonly at: number
  readonly turn: (at: number) => void
  /** Said before the last button: what the act sets off. */
  readonly consequence?: string | null
  readonly last: string
  readonly submit: () => void
  readonly pending: boolean
  readonly impossible?: boolean
  /** What the server said about single answers. */
  readonly refused?: readonly { readonly path: string; readonly message: string }[]
  readonly above?: ReactNode
}

const HeldContext = createContext<(held: boolean) => void>(() => undefined)

/** While `held`, one can't go on: what is on its way (a photo) would be left behind. */
export const useHold = (held: boolean): void => {
  const hold = useContext(HeldContext)
  useEffect(() => {
    hold(held)
    return () => hold(false)
  }, [hold, held])
}

const belongs = (step: Step, path: string): boolean =>
  step.paths.some((own) => path === own || path.startsWith(`${own}.`))

/** The first step that a refusal is about; -1 where it is about none. */
export const stepRefused = (steps: readonly Step[], problems: readonly { readonly path: string }[]): number =>
  steps.findIndex((step) => problems.some(({ path }) => belongs(step, path)))

/** One question at a time, the way on at the thumb. What the server refused stands with its question. */
export const Steps = (props: StepsProps) => {
  const { t } = useWords()
  const { steps, turn, refused = [] } = props
  const at = Math.min(props.at, steps.length - 1)
  const step = steps[at]
  const [tried, setTried] = useState<string | null>(null)
  const [held, setHeld] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (at === 0) return
    // who hears the page hears the new question; who sees it sees its beginning
    body.current?.focus({ preventScroll: true })
    ;(body.current?.closest('dialog') ?? window).scrollTo(0, 0)
  }, [at])
  const own = step && tried === step.key ? step.problem() : null
  const told = step && refused.find(({ path }) => belongs(step, path))?.message
  const isLast = at >= steps.length - 1
  const next = () => {
    setTried(step?.key ?? null)
    if (held || step?.problem()) return
    if (isLast) props.submit()
    else turn(at + 1)
  }
  return (
    <form
      className="steps"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      {steps.length > 1 ? (
        <p className="steps-count">
          <progress max={steps.length} value={at + 1} aria-label={t('form.step', { at: at + 1, of: steps.length })} />
          <span aria-hidden="true">{t('form.step', { at: at + 1, of: steps.length })}</span>
        </p>
      ) : null}
      {props.above}
      <div ref={body} tabIndex={-1} className="steps-body">
        <HeldContext value={setHeld}>{step?.render(own ?? told)}</HeldContext>
        {isLast && props.consequence ? <p className="consequence">{props.consequence}</p> : null}
      </div>
      <div className="thumb">
        {at > 0 ? (
          <button type="button" className="button" disabled={held} onClick={() => turn(at - 1)}>
            {t('form.back')}
          </button>
        ) : null}
        <button
          type="submit"
          className="button primary"
          disabled={props.pending || held || (isLast && props.impossible)}
        >
          {held ? t('photos.wait') : isLast ? (props.pending ? t('form.sending') : props.last) : t('form.next')}
        </button>
      </div>
    </form>
  )
}
