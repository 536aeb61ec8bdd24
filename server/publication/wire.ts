import type { Encoding, Rendered } from './rendered.ts'

type Shape = Encoding | 'unchanged'
interface Made {
  readonly second: number
  readonly bytes: Buffer
}

/**
 * A rendered page as it goes over the wire, head and body in one piece; made anew once a second, because the head says the time
 * (RFC 9110 §6.6.1).
 */
export const quickWire = (): ((rendered: Rendered, shape: Shape) => Buffer) => {
  const made = new WeakMap<Rendered, Map<Shape, Made>>()
  return (rendered, shape) => {
    const second = Math.floor(Date.now() / 1000)
    const shapes = made.get(rendered) ?? new Map<Shape, Made>()
    const known = shapes.get(shape)
    if (known?.second === second) return known.bytes
    const bytes = wireOf(rendered, shape, second)
    made.set(rendered, shapes.set(shape, { second, bytes }))
    return bytes
  }
}

const wireOf = (rendered: Rendered, shape: Shape, second: number): Buffer => {
  const headers = shape === 'unchanged' ? rendered.unchanged : rendered.headers[shape]
  const lines = headers.flatMap((name, n) => (n % 2 === 0 ? [`${name}: ${headers[n + 1]}`] : []))
  const status = shape === 'unchanged' ? '304 Not Modified' : '200 OK'
  const date = new Date(second * 1000).toUTCString()
  const head = [`HTTP/1.1 ${status}`, ...lines, `date: ${date}`, 'connection: keep-alive', '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head, 'latin1'), ...(shape === 'unchanged' ? [] : [rendered.bodies[shape]])])
}
