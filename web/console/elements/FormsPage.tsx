import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Button, Empty, Skeleton } from 'antd'
import { Failure } from '../app/Failure.tsx'
import { Heads } from '../app/Heads.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useWords } from '../app/words.ts'
import { AskList } from './AskList.tsx'
import { requestsQuery } from './data.ts'

const COLUMNS = ['title', 'state', 'asker', 'level', 'columns', 'last'] as const

/** Forms that are asked for, and what one is oneself asked to answer. */
export const FormsPage = () => {
  const { t } = useWords()
  const { asker } = useSearch({ from: '/shell/forms' })
  const list = useInfiniteQuery(requestsQuery(asker))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const mayAsk = list.data?.pages[0]?.may.ask ?? false
  return (
    <div className="page forms">
      <PageHead title={t('nav.forms')} purpose={t('purpose.forms')}>
        {mayAsk ? (
          <Link to="/forms/new" search={{}}>
            <Button type="primary" tabIndex={-1}>
              {t('forms.new')}
            </Button>
          </Link>
        ) : null}
      </PageHead>
      {asker ? (
        <p className="filters">
          {t('forms.ofAsker', { asker })}
          <Link to="/forms" search={{}}>
            {t('forms.ofAll')}
          </Link>
        </p>
      ) : (
        <AskList />
      )}
      {list.isPending ? <Skeleton active paragraph={{ rows: 6 }} title={false} /> : null}
      {list.isError ? <Failure error={list.error} reset={() => list.refetch()} /> : null}
      {list.data && items.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(mayAsk ? 'forms.noneYet' : 'forms.noneAsked')} />
      ) : null}
      {items.length > 0 ? (
        <table className="table table-labelled">
          <Heads titles={COLUMNS.map((column) => t(`forms.column.${column}`))} />
          <tbody>
            {items.map((form) => (
              <tr key={form.id}>
                <th scope="row">
                  <Link to="/forms/$request" params={{ request: form.id }} search={{}}>
                    {form.title}
                  </Link>
                  <small>{form.regionName}</small>
                </th>
                <td data-label={t('forms.column.state')}>{t(`forms.state.${form.state}`)}</td>
                <td data-label={t('forms.column.asker')}>
                  <Link to="/forms" search={{ asker: form.asker }}>
                    {form.asker}
                  </Link>{' '}
                  <small className="muted">{form.byName}</small>
                </td>
                <td data-label={t('forms.column.level')}>{t(`elements.level.${form.level}`)}</td>
                <td data-label={t('forms.column.columns')}>{form.columns}</td>
                <td data-label={t('forms.column.last')}>
                  {t(`forms.every.${form.every}`)} · {form.last}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {list.hasNextPage ? (
        <p className="list-end">
          <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </p>
      ) : null}
    </div>
  )
}
