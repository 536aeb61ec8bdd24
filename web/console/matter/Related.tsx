import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { MatterBody } from '../../../server/contract/matter.ts'
import { dayWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'

/** Matters that may be about the same thing, and the way to make one of them. */
export const Related = ({ matter, merge }: { matter: MatterBody; merge: () => void }) => {
  const { t, language } = useWords()
  if (matter.related.length === 0) return null
  return (
    <section className="card related" aria-labelledby="related">
      <h2 id="related">{t('matter.related')}</h2>
      <ul>
        {matter.related.map((other) => (
          <li key={other.id}>
            <Link to="/matters/$id" params={{ id: other.id }}>
              {other.subject}
            </Link>
            <span className="muted">
              {other.number} · {dayWords(other.lodgedAt, language)} · {other.stepTitle} · {other.why}
            </span>
          </li>
        ))}
      </ul>
      {'merge' in matter.offers ? <Button onClick={merge}>{matter.offers.merge?.title}</Button> : null}
    </section>
  )
}
