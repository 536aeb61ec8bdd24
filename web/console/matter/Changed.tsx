import { Alert } from 'antd'
import type { MatterBody } from '../../../server/contract/matter.ts'
import { useWords } from '../app/words.ts'
import { Timeline } from './Timeline.tsx'

/** Somebody acted since the form was opened: what happened, and whether the own act still makes sense. */
export const Changed = (props: { since: MatterBody; now: MatterBody; action: string }) => {
  const { t } = useWords()
  const known = new Set(props.since.timeline.map(({ seq }) => seq))
  const fresh = props.now.timeline.filter(({ seq }) => !known.has(seq))
  const possible = props.action in props.now.offers
  return (
    <Alert
      className="notice"
      type="warning"
      showIcon
      role="alert"
      title={t(possible ? 'act.changed' : 'act.changedGone')}
      description={
        <>
          <Timeline items={fresh} />
          <p>{t('act.kept')}</p>
        </>
      }
    />
  )
}
