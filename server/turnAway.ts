import { maxHeaderSize, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { words } from './words.ts'

const saying = (code: string, params: Readonly<Record<string, string>> = {}): string =>
  (['zh-CN', 'en'] as const).map((language) => words(`refusal.${code}`, language, params)).join(' ')

const answerTo = (error: NodeJS.ErrnoException): readonly [status: number, code: string, message: string] => {
  if (error.code === 'HPE_HEADER_OVERFLOW')
    return [431, 'too-large', saying('too-large', { limit: `${maxHeaderSize / 1024} KB` })]
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'too-slow', saying('too-slow')]
  return [400, 'not-http', saying('not-http')]
}

/**
 * What cannot be read as HTTP comes to no route: an address of 20,000 characters, a body cut short, another protocol. It is refused like
 * everything else, in both languages since the reader's is not known, and the connection ends.
 */
export const turnAway = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [status, code, message] = answerTo(error)
  const body = JSON.stringify({ code, message, problems: [] })
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
