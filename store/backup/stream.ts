import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

const NEWLINE = 10

/** Counts bytes and, where asked, lines that pass. */
const meter = (lines: boolean) => {
  const seen = { bytes: 0, rows: 0, hash: createHash('sha256') }
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen.bytes += chunk.length
      if (lines) for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) seen.rows += 1
      else seen.hash.update(chunk)
      done(null, chunk)
    },
  })
  return { seen, stream }
}

/** Rows (one a line) gzipped into a file, in constant memory. */
export const writeRows = async (rows: Readable, path: string) => {
  const counted = meter(true)
  const packed = meter(false)
  await pipeline(
    rows,
    counted.stream,
    createGzip({ level: 6 }),
    packed.stream,
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  )
  return { rows: counted.seen.rows, bytes: packed.seen.bytes, sha256: packed.seen.hash.digest('hex') }
}

/** Rows of a file into the database, in constant memory; tells how many and the file's digest. */
export const readRows = async (path: string, into: NodeJS.WritableStream) => {
  const counted = meter(true)
  const packed = meter(false)
  await pipeline(createReadStream(path), packed.stream, createGunzip(), counted.stream, into)
  return { rows: counted.seen.rows, sha256: packed.seen.hash.digest('hex') }
}

/** A file copied as it is, or only digested where `to` is absent. */
export const copyFile = async (from: string, to?: string) => {
  const packed = meter(false)
  if (to)
    await pipeline(
      createReadStream(from),
      packed.stream,
      createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
    )
  else {
    packed.stream.resume()
    await pipeline(createReadStream(from), packed.stream)
  }
  return { bytes: packed.seen.bytes, sha256: packed.seen.hash.digest('hex') }
}
