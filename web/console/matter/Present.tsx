import type { MatterBody } from '../../../server/contract/matter.ts'
import { momentWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'
import { Acts } from './Acts.tsx'
import { Clock, TimeLeft } from './TimeLeft.tsx'

/** Where it stands, who has it, until when, and what may be done now. */
export const Present = ({ matter, act }: { matter: MatterBody; act: (action: string) => void }) => {
  const { t } = useWords()
  const open = matter.tasks.filter(({ doneAt }) => doneAt === null)
  return (
    <section className="card present" aria-labelledby="present">
      <h2 id="present">{t('matter.present')}</h2>
      <dl className="facts">
        <dt>{t('matter.step')}</dt>
        <dd>{matter.stepTitle}</dd>
        <dt>{t('matter.holder')}</dt>
        <dd>{matter.holder ?? t(matter.closedAt ? 'matter.nobody' : 'matter.withResident')}</dd>
        <dt>{t('matter.timeLeft')}</dt>
        <dd>
          <Clock row={matter} />
        </dd>
        {matter.outcomeTitle ? (
          <>
            <dt>{t('matter.outcome')}</dt>
            <dd>{matter.outcomeTitle}</dd>
          </>
        ) : null}
        <Verdict verdict={matter.verdict} />
      </dl>
      {Object.keys(matter.offers).length > 0 ? (
        <div className="present-acts">
          <Acts id={matter.id} offers={matter.offers} act={act} />
        </div>
      ) : (
        <p className="muted">{t(matter.closedAt ? 'matter.closedHint' : 'matter.notYours')}</p>
      )}
      {open.length > 1 ? <Tasks tasks={open} /> : null}
      <p className="basis">
        {t('matter.rules', { title: matter.parameters.title })}
        <br />
        {matter.parameters.basis}
      </p>
    </section>
  )
}

const Tasks = ({ tasks }: { tasks: MatterBody['tasks'] }) => {
  const { t, language } = useWords()
  return (
    <>
      <h3>{t('matter.tasks')}</h3>
      <ul className="tasks">
        {tasks.map((task) => (
          <li key={`${task.desk}-${task.openedAt}-${task.kind}`}>
            <strong>{task.holder}</strong>
            <span className="tag">{t(`kind.${task.kind}`)}</span>
            <span className="muted">
              {task.people.join(t('list.join'))} · {t('matter.since', { at: momentWords(task.openedAt, language) })}
            </span>
            {task.timeLeft ? <TimeLeft left={task.timeLeft} /> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

const Verdict = ({ verdict }: { verdict: MatterBody['verdict'] }) => {
  const { t } = useWords()
  if (!verdict) return null
  return (
    <>
      <dt>{t('verdict.title')}</dt>
      <dd>
        {t(verdict.contacted ? 'verdict.contacted' : 'verdict.notContacted')}
        {t('list.comma')}
        {t(verdict.resolved ? 'verdict.resolved' : 'verdict.unresolved')}
        {t('list.comma')}
        {t(`verdict.satisfaction.${verdict.satisfaction}`)}
        <span className="muted"> ({t(`verdict.source.${verdict.source}`)})</span>
      </dd>
    </>
  )
}
