import { Popover } from 'antd'
import type { BoardBody, Rate } from '../../../server/contract/board.ts'
import { useWords } from '../app/words.ts'
import { intervalText, percent, RATES, type RateKey } from './rates.ts'

type What = RateKey | 'composite' | 'lodged' | 'open' | 'late' | 'closed'

/** 为什么: what the number means, what it is made of, and by which rule. */
export const Why = ({ board, what }: { board: BoardBody; what: What }) => {
  const { t } = useWords()
  return (
    <Popover trigger="click" title={t(`board.${what}`)} content={<Reasons board={board} what={what} />}>
      <button type="button" className="why" aria-label={t('board.whyOf', { what: t(`board.${what}`) })}>
        {t('board.why')}
      </button>
    </Popover>
  )
}

const Reasons = ({ board, what }: { board: BoardBody; what: What }) => {
  const { t } = useWords()
  const { total, parameters } = board
  const isRate = (RATES as readonly string[]).includes(what)
  return (
    <div className="why-text">
      <p>{t(`why.${what}`, { basically: percent(parameters.weights.basically, 0) })}</p>
      {isRate ? <Parts rate={total[what as RateKey]} /> : null}
      {what === 'composite' ? (
        <ul>
          {RATES.map((key) => (
            <li key={key}>
              {t('why.weight', {
                what: t(`board.${key}`),
                value: percent(total[key].value),
                weight: parameters.weights[key],
              })}
            </li>
          ))}
        </ul>
      ) : null}
      {isRate || what === 'composite' ? (
        <p className="muted">
          {parameters.title}
          <br />
          {parameters.basis}
        </p>
      ) : null}
    </div>
  )
}

const Parts = ({ rate }: { rate: Rate }) => {
  const { t } = useWords()
  return (
    <p>
      {t('why.parts', { numerator: rate.numerator, denominator: rate.denominator, value: percent(rate.value) })}
      <br />
      {t('why.interval', { interval: intervalText(rate) })}
    </p>
  )
}
