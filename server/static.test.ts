import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staticFile } from './static.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lingyan-static-'))
  for (const name of ['console', 'assets', 'field']) mkdirSync(join(folder, 'web', name), { recursive: true })
  writeFileSync(join(folder, 'secret.json'), '"kept outside"')
  writeFileSync(join(folder, 'web', 'console', 'index.html'), '<title>board</title>')
  writeFileSync(join(folder, 'web', 'assets', 'chess-Ab12.js'), 'checkmate()')
  writeFileSync(join(folder, 'web', 'assets', 'chess-Ab12.js.gz'), gzipSync('checkmate()'))
  writeFileSync(join(folder, 'web', 'assets', 'notes.txt'), 'no type of the build')
  writeFileSync(join(folder, 'web', 'field', 'sw.js'), 'self')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ask = (path: string, app: 'console' | 'field' | null, headers: Record<string, string> = {}) =>
  staticFile(new Request(`http://club.test${path}`, { headers }), app, join(folder, 'web'))

describe('files of the build', () => {
  it('are kept for ever where their name carries a digest', async () => {
    const response = await ask('/assets/chess-Ab12.js', null)
    expect(response?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response?.headers.get('content-type')).toContain('text/javascript')
    expect(await response?.text()).toBe('checkmate()')
  })

  it('come compressed where the client can read it', async () => {
    const response = await ask('/assets/chess-Ab12.js', null, { 'accept-encoding': 'br;q=1.0, gzip' })
    expect(response?.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0))).toString()).toBe(
      'checkmate()',
    )
  })

  it('answer an app’s own address with its page, asked for again at every visit', async () => {
    const response = await ask('/console/matters/0197', 'console')
    expect(await response?.text()).toBe('<title>board</title>')
    expect(response?.headers.get('cache-control')).toBe('no-cache')
    expect(response?.headers.get('content-security-policy')).toContain("default-src 'self'")
    const again = await ask('/console', 'console', { 'if-none-match': response?.headers.get('etag') ?? '' })
    expect(again?.status).toBe(304)
  })

  it('serve a service worker from the folder of its app, never kept', async () => {
    expect((await ask('/field/sw.js', 'field'))?.headers.get('cache-control')).toBe('no-cache')
  })

  it.each([
    ['/assets/absent.js', null],
    ['/assets/notes.txt', null],
    ['/assets/..%2f..%2fsecret.json', null],
    ['/assets/%2e%2e/%2e%2e/secret.json', null],
    ['/assets//etc/passwd.json', null],
    ['/field/anything', 'field'],
  ] as const)('have nothing at %s', async (path, app) => {
    expect(await ask(path, app)).toBeUndefined()
  })
})
