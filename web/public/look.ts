import { markSvg } from '../ui/mark/index.ts'
import { measuresCss, paletteCss, tokens } from '../ui/tokens/index.ts'

/** The tokens as a style sheet: both palettes of the public pages. */
export const tokensCss = (): string =>
  `:root{${measuresCss()}${paletteCss('light')}}html.senior{${paletteCss('senior')}}`

/** The mark for the browser's tab. */
export const tabMark = (): string => markSvg('', tokens.color.light.accent, 48)
