import { PrinterOutlined, SwapOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Checkbox, Empty } from 'antd'
import { ITEM_STATES } from '../../../kernel/list/index.ts'
import type { ListBody } from '../../../server/contract/list.ts'
import { API, queryString } from '../../ui/api.ts'
import { ExportButtons } from '../app/ExportButtons.tsx'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { Select } from '../app/Select.tsx'
import { Waiting } from '../app/Waiting.tsx'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { listQuery } from './data.ts'
import { ItemTable } from './ItemTable.tsx'
import { Source } from './Parts.tsx'
import { Receipts } from './Receipts.tsx'

const FROM = '/shell/lists/$list'

/** One list as a calm table, its items under their groups; one's own first. */
export const ListPage = () => {
  const { t } = useWords()
  const { list } = useParams({ from: FROM })
  const { region, own } = useRegion()
  const { region: _, ...filters } = useSearch({ from: FROM })
  const asked = { region, ...filters }
  const { data, isPending, error, refetch } = useQuery(listQuery(list, asked))
  if (isPending) return <Waiting />
  if (!data) return <Failure error={error} reset={() => refetch()} />
  const address = (format: string) => `${API}/lists/${list}/items.${format}${queryString(asked)}`
  return (
    <div className="page lists">
      <Link to="/lists" search={region === own ? {} : { region }} className="ledger-back">
        {t('lists.back')}
      </Link>
      <PageHead title={data.title} purpose={<Source version={data.version} />}>
        {data.versions.length > 1 ? (
          <Link to="/lists/$list/diff" params={{ list }} search={{}}>
            <Button icon={<SwapOutlined aria-hidden="true" />} tabIndex={-1}>
              {t('lists.diff')}
            </Button>
          </Link>
        ) : null}
        <ExportButtons path="" query={{}} address={address} />
        <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => print()}>
          {t('board.print')}
        </Button>
      </PageHead>
      {data.permits ? (
        <p className="list-note">
          {t('lists.permits', { level: t(`elements.level.${data.permits.level}`), clause: data.permits.clause })}
        </p>
      ) : null}
      {data.ledger && data.version.count !== data.version.here ? (
        <p className="list-note">
          {t('lists.rest')}{' '}
          <Link to="/ledgers/$ledger" params={{ ledger: data.ledger }} search={{}}>
            {t('lists.restLedger')}
          </Link>
        </p>
      ) : null}
      <Receipts list={data} />
      <Filters list={data} />
      {data.items.length === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(data.counts.items === 0 ? 'lists.noItems' : 'lists.noneFound')}
        />
      ) : (
        <ItemTable list={data} />
      )}
    </div>
  )
}

/** By state, group, lead and version; in the address. */
const Filters = ({ list }: { list: ListBody }) => {
  const { t } = useWords()
  const now = useSearch({ from: FROM })
  const navigate = useNavigate({ from: '/lists/$list' })
  const set = (part: Partial<Record<'state' | 'group' | 'lead' | 'version' | 'mine', string | undefined>>) =>
    navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
  const choice = (
    name: 'state' | 'group' | 'lead' | 'version',
    options: readonly { value: string; label: string }[],
    value: string | undefined,
  ) => (
    <Select
      allowClear={name !== 'version'}
      value={value}
      onChange={(next: string | undefined) => set({ [name]: next })}
      options={[...options]}
      placeholder={t(`lists.filter.${name}`)}
      aria-label={t(`lists.filter.${name}`)}
      popupMatchSelectWidth={false}
      className="list-filter"
    />
  )
  const states = ITEM_STATES.map((value) => ({ value, label: t(`lists.state.${value}`) }))
  return (
    <search className="filters">
      {list.kind === 'tasks' ? choice('state', states, now.state) : null}
      {list.groups.length > 1
        ? choice(
            'group',
            list.groups.map((value) => ({ value, label: value })),
            now.group,
          )
        : null}
      {list.leads.length > 1
        ? choice(
            'lead',
            list.leads.map(({ desk, title }) => ({ value: desk, label: title })),
            now.lead,
          )
        : null}
      {list.versions.length > 1
        ? choice(
            'version',
            list.versions.map(({ version, from }) => ({
              value: version,
              label: t('lists.versionOf', { version, from }),
            })),
            list.version.version,
          )
        : null}
      <Checkbox
        checked={now.mine === 'true'}
        onChange={({ target }) => set({ mine: target.checked ? 'true' : undefined })}
      >
        {t('lists.onlyMine', { n: list.counts.mine })}
      </Checkbox>
    </search>
  )
}
