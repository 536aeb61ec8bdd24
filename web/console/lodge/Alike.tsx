import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useDeferredValue } from 'react'
import type { MatterPage } from '../../../server/contract/matter.ts'
import { get } from '../../ui/api.ts'
import { dayWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'
import { tellingWords } from './telling.ts'

/**
 * Open matters of the same place with the same words: perhaps it has been said already. A hint, never a bar; it stands beside
 * the form, because what appears within would move the button under the finger.
 */
export const Alike = ({ region, body }: { region: string | undefined; body: string | undefined }) => {
  const { t, language } = useWords()
  const q = useDeferredValue(tellingWords(body ?? ''))
  const { data } = useQuery({
    queryKey: ['matters', 'alike', region ?? '', q],
    queryFn: ({ signal }) => get<MatterPage>('matters', { view: 'scope', state: 'open', region, q, limit: 3 }, signal),
    enabled: region !== undefined && q !== '',
    staleTime: 30_000,
  })
  if (!data?.items.length) return null
  return (
    <Alert
      className="lodge-alike"
      type="info"
      showIcon
      title={t('lodge.alike')}
      description={
        <ul className="plain">
          {data.items.map((row) => (
            <li key={row.id}>
              <Link to="/matters/$id" params={{ id: row.id }} target="_blank">
                {row.subject}
              </Link>{' '}
              <span className="muted">
                {row.number} · {dayWords(row.lodgedAt, language)} · {row.stepTitle}
              </span>
            </li>
          ))}
        </ul>
      }
    />
  )
}
