/**
 * The mark of Lingyan: the lead goose in three strokes: neck and body, far wing, near wing. Drawn with round pens in one colour.
 * Screens draw `strokes` themselves (React) or take `markSvg()` (pages, favicon).
 */
export const mark = {
  viewBox: '0 0 48 48',
  /** Path data, and the pen's width in units of the view box. */
  strokes: [
    { d: 'M45 9.5 L39.5 8.5 C34 9.5 32.5 17 28 22.5 C22.5 29 14 33 4 34.5', width: 4 },
    { d: 'M30 20 C27 12.5 20 7 9 5.5', width: 4 },
    { d: 'M25 26 C28 32 26.5 39 20.5 44', width: 4 },
  ],
} as const

/** The mark as SVG. `title` names it for those who don't see it; an empty one makes it decoration. */
export const markSvg = (title: string, color = 'currentColor', size = 28): string => {
  const strokes = mark.strokes.map(({ d, width }) => `<path d="${d}" stroke-width="${width}"/>`).join('')
  const name = title === '' ? 'aria-hidden="true"' : `role="img" aria-label="${title}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${mark.viewBox}" width="${size}" height="${size}" ${name} fill="none" stroke="${color}" stroke-linecap="round" stroke-linejoin="round">${strokes}</svg>`
}

/** Places of the flock behind the lead goose: right and left in turn, ever smaller and paler. */
const FLOCK = [
  { x: 150, y: 10, scale: 1.5 },
  { x: 96, y: 34, scale: 1.05 },
  { x: 118, y: 92, scale: 1.05 },
  { x: 50, y: 50, scale: 0.85 },
  { x: 84, y: 134, scale: 0.85 },
  { x: 10, y: 62, scale: 0.7 },
  { x: 54, y: 168, scale: 0.7 },
] as const

/** Seven geese on their way, the lead one in colour: decoration of a start page. */
export const flockSvg = (leadColor: string, color: string): string => {
  const goose = mark.strokes.map(({ d, width }) => `<path d="${d}" stroke-width="${width * 0.75}"/>`).join('')
  const birds = FLOCK.map(
    ({ x, y, scale }, n) =>
      `<use href="#goose" transform="translate(${x} ${y}) scale(${scale})" stroke="${n === 0 ? leadColor : color}" opacity="${n === 0 ? 1 : 0.9 - n * 0.09}"/>`,
  ).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 230 206" aria-hidden="true" fill="none" stroke-linecap="round" stroke-linejoin="round"><defs><g id="goose">${goose}</g></defs>${birds}</svg>`
}
