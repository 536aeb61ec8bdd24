import { getRandomValues } from 'node:crypto'
import { V7Generator } from 'uuidv7'

/** Ids for a million rows: the library asks the system for each few numbers, which took a tenth of an import. */
export const idsOfMany = (): (() => string) => {
  const pool = new Uint32Array(4096)
  let next = pool.length
  const ids = new V7Generator({
    nextUint32: () => {
      if (next === pool.length) {
        getRandomValues(pool)
        next = 0
      }
      const value = pool[next] ?? 0
      next += 1
      return value
    },
  })
  return () => ids.generate().toString()
}
