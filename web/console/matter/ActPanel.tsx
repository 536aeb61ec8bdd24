import { useQuery } from '@tanstack/react-query'
import { Alert, Skeleton } from 'antd'
import { Failure } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { useHeldOn } from '../held/held.ts'
import { matterQuery } from './data.ts'
import { OfferForm } from './OfferForm.tsx'

/** What the act is on, and its form; or that it is no longer on offer. */
const ActPanel = (props: { id: string; action: string; close: () => void }) => {
  const { t } = useWords()
  const held = useHeldOn(props.id)
  const { data: matter, error } = useQuery(matterQuery(props.id))
  if (!matter) return error ? <Failure error={error} /> : <Skeleton active />
  const offer = matter.offers[props.action]
  return (
    <>
      <p className="act-what">
        <strong>{matter.subject}</strong>
        <span className="muted">
          {matter.number} · {matter.region.path || matter.region.name}
        </span>
      </p>
      {held ? (
        <Alert type="info" showIcon title={t('held.waits', { title: held.title })} />
      ) : offer ? (
        <OfferForm matter={matter} action={props.action} offer={offer} done={props.close} />
      ) : (
        <Alert type="info" showIcon title={t('act.gone')} />
      )}
    </>
  )
}

export default ActPanel
