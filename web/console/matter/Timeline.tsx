import { RobotOutlined, UserOutlined } from '@ant-design/icons'
import type { MatterBody } from '../../../server/contract/matter.ts'
import { momentWords } from '../../ui/dates.ts'
import { doneTitle } from '../../ui/matter/titles.ts'
import { useWords } from '../app/words.ts'

type Item = MatterBody['timeline'][number]

/** Who did what and when, in people's words; what the resident was told is marked. */
export const Timeline = ({ items }: { items: readonly Item[] }) => (
  <ol className="story">
    {items.toReversed().map((item) => (
      <Told key={item.seq} item={item} />
    ))}
  </ol>
)

const Told = ({ item }: { item: Item }) => {
  const { t, language } = useWords()
  return (
    <li data-kind={item.actorKind}>
      <span className="story-sign" aria-hidden="true">
        {item.actorKind === 'system' ? <RobotOutlined aria-hidden="true" /> : <UserOutlined aria-hidden="true" />}
      </span>
      <div>
        <p className="story-head">
          <strong>{doneTitle(item.title)}</strong>
          <span>{item.actor}</span>
          <time dateTime={item.at}>{momentWords(item.at, language)}</time>
        </p>
        {item.lines.map((line) => (
          <p key={`${line.label}-${line.text}`} className="story-line" data-told={line.toResident || undefined}>
            <span>{line.label}</span>
            <span>{line.text}</span>
            {line.toResident ? <em>{t('matter.toResident')}</em> : null}
          </p>
        ))}
      </div>
    </li>
  )
}
