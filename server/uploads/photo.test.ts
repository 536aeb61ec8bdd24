import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { PHOTO_BYTES, toPhoto } from './photo.ts'

const plain = (width: number, height: number, color = '#3377aa') =>
  sharp({ create: { width, height, channels: 3, background: color } })

const refusalOf = async (bytes: Buffer): Promise<string> => {
  const result = await toPhoto(bytes)
  return result.ok ? 'accepted' : result.refusal.code
}
const photoOf = async (bytes: Buffer) => {
  const result = await toPhoto(bytes)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('a photo that is taken in', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('%s becomes a JPEG of at most 1600 px', async (format) => {
    const photo = await photoOf(await plain(2000, 1000).toFormat(format).toBuffer())
    expect(photo).toMatchObject({ mediaType: 'image/jpeg', width: 1600, height: 800 })
    expect((await sharp(photo.bytes).metadata()).format).toBe('jpeg')
  })

  it('keeps its size where it is small', async () => {
    expect(await photoOf(await plain(300, 200).png().toBuffer())).toMatchObject({ width: 300, height: 200 })
  })

  it('loses camera, place and every other word about it', async () => {
    const sent = await plain(400, 300)
      .withExif({
        IFD0: { Make: 'Phone', Artist: 'somebody' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 36/1 0/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
      .jpeg()
      .toBuffer()
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const { bytes } = await photoOf(sent)
    const about = await sharp(bytes).metadata()
    expect(about).not.toHaveProperty('exif')
    expect(about).not.toHaveProperty('xmp')
    expect(about).not.toHaveProperty('iptc')
    expect(bytes.includes('somebody')).toBe(false)
    expect(bytes.includes('GPS')).toBe(false)
  })

  it('is turned upright before the turning note is lost', async () => {
    const sent = await plain(400, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await photoOf(sent)).toMatchObject({ width: 200, height: 400 })
  })

  it('loses what was hidden behind its end (a file that is also something else)', async () => {
    const photo = await plain(40, 40).jpeg().toBuffer()
    const { bytes } = await photoOf(Buffer.concat([photo, Buffer.from('<script>alert(1)</script>PK\x03\x04zip')]))
    expect(bytes.includes('script')).toBe(false)
    expect(bytes.includes('PK\x03\x04')).toBe(false)
  })

  it('loses a comment that is a script', async () => {
    const photo = await plain(40, 40).jpeg().toBuffer()
    const comment = Buffer.from('<?php system($_GET[0]); ?>')
    const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, comment.length + 2]), comment])
    const { bytes } = await photoOf(Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]))
    expect(bytes.includes('php')).toBe(false)
  })
})

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('not a photo at all, only text')],
    ['SVG with a script', Buffer.from(svg)],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['PDF', Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj')],
    ['SVG behind a few zeros', Buffer.concat([Buffer.alloc(8), Buffer.from(svg)])],
  ])('%s', async (_, bytes) => {
    expect(await refusalOf(bytes)).toBe('not-a-photo')
  })

  it('GIF and TIFF: no decoder is let near them', async () => {
    expect(await refusalOf(await plain(20, 20).gif().toBuffer())).toBe('not-a-photo')
    expect(await refusalOf(await plain(20, 20).tiff().toBuffer())).toBe('not-a-photo')
  })

  it('a moving picture', async () => {
    const frames = await plain(20, 40)
      .gif({ delay: [100, 100] })
      .toBuffer()
    const two = await sharp(Buffer.concat([frames]), { animated: true }).toBuffer()
    expect(two.length).toBeGreaterThan(0)
    const raw = Buffer.alloc(20 * 40 * 3, 90)
    raw.fill(200, 20 * 20 * 3)
    const moving = await sharp(raw, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer()
    expect(await refusalOf(moving)).toBe('photo-animated')
  })

  it('SVG that says it is JPEG in its first bytes', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg.repeat(4))])
    expect(await refusalOf(bytes)).toBe('photo-damaged')
  })

  it('half a photo', async () => {
    const photo = await sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        background: '#123',
        noise: { type: 'gaussian', mean: 90, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer()
    expect(await refusalOf(photo.subarray(0, photo.length / 2))).toBe('photo-damaged')
  })

  it('a bomb: a small file that unpacks into 100 million pixels', async () => {
    const bomb = await plain(10_000, 10_000, '#000').png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1 << 20)
    expect(await refusalOf(bomb)).toBe('photo-too-many-pixels')
  })

  it('a file larger than 8 MB, before it is looked at', async () => {
    expect(await refusalOf(Buffer.alloc(PHOTO_BYTES + 1))).toBe('photo-too-large')
  })
})
