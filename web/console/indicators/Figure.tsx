import type { IndicatorBody, ReadingBody } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'
import { coverageWords, isPartial, shown, unitFor, whyWords } from './format.ts'

/** A number with its unit, or a dash with the reason. */
export const Figure = (props: {
  indicator: Pick<IndicatorBody, 'unit' | 'unitOne' | 'scale' | 'places'>
  value: number | null
  why: ReadingBody['why']
  bare?: boolean
}) => {
  const words = useWords()
  const { indicator, value, why } = props
  if (value === null)
    return (
      <span className="figure-none">
        — {why && !props.bare ? <small className="muted">{whyWords(why, words)}</small> : null}
        {why && props.bare ? <span className="unseen">{whyWords(why, words)}</span> : null}
      </span>
    )
  const figure = shown(value, indicator)
  return (
    <span className="figure">
      {figure} {props.bare ? null : <small>{unitFor(figure, indicator)}</small>}
    </span>
  )
}

/** How many regions a number covers; what is partial stands out by its word. */
export const Covered = ({ coverage }: { coverage: ReadingBody['coverage'] }) => {
  const words = useWords()
  if (coverage === null) return null
  const partial = isPartial(coverage)
  return (
    <span className={partial ? 'covered covered-partial' : 'covered muted'}>
      {coverageWords(coverage, words)}
      {partial ? <small> {words.t('indicators.partial')}</small> : null}
    </span>
  )
}
