import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { useState } from 'react'
import type { DiffBody } from '../../../server/contract/list.ts'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { Select } from '../app/Select.tsx'
import { Waiting } from '../app/Waiting.tsx'
import { useWords } from '../app/words.ts'
import { diffQuery } from './data.ts'

const FROM = '/shell/lists/$list/diff'
type Line = DiffBody['items'][number]

const kindOf = ({ before, after, changes }: Line): 'added' | 'removed' | 'changed' | 'same' => {
  if (before === null) return 'added'
  if (after === null) return 'removed'
  return changes.length > 0 ? 'changed' : 'same'
}

/** Two versions of a list side by side; what stayed as it was is folded away at first. */
export const DiffPage = () => {
  const { t } = useWords()
  const { list } = useParams({ from: FROM })
  const { from, to } = useSearch({ from: FROM })
  const [all, setAll] = useState(false)
  const asked = { ...(from && { from }), ...(to && { to }) }
  const { data, isPending, error, refetch } = useQuery(diffQuery(list, asked))
  if (isPending) return <Waiting />
  if (!data) return <Failure error={error} reset={() => refetch()} />
  const lines = data.items.filter((line) => all || kindOf(line) !== 'same')
  return (
    <div className="page lists">
      <Link to="/lists/$list" params={{ list }} search={{}} className="ledger-back">
        {t('lists.backTo', { title: data.list.title })}
      </Link>
      <PageHead title={t('lists.diff')} purpose={t('lists.diffCounts', data.counts)} />
      <div className="filters">
        <VersionChoice name="from" data={data} />
        <VersionChoice name="to" data={data} />
        <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
          {t('lists.diffAll', { n: data.counts.same })}
        </Checkbox>
      </div>
      {lines.length === 0 ? <p className="muted">{t('lists.diffNone')}</p> : null}
      {lines.length > 0 ? (
        <table className="table table-labelled list-diff">
          <thead>
            <tr>
              <th scope="col">{t('lists.change')}</th>
              <th scope="col">{data.from.version}</th>
              <th scope="col">{data.to.version}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.before?.number} ${line.after?.number}`} data-change={kindOf(line)}>
                <th scope="row">
                  {kindOf(line) === 'changed'
                    ? line.changes.map((change) => t(`lists.change.${change}`)).join(t('list.join'))
                    : t(`lists.change.${kindOf(line)}`)}
                </th>
                <td data-label={data.from.version}>
                  <Side side={line.before} other={line.after} />
                </td>
                <td data-label={data.to.version}>
                  <Side side={line.after} other={line.before} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  )
}

const Side = ({ side, other }: { side: Line['before']; other: Line['before'] }) => {
  if (side === null) return <span className="muted">—</span>
  const part = (name: 'title' | 'text' | 'lead' | 'when') =>
    side[name] === '' ? null : (
      <span data-part={name} data-differs={other !== null && other[name] !== side[name]}>
        {name === 'title' ? `${side.number}. ` : ''}
        {side[name]}
      </span>
    )
  return (
    <>
      {part('title')}
      {part('text')}
      {part('lead')}
      {part('when')}
    </>
  )
}

const VersionChoice = ({ name, data }: { name: 'from' | 'to'; data: DiffBody }) => {
  const { t } = useWords()
  const navigate = useNavigate({ from: '/lists/$list/diff' })
  return (
    <Select
      value={data[name].version}
      onChange={(version: string) => navigate({ search: (now) => ({ ...now, [name]: version }), replace: true })}
      options={data.versions.map(({ version, from }) => ({
        value: version,
        label: t('lists.versionOf', { version, from }),
      }))}
      aria-label={t(`lists.diff.${name}`)}
      popupMatchSelectWidth={false}
    />
  )
}
