import { Button } from 'antd'
import { useState } from 'react'
import type { ListedRow } from '../../ui/matter/rows.ts'
import { useWords } from '../app/words.ts'
import { Acts } from '../matter/Acts.tsx'
import { BatchDrawer } from './BatchDrawer.tsx'
import { sharedActions } from './group.ts'

/** What may be done with all the chosen rows at once. */
export const BatchBar = (props: {
  rows: readonly ListedRow[]
  clear: () => void
  again: (ids: readonly string[]) => void
}) => {
  const { rows, clear } = props
  const { t } = useWords()
  const [action, setAction] = useState<string | null>(null)
  const offers = sharedActions(rows)
  return (
    <>
      {rows.length > 0 ? (
        <section className="batch" aria-label={t('batch.title')}>
          <strong>{t('batch.chosen', { n: rows.length })}</strong>
          <Acts offers={offers} act={setAction} />
          {Object.keys(offers).length === 0 ? <span className="muted">{t('batch.nothingShared')}</span> : null}
          <Button type="text" onClick={clear}>
            {t('batch.clear')}
          </Button>
        </section>
      ) : null}
      <BatchDrawer action={action} rows={rows} close={() => setAction(null)} clear={clear} again={props.again} />
    </>
  )
}
