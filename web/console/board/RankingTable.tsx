import { Link } from '@tanstack/react-router'
import type { BoardLine } from '../../../server/contract/board.ts'
import { useWords } from '../app/words.ts'
import { count, mattersOf, percent, rankText } from './rates.ts'

const COUNTS = ['name', 'lodged', 'late'] as const
const RANKED = ['rank', ...COUNTS, 'composite'] as const

/** Rank with the places that the interval allows; small ones stand unranked at the end. Without `ranked` only what was counted. */
export const RankingTable = (props: { lines: readonly BoardLine[]; drill: boolean; ranked: boolean }) => {
  const { t } = useWords()
  const { lines, drill, ranked } = props
  const heads = ranked ? RANKED : COUNTS
  return (
    <div className="scroll ranking-table" tabIndex={-1}>
      <table className="table table-plain">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'name' || head === 'rank' ? undefined : 'num'}>
                {t(`board.column.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              {ranked ? (
                <td className="nowrap">{rankText(line) || <span className="muted">{t('board.unranked')}</span>}</td>
              ) : null}
              <th scope="row">
                {drill ? (
                  <Link to="/board" search={(now: object) => ({ ...now, region: line.code })}>
                    {line.name}
                  </Link>
                ) : (
                  line.name
                )}
              </th>
              <td className="num">
                <Link to="/matters" search={mattersOf(line.matters)}>
                  {count(line.lodged)}
                </Link>
              </td>
              <td className="num">
                <Link
                  to="/matters"
                  search={mattersOf(line.matters, { bucket: 'late' })}
                  className={line.late > 0 ? 'left-late' : undefined}
                >
                  {count(line.late)}
                </Link>
              </td>
              {ranked ? <td className="num">{percent(line.composite)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
