import { useWords } from '../app/words.ts'

const STEPS = ['columns', 'held', 'result'] as const

/** Where one is on the way from a heading to a filled table. */
export const FormSteps = ({ at }: { at: number }) => {
  const { t } = useWords()
  return (
    <ol className="form-steps">
      {STEPS.map((step, n) => (
        <li key={step} data-done={n < at} aria-current={n === at ? 'step' : undefined}>
          <b>{n + 1}</b> {t(`forms.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
