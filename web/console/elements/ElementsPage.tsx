import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, Skeleton, Tag } from 'antd'
import { levelOf } from '../../../kernel/place/index.ts'
import type { ElementPage } from '../../../server/contract/element.ts'
import { Failure } from '../app/Failure.tsx'
import { Heads } from '../app/Heads.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { SearchBox } from '../app/SearchBox.tsx'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { elementsQuery } from './data.ts'
import { Fresh, Where, Why } from './Source.tsx'

const COLUMNS = ['element', 'ledger', 'keeper', 'grain', 'fresh'] as const
/** Villages are asked; they do not ask. */
const TOWNSHIP = 4
type Line = ElementPage['items'][number]

/** The register of all facts that anybody keeps: whoever wants a number looks here first. */
export const ElementsPage = () => {
  const { t } = useWords()
  const { q = '' } = useSearch({ from: '/shell/elements' })
  const navigate = useNavigate({ from: '/elements' })
  const { region, own } = useRegion()
  const list = useInfiniteQuery(elementsQuery(region, q))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="page elements">
      <PageHead title={t('nav.elements')} purpose={t('purpose.elements')}>
        {(levelOf(own) ?? 0) <= TOWNSHIP ? (
          <Link to="/forms/new" search={{}}>
            <Button type="primary" tabIndex={-1}>
              {t('forms.new')}
            </Button>
          </Link>
        ) : null}
      </PageHead>
      <search className="filters">
        <SearchBox
          value={q}
          label={t('elements.find')}
          most={60}
          search={(text) => navigate({ search: (now) => ({ ...now, q: text || undefined }), replace: true })}
        />
        {list.data ? <span className="muted">{t('elements.count', { n: list.data.pages[0]?.total ?? 0 })}</span> : null}
      </search>
      {list.isPending ? <Skeleton active paragraph={{ rows: 12 }} title={false} /> : null}
      {list.isError ? <Failure error={list.error} reset={() => list.refetch()} /> : null}
      {items.length > 0 ? <ElementTable items={items} /> : null}
      {list.data && items.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('elements.none')} />
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

const ElementTable = ({ items }: { items: readonly Line[] }) => {
  const { t } = useWords()
  return (
    <table className="table table-labelled">
      <Heads titles={COLUMNS.map((column) => t(`elements.column.${column}`))} />
      <tbody>
        {items.map((line) => (
          <ElementLine key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  )
}

const ElementLine = ({ line }: { line: Line }) => {
  const { t } = useWords()
  const { grain } = line
  const by =
    grain === null ? t('elements.anyNumber') : grain.length === 0 ? t('elements.onePer') : grain.join(t('list.join'))
  return (
    <tr>
      <th scope="row">
        {line.title} {line.sensitive ? <Tag>{t('elements.sensitive')}</Tag> : null}
        <small>{line.element}</small>
        <Why why={line.why} shared={line.shared} />
      </th>
      <td data-label={t('elements.column.ledger')}>
        <Where source={line} />
      </td>
      <td data-label={t('elements.column.keeper')}>{line.keeperTitle}</td>
      <td data-label={t('elements.column.grain')}>
        {t('elements.perLevel', {
          level: line.levels.map((level) => t(`elements.level.${level}`)).join(t('list.join')),
        })}
        {by}
      </td>
      <td data-label={t('elements.column.fresh')}>
        <Fresh fresh={line.fresh} />
      </td>
    </tr>
  )
}
