import type { ErrorBody } from '../../server/contract/errors.ts'
import { API, Refused } from './api.ts'
import { chosenLanguage } from './words.tsx'

const LOST: ErrorBody = { code: 'network', message: '', problems: [] }
/** No line for this long: whoever answers is gone. Milliseconds. */
const SILENCE = 120_000

/** A form, or anything that goes as JSON. */
type Sent = FormData | object

const ask = async (path: string, sent: Sent, signal: AbortSignal): Promise<Response> => {
  const said = chosenLanguage() === 'en' ? '?lang=en' : ''
  const form = sent instanceof FormData
  const init: RequestInit = {
    method: 'POST',
    body: form ? sent : JSON.stringify(sent),
    headers: { accept: 'application/x-ndjson', ...(form ? {} : { 'content-type': 'application/json' }) },
    signal,
  }
  const response = await fetch(`${API}/${path}${said}`, { credentials: 'same-origin', ...init })
  if (response.ok) return response
  const error = (await response.json().catch(() => null)) as ErrorBody | null
  throw new Refused(response.status, error?.code ? error : { ...LOST, code: `http-${response.status}` })
}

/**
 * Sends what is answered in lines of JSON while the work goes on, and hears each. A connection that breaks or falls
 * silent is refused as `network`; it is not asked again: only who sent it knows whether that would do it twice.
 */
export const sendForLines = async <T>(path: string, sent: Sent, hear: (line: T) => void): Promise<void> => {
  const gone = new AbortController()
  const wait = () => setTimeout(() => gone.abort(), SILENCE)
  let timer = wait()
  try {
    const response = await ask(path, sent, gone.signal)
    let rest = ''
    for await (const text of textsOf(response)) {
      clearTimeout(timer)
      timer = wait()
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) hear(JSON.parse(line) as T)
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(0, LOST)
  } finally {
    clearTimeout(timer)
  }
}

async function* textsOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const read = await reader?.read()
    if (!read || read.done) return
    yield read.value
  }
}
