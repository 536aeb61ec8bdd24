import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export interface Answered {
  readonly status: number
  readonly body: string
  /** Milliseconds until the last byte. */
  readonly took: number
}

/** One call over a kept connection; as little work on this side as can be. */
export const call = (
  origin: string,
  method: string,
  path: string,
  { cookie, body, headers = {} }: { cookie?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const text = body === undefined ? undefined : JSON.stringify(body)
    const outgoing = request(
      `${origin}${path}`,
      {
        method,
        agent,
        headers: {
          ...(cookie ? { cookie, 'sec-fetch-site': 'same-origin' } : {}),
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            took: performance.now() - began,
          }),
        )
        response.on('error', reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(text)
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

export const closeConnections = (): void => agent.destroy()
