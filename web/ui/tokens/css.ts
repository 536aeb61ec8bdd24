import { type Palette, type PaletteName, tokens } from './tokens.ts'

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** One palette as CSS declarations: `--accent-strong:#962b1f;…` */
export const paletteCss = (name: PaletteName): string =>
  Object.entries(tokens.color[name] as Palette)
    .map(([key, value]) => `--${kebab(key)}:${value};`)
    .join('')

/** All tokens that do not depend on the palette, as CSS declarations. */
export const measuresCss = (): string =>
  [
    `--sans:${tokens.font.sans};--mono:${tokens.font.mono};`,
    `--radius:${tokens.radius}px;--shadow:${tokens.shadow};`,
    `--measure-text:${tokens.measure.text}px;--measure-page:${tokens.measure.page}px;`,
    ...tokens.space.map((px, n) => `--s${n}:${px}px;`),
  ].join('')
