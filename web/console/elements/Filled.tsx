import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import type { RequestBody } from '../../../server/contract/element.ts'
import { API } from '../../ui/api.ts'
import { ExportButtons } from '../app/ExportButtons.tsx'
import { Failure } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { tableQuery } from './data.ts'

/** The form as it is filled: the first rows here, all of it as a file. */
export const Filled = ({ body }: { body: RequestBody }) => {
  const { t } = useWords()
  const { data, isPending, error, refetch } = useQuery(tableQuery(body))
  return (
    <section className="card form-filled">
      <div className="card-head">
        <h2>{t('forms.filled')}</h2>
        <ExportButtons
          path=""
          query={{}}
          small
          address={(format) => `${API}/form-requests/${body.id}/table.${format}`}
        />
      </div>
      {isPending ? <Skeleton active paragraph={{ rows: 6 }} title={false} /> : null}
      {error ? <Failure error={error} reset={() => refetch()} /> : null}
      {data ? (
        <>
          <p className="muted">{t('forms.rows', { n: data.rows.length, of: data.total })}</p>
          <section className="form-scroll" aria-label={t('forms.filled')}>
            <table className="table table-labelled">
              <thead>
                <tr>
                  <th scope="col">{t('forms.place')}</th>
                  {data.columns.map(({ key, title }) => (
                    <th key={key} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.rows.map(({ region, name, cells }) => (
                  <tr key={region}>
                    <th scope="row">
                      <Link to="/places" search={{ region }}>
                        {name}
                      </Link>
                    </th>
                    {cells.map(({ text, source, date }, at) => (
                      <td key={data.columns[at]?.key} data-label={data.columns[at]?.title}>
                        <div>
                          {text === '' ? <span className="muted">{t('forms.empty')}</span> : text}
                          {source === '' ? null : <small className="muted">{`${source} · ${date}`}</small>}
                        </div>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      ) : null}
    </section>
  )
}
