import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|html|svg|json|webmanifest)$/

/**
 * Writes `.br` and `.gz` beside every text file of the build, once, at full strength: the server then sends bytes and
 * never spends time on compressing.
 */
export const precompress = (): Plugin => {
  let folder = ''
  return {
    name: 'lingyan-precompress',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) compress(join(folder, name))
    },
  }
}

const compress = (path: string): void => {
  if (!TEXT.test(path) || !statSync(path).isFile()) return
  const bytes = readFileSync(path)
  // below a packet there is nothing to win
  if (bytes.length < 1024) return
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
}
