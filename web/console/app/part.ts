/** A part of the program could not be fetched: no network, or a newer version has taken its place since the page was opened. */
export class PartMissing extends Error {}

/**
 * Fetches a part of the program. The router reloads the whole page where a chunk is missing; without a network that would leave nothing
 * but the browser's own error page, so the fault gets a name of its own and the page says it in its place.
 */
export const part =
  <T>(load: () => Promise<T>) =>
  (): Promise<T> =>
    load().catch((cause: unknown) => {
      throw new PartMissing('a part of the program is missing', { cause })
    })
