import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { readBare } from './front.ts'
import { type Door, openDoor } from './listen.ts'

const HEAD = 'GET /quick HTTP/1.1\r\nHost: here\r\n'

describe('a bare request', () => {
  it('is read with what a page needs to know, in any case', () => {
    const chunk = Buffer.from(
      `${HEAD}COOKIE: a=b; c=d\r\naccept-encoding:gzip, br \r\nIf-None-Match: "x"\r\nUser-Agent: m\r\nConnection: Keep-Alive\r\n\r\n`,
    )
    expect(readBare(chunk)).toEqual({
      path: '/quick',
      cookie: 'a=b; c=d',
      acceptEncoding: 'gzip, br',
      ifNoneMatch: '"x"',
    })
  })

  it.each([
    ['nothing', ''],
    ['another method', 'POST /quick HTTP/1.1\r\nHost: here\r\n\r\n'],
    ['HEAD', 'HEAD /quick HTTP/1.1\r\nHost: here\r\n\r\n'],
    ['an older version', 'GET /quick HTTP/1.0\r\nHost: here\r\n\r\n'],
    ['a whole address', 'GET http://here/quick HTTP/1.1\r\nHost: here\r\n\r\n'],
    ['no end', `${HEAD}`],
    ['half a line', `${HEAD}Cookie: a`],
    ['two in one packet', `${HEAD}\r\n${HEAD}\r\n`],
    ['a body behind it', `${HEAD}\r\nbody`],
    ['a length', `${HEAD}Content-Length: 0\r\n\r\n`],
    ['chunks', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`],
    ['chunks with a blank before the colon', `${HEAD}Transfer-Encoding : chunked\r\n\r\n`],
    ['a folded line', `${HEAD}X: a\r\n b: c\r\n\r\n`],
    ['a line without a colon', `${HEAD}nothing\r\n\r\n`],
    ['a name that is empty', `${HEAD}: x\r\n\r\n`],
    ['no host', 'GET /quick HTTP/1.1\r\nCookie: a\r\n\r\n'],
    ['two hosts', `${HEAD}Host: there\r\n\r\n`],
    ['two cookies', `${HEAD}Cookie: a\r\nCookie: b\r\n\r\n`],
    ['a goodbye', `${HEAD}Connection: close\r\n\r\n`],
    ['another protocol', `${HEAD}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n`],
    ['a part', `${HEAD}Range: bytes=0-1\r\n\r\n`],
    ['bare line feeds', 'GET /quick HTTP/1.1\nHost: here\n\n'],
    ['a head beyond measure', `${HEAD}X: ${'x'.repeat(9000)}\r\n\r\n`],
  ])('%s is left to the server', (_, text) => {
    expect(readBare(Buffer.from(text, 'latin1'))).toBeUndefined()
  })
})

describe('a connection', () => {
  let door: Door
  let socket: Socket
  afterEach(async () => {
    socket.destroy()
    await door.close(0)
  })
  const reply = (text: string): string => `HTTP/1.1 200 OK\r\ncontent-length: ${text.length}\r\n\r\n${text}`
  const start = async (body = 'quick'): Promise<void> => {
    door = await openDoor('127.0.0.1', 0)
    door.serve(
      (request, response) => {
        let sent = ''
        request.on('data', (chunk: Buffer) => {
          sent += chunk.toString()
        })
        request.on('end', () => response.end(`slow ${request.method} ${request.url} ${sent.length}`))
      },
      ({ path }) => (path === '/quick' ? Buffer.from(reply(body)) : undefined),
    )
    socket = connect(door.port, '127.0.0.1')
    await once(socket, 'connect')
  }
  /** Everything that came until `text` did. */
  const until = async (text: string): Promise<string> => {
    let got = ''
    while (!got.includes(text)) got += ((await once(socket, 'data')) as [Buffer])[0].toString('latin1')
    return got
  }
  const ask = (path: string, more = '', method = 'GET'): string =>
    `${method} ${path} HTTP/1.1\r\nHost: here\r\n${more}\r\n`

  it('is answered from memory again and again', async () => {
    await start()
    for (let n = 0; n < 3; n += 1) {
      socket.write(ask('/quick'))
      expect(await until('quick')).toBe(reply('quick'))
    }
  })

  it('goes to the server with the first other request, from its first byte on, and stays', async () => {
    await start()
    socket.write(ask('/quick'))
    await until('quick')
    socket.write(`${ask('/other', 'Content-Length: 5\r\n', 'POST')}hello`)
    expect(await until('/other')).toContain('slow POST /other 5')
    socket.write(ask('/quick'))
    expect(await until('/quick')).toContain('slow GET /quick 0')
  })

  it('brings a large body whole, though it comes in many packets', async () => {
    await start()
    socket.write(ask('/large', `Content-Length: ${1 << 20}\r\n`, 'POST'))
    for (let n = 0; n < 16; n += 1) socket.write('x'.repeat(1 << 16))
    expect(await until('/large')).toContain(`slow POST /large ${1 << 20}`)
  })

  it('that sends its request in pieces is the server’s', async () => {
    await start()
    const text = ask('/quick')
    socket.write(text.slice(0, 10))
    await new Promise((resolve) => setTimeout(resolve, 30))
    socket.write(text.slice(10))
    expect(await until('/quick')).toContain('slow GET /quick')
  })

  it('that sends several requests at once gets each answer, in order', async () => {
    await start()
    socket.write(ask('/one') + ask('/quick') + ask('/three'))
    const got = await until('/three')
    expect(got.indexOf('/one')).toBeLessThan(got.indexOf('/quick'))
    expect(got.indexOf('/quick')).toBeLessThan(got.indexOf('/three'))
  })

  it('that is no HTTP gets what the server says to such', async () => {
    await start()
    socket.write('\x16\x03\x01\x02\x00')
    const told = await until('}')
    expect(told).toContain('400 Bad Request')
    expect(JSON.parse(told.slice(told.indexOf('{')))).toMatchObject({ code: 'not-http' })
  })

  it('whose head is longer than any page asks for is told how long it may be', async () => {
    await start()
    socket.write(ask(`/quick?q=${'x'.repeat(20_000)}`))
    const told = await until('}')
    expect(told).toContain('431 ')
    expect(told).toContain('16 KB')
    expect(JSON.parse(told.slice(told.indexOf('{')))).toMatchObject({ code: 'too-large', problems: [] })
  })

  it('whose body is no body is told so', async () => {
    await start()
    socket.write(`${ask('/other', 'Transfer-Encoding: chunked\r\n', 'POST')}zz\r\n`)
    expect(await until('}')).toContain('"not-http"')
  })

  it('that asks without reading is not written to without end', async () => {
    await start('x'.repeat(1 << 20))
    socket.pause()
    for (let n = 0; n < 200; n += 1) socket.write(ask('/quick'))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(process.memoryUsage().external).toBeLessThan(512 << 20)
  })

  it('is ended when the door closes', async () => {
    await start()
    socket.write(ask('/quick'))
    await until('quick')
    const ended = once(socket, 'end')
    await Promise.all([door.close(2000), ended])
  })
})
