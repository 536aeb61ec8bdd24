import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { z } from 'zod'
import type { SettingList } from '../../../server/contract/setting.ts'
import { get } from '../../ui/api.ts'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useWords } from '../app/words.ts'
import { SettingForm } from './SettingForm.tsx'
import { SumsCard } from './SumsCard.tsx'

/** Every setting with its default; each is saved by itself and in force at once. */
export const SettingsPage = () => {
  const { t } = useWords()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => get<z.infer<typeof SettingList>>('settings', undefined, signal),
  })
  const groups = Map.groupBy(data?.items ?? [], ({ key }) => key.split('.')[0] ?? '')
  return (
    <div className="page page-narrow settings">
      <PageHead title={t('nav.settings')} purpose={t('purpose.settings')} />
      <SumsCard />
      {isPending ? <Skeleton active paragraph={{ rows: 12 }} title={false} /> : null}
      {error && !data ? <Failure error={error} reset={() => refetch()} /> : null}
      {[...groups].map(([group, items]) => (
        <section key={group} className="card" aria-labelledby={`settings-${group}`}>
          <h2 id={`settings-${group}`}>{t(`settings.${group}`)}</h2>
          {items.map((item) => (
            <SettingForm key={item.key} setting={item} />
          ))}
        </section>
      ))}
    </div>
  )
}
