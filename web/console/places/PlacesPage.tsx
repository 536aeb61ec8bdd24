import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { can, useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { Balance } from './Balance.tsx'
import { Below } from './Below.tsx'
import { PublicContact } from './PublicContact.tsx'
import { RegionFacts } from './RegionFacts.tsx'
import { regionQuery } from './regions.ts'
import { SuccessionDrawer } from './SuccessionDrawer.tsx'

/** The tree, as of any day: what lies below, what became of it, and how evenly the households are cared for. */
export const PlacesPage = () => {
  const { t } = useWords()
  const { on } = useSearch({ from: '/shell/places' })
  const navigate = useNavigate({ from: '/places' })
  const session = useSession()
  const { region, look } = useRegion()
  const { data, error } = useQuery(regionQuery(region, on))
  const [changing, setChanging] = useState(false)
  return (
    <div className="page">
      <PageHead title={data ? data.name : t('nav.places')} purpose={t('purpose.places')}>
        <DatePicker
          value={on ? dayjs(on) : null}
          onChange={(day) => navigate({ search: (now) => ({ ...now, on: day?.format('YYYY-MM-DD') }) })}
          placeholder={t('places.today')}
          aria-label={t('places.asOf')}
          disabledDate={(day) => day.isAfter(dayjs())}
        />
        {can(session, 'places.keep') ? (
          <Button type="primary" onClick={() => setChanging(true)}>
            {t('places.change')}
          </Button>
        ) : null}
      </PageHead>
      {error && !data ? <Failure error={error} /> : null}
      <div className="places">
        <Below region={region} on={on} look={look} />
        <div>
          {data ? <RegionFacts region={data} /> : null}
          {data && on === undefined && can(session, 'places.keep') ? (
            <PublicContact key={data.code} region={data} />
          ) : null}
          {can(session, 'households') ? <Balance region={region} look={look} /> : null}
        </div>
      </div>
      {data ? <SuccessionDrawer open={changing} within={data} close={() => setChanging(false)} /> : null}
    </div>
  )
}
