/** What the setting of keys held after each change of it, oldest first. */
export interface KeysThen {
  readonly at: Date
  readonly value: unknown
}

/** When a key came to be: since the change from which on it was held without a break; undefined where no change says so. */
export const keysMade =
  (history: readonly KeysThen[]) =>
  (name: string, digest: string): Date | undefined => {
    const held = ({ value }: KeysThen): boolean => ((value ?? {}) as Readonly<Record<string, unknown>>)[name] === digest
    const before = history.findLastIndex((then) => !held(then))
    return history[before + 1]?.at
  }
