import { Drawer, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import type { ListedRow } from '../../ui/matter/rows.ts'
import { part } from '../app/part.ts'

const BatchForm = lazy(part(() => import('./BatchForm.tsx')))

/** One form for many matters; each is decided alone, and what was refused is said with its reason. */
export const BatchDrawer = (props: {
  action: string | null
  rows: readonly ListedRow[]
  close: () => void
  clear: () => void
  again: (ids: readonly string[]) => void
}) => {
  const { action, rows, close } = props
  const title = action ? (rows[0]?.may[action]?.title ?? '') : ''
  return (
    <Drawer open={action !== null} onClose={close} title={title} size={480} destroyOnHidden className="act">
      <Suspense fallback={<Skeleton active />}>
        {action ? <BatchForm {...props} action={action} title={title} /> : null}
      </Suspense>
    </Drawer>
  )
}
