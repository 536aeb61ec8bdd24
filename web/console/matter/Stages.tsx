import type { MatterBody } from '../../../server/contract/matter.ts'
import { standOf } from '../../ui/matter/stages.ts'
import { useWords } from '../app/words.ts'

/** The way of a matter as a row of stages; where it is now is said, not only coloured. */
export const Stages = ({ stages }: { stages: MatterBody['stages'] }) => {
  const { t } = useWords()
  return (
    <ol className="stages" aria-label={t('matter.stages')}>
      {stages.map(({ key, title, state }, index) => {
        const stand = standOf(stages, index)
        return (
          <li key={key} data-state={stand} aria-current={state === 'now' ? 'step' : undefined}>
            {title}
            <span className={stand === 'again' ? 'stage-again' : 'unseen'}>{t(`stage.${stand}`)}</span>
          </li>
        )
      })}
    </ol>
  )
}
