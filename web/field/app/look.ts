import { measuresCss, paletteCss, tokens } from '../../ui/tokens/index.ts'

export type TextSize = 'normal' | 'large'
const KEY = 'lingyan.field.text'

/** Chosen on this device; the public pages' senior mode is another choice of other people. */
export const textSize = (): TextSize => (localStorage.getItem(KEY) === 'large' ? 'large' : 'normal')

/** Shows it at once and keeps it. */
export const chooseText = (size: TextSize): void => {
  localStorage.setItem(KEY, size)
  showText(size)
}

export const showText = (size: TextSize): void => {
  document.documentElement.dataset.text = size
}

const { text, touch, color } = tokens
const LARGE = `font-size:${text.senior - 2}px;--touch:${touch.senior}px;`

/** The tokens as CSS variables. Dark follows the system; large text has the strongest contrast, by day. */
export const rootCss = (): string =>
  [
    `:root{${paletteCss('light')}${measuresCss()}font-size:${text.field}px;--touch:${touch.normal}px}`,
    `:root[data-text=large]{${paletteCss('senior')}${LARGE}}`,
    `@media (prefers-color-scheme:dark){:root,:root[data-text=large]{${paletteCss('dark')}}}`,
  ].join('')

/** Colours of the bar that the phone draws around the app, by day and by night. */
export const BARS = { light: color.light.surface, dark: color.dark.surface } as const
