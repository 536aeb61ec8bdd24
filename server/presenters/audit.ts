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
  actionTitle: title([`audit.action.${row.action}`], row.action, language),
  kind: row.objectKind,
  kindTitle: title([`audit.kind.${row.objectKind}`], row.objectKind, language),
  object: row.objectId,
  region: row.region,
  result: row.result,
  resultTitle: title([`audit.result.${row.result}`], row.result, language),
  detail: row.detail,
  told: Object.entries(row.detail).map(([key, value]) => ({
    key,
    // the same key tells of other things under another action
    title: title([`audit.detail.${row.action}.${key}`, `audit.detail.${key}`], key, language),
    text: told(key, value, language),
  })),
})

/** What has no words yet shows itself. */
const title = (keys: readonly string[], otherwise: string, language: Language): string => {
  const known = keys.find((key) => hasWords(key, language))
  return known === undefined ? otherwise : words(known, language)
}

const told = (key: string, value: unknown, language: Language): string => {
  if (Array.isArray(value)) return value.map((one) => told(key, one, language)).join(', ')
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  const text = String(value ?? '')
  return title([`audit.value.${key}.${text}`, `audit.value.${text}`], text, language)
}
