import type { MatterBody } from '../../../server/contract/matter.ts'
import { useWords } from '../app/words.ts'
import { Timeline } from './Timeline.tsx'

/** Somebody acted since the form was opened: what happened, and whether the own act still makes sense. */
export const Changed = (props: { since: MatterBody; now: MatterBody; action: string }) => {
  const { t } = useWords()
  const known = new Set(props.since.timeline.map(({ seq }) => seq))
  const possible = props.action in props.now.offers
  return (
    <div className="notice notice-soon" role="alert">
      <strong>{t(possible ? 'act.changed' : 'act.changedGone')}</strong>
      <Timeline items={props.now.timeline.filter(({ seq }) => !known.has(seq))} />
      <p>{t('act.kept')}</p>
    </div>
  )
}
