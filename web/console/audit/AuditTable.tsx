import { useNavigate } from '@tanstack/react-router'
import type { AuditLine } from '../../../server/contract/audit.ts'
import { momentWords } from '../../ui/dates.ts'
import { Heads } from '../app/Heads.tsx'
import { useWords } from '../app/words.ts'

const COLUMNS = ['at', 'actor', 'action', 'object', 'result', 'detail'] as const

export const AuditTable = ({ lines }: { lines: readonly AuditLine[] }) => {
  const { t } = useWords()
  return (
    <table className="table table-labelled">
      <Heads titles={COLUMNS.map((column) => t(`audit.column.${column}`))} />
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  )
}

const Line = ({ line }: { line: AuditLine }) => {
  const { t, language } = useWords()
  const navigate = useNavigate({ from: '/audit' })
  const narrow = (change: Record<string, string>) => navigate({ search: (now) => ({ ...now, ...change }) })
  return (
    <tr>
      <td className="nowrap" data-label={t('audit.column.at')}>
        {momentWords(line.at, language)}
      </td>
      <th scope="row">
        <button type="button" className="link" onClick={() => narrow({ actor: line.actor })}>
          {line.actorName || line.actor}
        </button>
      </th>
      <td data-label={t('audit.column.action')}>
        <button type="button" className="link" onClick={() => narrow({ action: line.action })}>
          {line.actionTitle}
        </button>
      </td>
      <td data-label={t('audit.column.object')}>
        <button type="button" className="link" onClick={() => narrow({ kind: line.kind, object: line.object })}>
          {line.kindTitle}
        </button>
        <small className="audit-object">{line.object}</small>
      </td>
      <td className={line.result === 'done' ? undefined : 'left-late'} data-label={t('audit.column.result')}>
        {line.resultTitle}
      </td>
      <td className="audit-detail" data-label={t('audit.column.detail')}>
        {line.told.map(({ key, title, text }) => (
          <span key={key}>{t('audit.told', { title, text })}</span>
        ))}
      </td>
    </tr>
  )
}
