import sharp from 'sharp'
import type { Plugin } from 'vite'
import { BARS } from './field/app/look.ts'
import words from './field/messages.zh-CN.json' with { type: 'json' }
import { mark } from './ui/mark/index.ts'
import { tokens } from './ui/tokens/index.ts'

const SIZES = [192, 512] as const

/** The mark on a square of its own. `room` is the share of the side that it fills: phones cut a circle out of maskable ones. */
const icon = (room: number): string => {
  const { accent, surface } = tokens.color.light
  const side = 48 / room
  const edge = (48 - side) / 2
  const strokes = mark.strokes.map(({ d, width }) => `<path d="${d}" stroke-width="${width}"/>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${edge} ${edge} ${side} ${side}" fill="none" stroke="${accent}" stroke-linecap="round" stroke-linejoin="round"><rect x="${edge}" y="${edge}" width="${side}" height="${side}" fill="${surface}" stroke="none"/>${strokes}</svg>`
}

const manifest = (): string =>
  JSON.stringify({
    id: '/field/',
    name: words['app.name'],
    short_name: words.brand,
    description: words['app.description'],
    lang: 'zh-CN',
    start_url: '/field/',
    scope: '/field/',
    display: 'standalone',
    background_color: tokens.color.light.ground,
    theme_color: BARS.light,
    icons: SIZES.flatMap((size) => [
      { src: `/field/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose: 'any' },
      { src: `/field/icon-${size}-maskable.png`, sizes: `${size}x${size}`, type: 'image/png', purpose: 'maskable' },
    ]),
  })

/** Makes the phone's program installable: manifest and icons out of the mark, named in its page. Offline use comes with a service worker, later. */
export const installable = (): Plugin => ({
  name: 'lingyan-installable',
  apply: 'build',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'field/manifest.webmanifest', source: manifest() })
    for (const size of SIZES) {
      for (const [suffix, room] of [
        ['', 0.8],
        ['-maskable', 0.55],
      ] as const) {
        const source = await sharp(Buffer.from(icon(room)), { density: 72 * (size / 48) })
          .resize(size, size)
          .png()
          .toBuffer()
        this.emitFile({ type: 'asset', fileName: `field/icon-${size}${suffix}.png`, source })
      }
    }
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { path }) =>
      path.includes('/field/')
        ? [
            { tag: 'link', attrs: { rel: 'manifest', href: '/field/manifest.webmanifest' }, injectTo: 'head' },
            { tag: 'link', attrs: { rel: 'apple-touch-icon', href: '/field/icon-192.png' }, injectTo: 'head' },
            ...(['light', 'dark'] as const).map((scheme) => ({
              tag: 'meta',
              attrs: { name: 'theme-color', content: BARS[scheme], media: `(prefers-color-scheme: ${scheme})` },
              injectTo: 'head' as const,
            })),
          ]
        : [],
  },
})
