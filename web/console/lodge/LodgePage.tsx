import { useNavigate, useSearch } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useState } from 'react'
import { PageHead } from '../app/PageHead.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { useVocabulary } from '../matters/vocabulary.ts'
import { Lodged, type LodgedAs } from './Lodged.tsx'
import { LodgeForm } from './LodgeForm.tsx'

/** A request taken down for a resident who calls or comes in; the county's main process unless another is chosen. */
export const LodgePage = () => {
  const { t } = useWords()
  const { process: chosen } = useSearch({ from: '/shell/lodge' })
  const navigate = useNavigate({ from: '/lodge' })
  const processes = useVocabulary()?.processes ?? []
  const process = processes.find(({ key }) => key === chosen) ?? processes[0]
  const [lodged, setLodged] = useState<LodgedAs | null>(null)
  return (
    <div className="page page-narrow">
      <PageHead
        title={process?.byStaff ? process.title : t('nav.lodge')}
        purpose={t(process?.byStaff ? 'purpose.lodgeOffice' : 'purpose.lodge')}
      />
      {process && processes.length > 1 && !lodged ? (
        <Select
          className="lodge-kind"
          value={process.key}
          onChange={(key) => navigate({ search: (now) => ({ ...now, process: key }), replace: true })}
          options={processes.map(({ key, title }) => ({ value: key, label: title }))}
          aria-label={t('filter.process')}
          popupMatchSelectWidth={false}
        />
      ) : null}
      {lodged ? (
        <Lodged lodged={lodged} forResident={process?.byStaff !== true} again={() => setLodged(null)} />
      ) : process ? (
        <LodgeForm key={process.key} process={process} done={setLodged} />
      ) : (
        <Skeleton active />
      )}
    </div>
  )
}
