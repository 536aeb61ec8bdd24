import { Link } from '@tanstack/react-router'
import type { BoardBody } from '../../../server/contract/board.ts'
import type { Search } from '../app/search.ts'
import { useWords } from '../app/words.ts'
import { count, intervalText, mattersOf, percent, RATES, type RateKey } from './rates.ts'
import { Why } from './Why.tsx'

const COUNTS = {
  lodged: {},
  open: { state: 'open' },
  late: { bucket: 'late' },
  closed: { state: 'closed' },
} as const satisfies Record<string, Search>

const PROOF: Readonly<Record<RateKey, Search>> = {
  response: {},
  resolution: { verdict: 'resolved' },
  satisfaction: { verdict: 'satisfied' },
}

/** The few numbers of the region; each a link, each with its why. Without verdicts there are no rates, without weights no sum of them. */
export const Numbers = ({ board, judged }: { board: BoardBody; judged: boolean }) => {
  const { t } = useWords()
  const { total } = board
  const { response, resolution, satisfaction } = board.parameters.weights
  const weighed = response + resolution + satisfaction > 0
  return (
    <ul className="numbers">
      {(Object.keys(COUNTS) as (keyof typeof COUNTS)[]).map((key) => (
        <li key={key} className={key === 'late' && total.late > 0 ? 'number number-late' : 'number'}>
          <span>
            {t(`board.${key}`)} <Why board={board} what={key} />
          </span>
          <Link to="/matters" search={mattersOf(total.matters, COUNTS[key])}>
            {count(total[key])}
          </Link>
          <small>{t(`board.${key}.note`)}</small>
        </li>
      ))}
      {(judged ? RATES : []).map((key) => (
        <li key={key} className="number">
          <span>
            {t(`board.${key}`)} <Why board={board} what={key} />
          </span>
          <Link to="/matters" search={mattersOf(total.matters, PROOF[key])}>
            {percent(total[key].value)}
          </Link>
          <small>
            {total[key].value === null
              ? t('board.noVerdicts')
              : t('board.of.n', { n: count(total[key].denominator), interval: intervalText(total[key]) })}
          </small>
        </li>
      ))}
      {judged && weighed ? (
        <li className="number">
          <span>
            {t('board.composite')} <Why board={board} what="composite" />
          </span>
          <strong>{percent(total.composite)}</strong>
          <small>{board.parameters.title}</small>
        </li>
      ) : null}
    </ul>
  )
}
