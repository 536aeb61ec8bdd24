import { useState } from 'react'
import { PageHead } from '../app/PageHead.tsx'
import { useWords } from '../app/words.ts'
import { Lodged, type LodgedAs } from './Lodged.tsx'
import { LodgeForm } from './LodgeForm.tsx'

/** A request taken down for a resident who calls or comes in. */
export const LodgePage = () => {
  const { t } = useWords()
  const [lodged, setLodged] = useState<LodgedAs | null>(null)
  return (
    <div className="page page-narrow">
      <PageHead title={t('nav.lodge')} purpose={t('purpose.lodge')} />
      {lodged ? <Lodged lodged={lodged} again={() => setLodged(null)} /> : <LodgeForm done={setLodged} />}
    </div>
  )
}
