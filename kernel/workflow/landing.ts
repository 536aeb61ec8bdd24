import type { Entry, Landing } from './matter.ts'
import type { Action, Json } from './types.ts'

/** The field of an entry's data that the kernel keeps for itself. */
export const LANDING = '$'

/** Whom the act reached, as kept in the entry. */
export const landingOf = (entry: Pick<Entry, 'data'>): Landing => (entry.data[LANDING] ?? {}) as Landing

/** The data of an entry: the fields as typed and whom the act reached. */
export const withLanding = (typed: Entry['data'], landing: Landing): Entry['data'] => ({
  ...typed,
  [LANDING]: landing as unknown as Json,
})

/** The entry with the limit that its step's rules chose when it was decided. */
export const withLimit = (entry: Entry, limit: string | null): Entry => {
  const landing = landingOf(entry)
  return landing.lead === undefined ? entry : { ...entry, data: withLanding(entry.data, { ...landing, limit }) }
}

/** The fields as typed. */
export const typedOf = (entry: Pick<Entry, 'data'>): Entry['data'] => {
  const { [LANDING]: _, ...typed } = entry.data
  return typed
}

/** Desks asked along, by whichever of its two names the field has. */
export const chosenHelpers = (action: Action, data: Entry['data']): readonly string[] => {
  const chosen = data.helpers ?? (action.effect === 'assign' ? undefined : data.desks)
  return Array.isArray(chosen) ? (chosen as readonly string[]) : []
}
