/**
 * The mark of Lingyan: the lead goose in three strokes: neck and body, far wing, near wing. Drawn with round pens in one colour.
 * Screens draw `strokes` themselves (React) or take `markSvg()` (pages, favicon).
 */
export const mark = {
  viewBox: '0 0 48 48',
  /** Path data, and the pen's width in units of the view box. */
  strokes: [
    { d: 'M43 15.5 L37.5 14 C33 15.5 31.5 20 27 24.5 C21.5 30 13 33 5 33.5', width: 4 },
    { d: 'M29 21.5 C26.5 15.5 21.5 10.5 14 7.5', width: 4 },
    { d: 'M25 26.5 C25.5 32.5 23.5 38.5 19 43', width: 4 },
  ],
} as const

/** The mark as SVG. `title` names it for those who don't see it; an empty one makes it decoration. */
export const markSvg = (title: string, color = 'currentColor', size = 28): string => {
  const strokes = mark.strokes.map(({ d, width }) => `<path d="${d}" stroke-width="${width}"/>`).join('')
  const name = title === '' ? 'aria-hidden="true"' : `role="img" aria-label="${title}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${mark.viewBox}" width="${size}" height="${size}" ${name} fill="none" stroke="${color}" stroke-linecap="round" stroke-linejoin="round">${strokes}</svg>`
}
