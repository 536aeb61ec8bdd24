/** One value as a line of JSON; nothing once the reader is gone. */
export type Line = (value: unknown) => void

/**
 * Lines of JSON while the work goes on (`application/x-ndjson`), its result as the last one. `gone` tells whether anybody still reads:
 * work that only answers may stop then, work that writes goes on to its end.
 */
export const linesResponse = (work: (line: Line, gone: () => boolean) => Promise<void>): Response => {
  const encoder = new TextEncoder()
  let gone = false
  const stream = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const line: Line = (value) => {
        if (!gone) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
      }
      try {
        await work(line, () => gone)
        if (!gone) controller.close()
      } catch (error) {
        if (!gone) controller.error(error)
      }
    },
    cancel: () => {
      gone = true
    },
  })
  return new Response(stream, {
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
  })
}

/** Whether the caller wants to hear how far it is. */
export const wantsLines = (request: Request): boolean =>
  (request.headers.get('accept') ?? '').includes('application/x-ndjson')
