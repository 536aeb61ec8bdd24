import type { Typed } from './data.ts'

/** What was typed and not sent yet, kept on this device alone. Dies after a week, or when the act is done. */
interface Draft {
  readonly at: number
  readonly data: Typed
}
const PREFIX = 'lingyan.draft.'
const WEEK = 7 * 24 * 3600 * 1000

export const draftKey = (account: string, matter: string, action: string): string =>
  `${PREFIX}${account}.${matter}.${action}`

export const readDraft = (key: string, storage: Storage = localStorage, now: number = Date.now()): Typed | null => {
  try {
    const draft = JSON.parse(storage.getItem(key) ?? 'null') as Draft | null
    return draft && now - draft.at < WEEK ? draft.data : null
  } catch {
    return null
  }
}

/** Keeps what is not empty; a full storage must never stand in the way of work. */
export const keepDraft = (
  key: string,
  data: Typed,
  storage: Storage = localStorage,
  now: number = Date.now(),
): void => {
  const empty = Object.values(data).every((value) => value === undefined || value === '' || value === null)
  try {
    if (empty) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify({ at: now, data } satisfies Draft))
  } catch {
    dropOld(storage, now)
  }
}

export const dropDraft = (key: string, storage: Storage = localStorage): void => storage.removeItem(key)

/** Removes drafts older than a week; called when the console opens. */
export const dropOld = (storage: Storage = localStorage, now: number = Date.now()): void => {
  for (const key of Object.keys(storage).filter((name) => name.startsWith(PREFIX)))
    if (readDraft(key, storage, now) === null) storage.removeItem(key)
}
