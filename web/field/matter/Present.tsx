import type { MatterBody } from '../../../server/contract/matter.ts'
import { momentWords } from '../../ui/dates.ts'
import { standOf } from '../../ui/matter/stages.ts'
import { useWords } from '../app/words.ts'

/** The stages with the one it is in, who has it and until when. */
export const Present = ({ matter }: { matter: MatterBody }) => {
  const { t, language } = useWords()
  const open = matter.tasks.filter(({ doneAt }) => doneAt === null)
  const none = matter.closedAt ? t('matter.nobody') : t('matter.withResident')
  return (
    <section className="card" aria-labelledby="present">
      <h2 id="present">{t('matter.present')}</h2>
      <ol className="stages" aria-label={t('matter.stages')}>
        {matter.stages.map(({ key, title, state }, index) => {
          const stand = standOf(matter.stages, index)
          return (
            <li key={key} data-state={stand} aria-current={state === 'now' ? 'step' : undefined}>
              <span>{title}</span>
              {stand === 'again' ? <small>{t('matter.stageAgain')}</small> : null}
            </li>
          )
        })}
      </ol>
      <dl className="facts">
        <dt>{t('matter.step')}</dt>
        <dd>{matter.outcomeTitle ?? matter.stepTitle}</dd>
        <dt>{t('matter.holder')}</dt>
        <dd>{matter.holder ?? none}</dd>
        {matter.timeLeft && !matter.closedAt ? (
          <>
            <dt>{t('matter.due')}</dt>
            <dd>{momentWords(matter.timeLeft.dueAt, language)}</dd>
          </>
        ) : null}
      </dl>
      {open.length > 1 ? (
        <ul className="lines">
          {open.map((task) => (
            <li key={`${task.desk}-${task.kind}-${task.stepTitle}`}>
              {task.holder} · {t(`task.${task.kind}`)}
              {task.timeLeft ? <small>{task.timeLeft.text}</small> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {Object.keys(matter.offers).length === 0 ? (
        <p className="muted">{t(matter.closedAt ? 'matter.closedHint' : 'matter.notYours')}</p>
      ) : null}
    </section>
  )
}
