import { connect, type Socket } from 'node:net'

export interface Answered {
  readonly status: number
  readonly body: string
  /** Milliseconds until the last byte. */
  readonly took: number
}

/** One kept connection, one call at a time. */
interface Line {
  readonly socket: Socket
  answered: ((raw: Buffer, head: number) => void) | undefined
  failed: ((error: Error) => void) | undefined
}

const free = new Map<string, Line[]>()
const open = new Set<Socket>()

const LENGTH = /\r\ncontent-length: (\d+)/i

/** Bytes of a whole answer, and where its body begins; undefined while some are still to come. Our server always says how long it is. */
const whole = (raw: Buffer): { readonly head: number; readonly end: number } | undefined => {
  const head = raw.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const length = LENGTH.exec(raw.toString('latin1', 0, head))?.[1]
  if (length === undefined) throw new Error(`an answer without a length: ${raw.toString('latin1', 0, head)}`)
  const end = head + 4 + Number(length)
  return raw.length >= end ? { head: head + 4, end } : undefined
}

const lineTo = (origin: string): Line => {
  const { hostname, port } = new URL(origin)
  const line: Line = { socket: connect(Number(port), hostname).setNoDelay(), answered: undefined, failed: undefined }
  let raw: Buffer = Buffer.alloc(0)
  line.socket.on('data', (chunk: Buffer) => {
    raw = raw.length === 0 ? chunk : Buffer.concat([raw, chunk])
    const found = whole(raw)
    if (found === undefined) return
    const answer = raw.subarray(0, found.end)
    raw = Buffer.alloc(0)
    line.answered?.(answer, found.head)
  })
  const lost = (error?: Error): void => {
    open.delete(line.socket)
    free.set(
      origin,
      (free.get(origin) ?? []).filter((one) => one !== line),
    )
    line.failed?.(error ?? new Error('the connection was closed'))
  }
  line.socket.on('error', lost).on('close', () => lost())
  open.add(line.socket)
  return line
}

/**
 * One call over a kept connection. Plain bytes on a socket: the script on the other side of a comparison is a compiled program, and what
 * measures is not what is measured.
 */
export const call = (
  origin: string,
  method: string,
  path: string,
  { cookie, body, headers = {} }: { cookie?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const text = body === undefined ? '' : JSON.stringify(body)
    const all: Record<string, string> = {
      host: origin.slice(origin.indexOf('//') + 2),
      ...(cookie ? { cookie, 'sec-fetch-site': 'same-origin' } : {}),
      ...(text === '' ? {} : { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(text)}` }),
      ...headers,
    }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    const line = free.get(origin)?.pop() ?? lineTo(origin)
    line.failed = reject
    line.answered = (raw, head) => {
      line.failed = line.answered = undefined
      free.set(origin, [...(free.get(origin) ?? []), line])
      resolve({
        status: Number(raw.toString('latin1', 9, 12)),
        body: raw.toString('utf8', head),
        took: performance.now() - began,
      })
    }
    line.socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`)
  })

/** The same, parsed; anything but 2xx is an error that says what came. */
export const callJson = async <T>(...args: Parameters<typeof call>): Promise<T> => {
  const answered = await call(...args)
  if (answered.status >= 300)
    throw new Error(`${args[1]} ${args[2]}: ${answered.status} ${answered.body.slice(0, 300)}`)
  return JSON.parse(answered.body) as T
}

/** `workers` loops side by side until `seconds` have passed; gives how many turns were finished, and the seconds it took. */
export const drive = async (
  workers: number,
  seconds: number,
  turn: (worker: number) => Promise<void>,
): Promise<{ turns: number; seconds: number }> => {
  const began = performance.now()
  const end = began + seconds * 1000
  let turns = 0
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() < end) {
        await turn(worker)
        turns += 1
      }
    }),
  )
  return { turns, seconds: (performance.now() - began) / 1000 }
}

export const closeConnections = (): void => {
  for (const socket of open) socket.destroy()
  open.clear()
  free.clear()
}
