import { useQuery } from '@tanstack/react-query'
import { Alert, Drawer, Skeleton } from 'antd'
import { Failure } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { matterQuery } from './data.ts'
import { OfferForm } from './OfferForm.tsx'

/** The form of one act, opened from a list or from the matter's page; the page stays where it is. */
export const ActDrawer = (props: { acting: { id: string; action: string } | null; close: () => void }) => {
  const { t } = useWords()
  const { acting, close } = props
  const { data, error } = useQuery(matterQuery(acting?.id ?? ''))
  const matter = data?.id === acting?.id ? data : undefined
  const offer = acting ? matter?.offers[acting.action] : undefined
  return (
    <Drawer
      open={acting !== null}
      onClose={close}
      title={offer?.title ?? ''}
      size={480}
      destroyOnHidden
      className="act"
    >
      {error && !matter ? <Failure error={error} /> : null}
      {matter && acting ? (
        <>
          <p className="act-what">
            <strong>{matter.subject}</strong>
            <span className="muted">
              {matter.number} · {matter.region.path || matter.region.name}
            </span>
          </p>
          {offer ? (
            <OfferForm
              key={`${acting.id}-${acting.action}`}
              matter={matter}
              action={acting.action}
              offer={offer}
              done={close}
            />
          ) : (
            <Alert type="info" showIcon title={t('act.gone')} />
          )}
        </>
      ) : (
        <Skeleton active />
      )}
    </Drawer>
  )
}
