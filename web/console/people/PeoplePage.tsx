import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, Skeleton } from 'antd'
import { useState } from 'react'
import { ExportButtons } from '../app/ExportButtons.tsx'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { SearchBox } from '../app/SearchBox.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { useVocabulary } from '../matters/vocabulary.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { peopleQuery } from './data.ts'
import { NewPersonDrawer } from './NewPersonDrawer.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { PersonDrawer } from './PersonDrawer.tsx'

const STATES = ['active', 'locked', 'disabled'] as const

/** Accounts and the posts they hold; for the security administrator, who sees no record of residents. */
export const PeoplePage = () => {
  const { t } = useWords()
  const { account, ...search } = useSearch({ from: '/shell/people' })
  const navigate = useNavigate({ from: '/people' })
  const { region, own } = useRegion()
  const roles = useVocabulary()?.roles ?? []
  const ask = { ...search, region: region === own ? undefined : region }
  const list = useInfiniteQuery(peopleQuery(ask))
  const people = list.data?.pages.flatMap(({ items }) => items) ?? []
  const [adding, setAdding] = useState(false)
  const set = (change: Record<string, string | undefined>) =>
    navigate({ search: (now) => ({ ...now, ...change }), replace: true })
  return (
    <div className="page">
      <PageHead title={t('nav.people')} purpose={t('purpose.people')}>
        <ExportButtons path="people" query={ask} personal />
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('people.add')}
        </Button>
      </PageHead>
      <search className="filters">
        <SearchBox value={search.q ?? ''} label={t('people.q')} most={64} search={(q) => set({ q: q || undefined })} />
        <Select
          value={search.role ?? ''}
          onChange={(role) => set({ role: role || undefined })}
          options={[
            { value: '', label: t('people.anyRole') },
            ...roles.map(({ key, title }) => ({ value: key, label: title })),
          ]}
          aria-label={t('people.role')}
          popupMatchSelectWidth={false}
        />
        <Select
          value={search.state ?? ''}
          onChange={(state) => set({ state: state || undefined })}
          options={['', ...STATES].map((value) => ({ value, label: t(`people.state.${value || 'any'}`) }))}
          aria-label={t('people.state')}
          popupMatchSelectWidth={false}
        />
      </search>
      {list.isPending ? <Skeleton active title={false} paragraph={{ rows: 12 }} /> : null}
      {list.isError && people.length === 0 ? <Failure error={list.error} reset={() => list.refetch()} /> : null}
      {list.isSuccess && people.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('people.none')} />
      ) : null}
      {people.length > 0 ? <PeopleTable people={people} open={(id) => set({ account: id })} /> : null}
      {list.hasNextPage ? (
        <Button block onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      ) : null}
      <PersonDrawer id={account ?? ''} close={() => set({ account: undefined })} />
      <NewPersonDrawer open={adding} close={() => setAdding(false)} />
    </div>
  )
}
