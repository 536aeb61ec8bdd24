import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useWords } from '../app/words.ts'
import { balanceQuery } from '../households/data.ts'

const COLUMNS = ['households', 'workers', 'perWorker', 'outside', 'unassigned'] as const

/** How many households each worker keeps contact with, one level down; nobody may be left out. */
export const Balance = ({ region, look }: { region: string; look: (code: string) => void }) => {
  const { t } = useWords()
  const { data, isPending, isError } = useQuery(balanceQuery(region))
  if (isError) return null
  return (
    <section className="card" aria-labelledby="balance">
      <h2 id="balance">{t('balance.title')}</h2>
      {data ? (
        <p className="muted">{t('balance.target', { target: data.target, low: data.low, high: data.high })}</p>
      ) : null}
      {isPending ? <Skeleton active /> : null}
      {data && data.items.length > 0 ? (
        <div className="scroll" tabIndex={-1}>
          <table className="table table-plain">
            <thead>
              <tr>
                <th scope="col">{t('board.column.name')}</th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className="num">
                    {t(`balance.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((item) => (
                <tr key={item.region}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => look(item.region)}>
                      {item.name}
                    </button>
                  </th>
                  <td className="num">
                    <Link to="/households" search={{ region: item.region }}>
                      {item.households}
                    </Link>
                  </td>
                  <td className="num">{item.workers}</td>
                  <td className="num">{item.perWorker?.toFixed(1) ?? '—'}</td>
                  <td className={item.outside > 0 ? 'num left-today' : 'num'}>{item.outside}</td>
                  <td className={item.unassigned > 0 ? 'num left-late' : 'num'}>{item.unassigned}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )
}
