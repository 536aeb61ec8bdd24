import type { MatterBody } from '../../../server/contract/matter.ts'
import { useWords } from '../app/words.ts'

/** The way of a matter as a row of stages; where it is now is said, not only coloured. */
export const Stages = ({ stages }: { stages: MatterBody['stages'] }) => {
  const { t } = useWords()
  return (
    <ol className="stages" aria-label={t('matter.stages')}>
      {stages.map(({ key, title, state }) => (
        <li key={key} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          {title}
          <span className="unseen">{t(`stage.${state}`)}</span>
        </li>
      ))}
    </ol>
  )
}
