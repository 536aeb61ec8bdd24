import { useNavigate } from '@tanstack/react-router'
import type { AuditLine } from '../../../server/contract/audit.ts'
import { momentWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'

const COLUMNS = ['at', 'actor', 'action', 'object', 'result', 'detail'] as const

export const AuditTable = ({ lines }: { lines: readonly AuditLine[] }) => {
  const { t } = useWords()
  return (
    <table className="table">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`audit.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  )
}

const Line = ({ line }: { line: AuditLine }) => {
  const { language } = useWords()
  const navigate = useNavigate({ from: '/audit' })
  const narrow = (change: Record<string, string>) => navigate({ search: (now) => ({ ...now, ...change }) })
  const detail = Object.entries(line.detail)
  return (
    <tr>
      <td className="nowrap">{momentWords(line.at, language)}</td>
      <th scope="row">
        <button type="button" className="link" onClick={() => narrow({ actor: line.actor })}>
          {line.actorName || line.actor}
        </button>
      </th>
      <td>
        <button type="button" className="link" onClick={() => narrow({ action: line.action })}>
          {line.actionTitle}
        </button>
      </td>
      <td>
        <button type="button" className="link" onClick={() => narrow({ kind: line.kind, object: line.object })}>
          {line.kind}
        </button>
        <small className="audit-object">{line.object}</small>
      </td>
      <td className={line.result === 'done' ? undefined : 'left-late'}>{line.resultTitle}</td>
      <td className="audit-detail">
        {detail.map(([key, value]) => (
          <span key={key}>
            {key}: {typeof value === 'string' ? value : JSON.stringify(value)}
          </span>
        ))}
      </td>
    </tr>
  )
}
