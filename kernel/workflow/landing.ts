import type { Action, Entry, Json, Landing } from './types.ts'

const KEY = '$'

/** Whom the act reached, as kept in the entry. */
export const landingOf = (entry: Pick<Entry, 'data'>): Landing => (entry.data[KEY] ?? {}) as Landing

/** The data of an entry: the fields as typed and whom the act reached. */
export const withLanding = (typed: Entry['data'], landing: Landing): Entry['data'] => ({
  ...typed,
  [KEY]: landing as unknown as Json,
})

/** The fields as typed. */
export const typedOf = (entry: Pick<Entry, 'data'>): Entry['data'] => {
  const { [KEY]: _, ...typed } = entry.data
  return typed
}

/** Desks asked along, by whichever of its two names the field has. */
export const chosenHelpers = (action: Action, data: Entry['data']): readonly string[] => {
  const chosen = data.helpers ?? (action.effect === 'assign' ? undefined : data.desks)
  return Array.isArray(chosen) ? (chosen as readonly string[]) : []
}
