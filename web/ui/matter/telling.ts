const ENOUGH = 8
const MOST = 12

/**
 * The beginning of what was said, up to its first stop, as a search text; empty while too little is typed. The server
 * searches by pairs of characters, so that a clause finds its likes.
 */
export const tellingWords = (body: string): string => {
  const clause = body.split(/[\s，。；、,.;!?！？]/).find((part) => part.length >= 4) ?? ''
  return body.trim().length < ENOUGH ? '' : clause.slice(0, MOST)
}
