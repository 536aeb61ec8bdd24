/** Bytes written as `%E8%B7%AF`; what stands between such runs is ASCII. */
const RUN = /(?:%[0-9a-f]{2})+/gi

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text that UTF-8 bytes are; undefined where they are none (another encoding, or half a character). */
export const readUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

const isText = (run: string): boolean => {
  try {
    decodeURIComponent(run)
    return true
  } catch {
    return false
  }
}

/**
 * Whether what is percent-encoded in an address or a form is UTF-8. Read without this, another encoding becomes U+FFFD: a name
 * that nobody wrote would be looked for, or kept. A lone `%`, as people type it, is just that.
 */
export const isEncodedText = (text: string): boolean =>
  !text.includes('%') || [...text.matchAll(RUN)].every(([run]) => isText(run))
