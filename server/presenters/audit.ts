import type { AuditRow } from '../../store/audit/row.ts'
import type { AuditLine } from '../contract/audit.ts'
import { hasWords, type Language, words } from '../words.ts'

/** To the auditor. There is no personal data in a row: who wrote it left that out. */
export const presentAuditLine = (row: AuditRow, language: Language): AuditLine => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: row.actor,
  actorName: row.actorName,
  action: row.action,
  actionTitle: title(`audit.action.${row.action}`, row.action, language),
  kind: row.objectKind,
  object: row.objectId,
  region: row.region,
  result: row.result,
  resultTitle: title(`audit.result.${row.result}`, row.result, language),
  detail: row.detail,
})

/** An action without words yet shows itself. */
const title = (key: string, otherwise: string, language: Language): string =>
  hasWords(key, language) ? words(key, language) : otherwise
