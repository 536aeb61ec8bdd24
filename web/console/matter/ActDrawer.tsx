import { useQuery } from '@tanstack/react-query'
import { Drawer, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { part } from '../app/part.ts'
import { useWords } from '../app/words.ts'
import { matterQuery } from './data.ts'

/** Forms come when the first is opened: lists load without them. */
const ActPanel = lazy(part(() => import('./ActPanel.tsx')))

/** The form of one act, opened from a list or from the matter's page; the page stays where it is. */
export const ActDrawer = (props: { acting: { id: string; action: string } | null; close: () => void }) => {
  const { acting, close } = props
  const { data } = useQuery(matterQuery(acting?.id ?? ''))
  const { t } = useWords()
  const title = acting && data?.id === acting.id ? (data.offers[acting.action]?.title ?? t('act.goneTitle')) : ''
  return (
    <Drawer open={acting !== null} onClose={close} title={title} size={480} destroyOnHidden className="act">
      <Suspense fallback={<Skeleton active />}>
        {acting ? (
          <ActPanel key={`${acting.id}-${acting.action}`} id={acting.id} action={acting.action} close={close} />
        ) : null}
      </Suspense>
    </Drawer>
  )
}
