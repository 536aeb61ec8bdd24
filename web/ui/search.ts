/** The part of an address after `?`, as plain words: what the API takes, and what a person can read and mend. */
export type Search = Readonly<Record<string, string | undefined>>

export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

export const stringifySearch = (search: Record<string, unknown>): string => {
  const set = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(set.map(([key, value]) => [key, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

/** Keeps only the named words of an address, so that a foreign one never reaches the API. */
export const only =
  <K extends string>(...keys: readonly K[]) =>
  (search: Record<string, unknown>): { [P in K]?: string } =>
    Object.fromEntries(
      keys.flatMap((key) => (typeof search[key] === 'string' && search[key] !== '' ? [[key, search[key]]] : [])),
    ) as { [P in K]?: string }
