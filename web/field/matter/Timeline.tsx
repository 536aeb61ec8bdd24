import type { MatterBody } from '../../../server/contract/matter.ts'
import { momentWords } from '../../ui/dates.ts'
import { doneTitle } from '../../ui/matter/titles.ts'
import { useWords } from '../app/words.ts'

/** Who did what and when, in people's words, the latest first; what the resident was told is marked. */
export const Timeline = ({ items }: { items: MatterBody['timeline'] }) => {
  const { t, language } = useWords()
  return (
    <ol className="story">
      {items.toReversed().map((item) => (
        <li key={item.seq} data-kind={item.actorKind}>
          <p>
            <strong>{doneTitle(item.title)}</strong> <span>{item.actor}</span>
          </p>
          <p className="muted">
            <time dateTime={item.at}>{momentWords(item.at, language)}</time>
          </p>
          {item.lines.map((line) => (
            <p key={`${line.label}-${line.text}`} className={line.toResident ? 'told' : undefined}>
              <span className="muted">{line.label}</span> {line.text}
              {line.toResident ? <em>{t('act.toldResident')}</em> : null}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}
