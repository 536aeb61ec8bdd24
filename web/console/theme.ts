import { theme as antd, type ThemeConfig } from 'antd'
import { useSyncExternalStore } from 'react'
import { measuresCss, paletteCss, tokens } from '../ui/tokens/index.ts'

/**
 * antd's theme out of the tokens. The accent belongs to primary buttons alone; choosing and focus take the colour of links,
 * so that a page has one red thing: what to do next. `still` where the system asks for less motion: dialogs and lists are then there at once.
 */
export const consoleTheme = (dark: boolean, still: boolean): ThemeConfig => {
  const colour = dark ? tokens.color.dark : tokens.color.light
  return {
    algorithm: [dark ? antd.darkAlgorithm : antd.defaultAlgorithm],
    token: {
      motion: !still,
      colorPrimary: colour.link,
      colorInfo: colour.info,
      colorLink: colour.link,
      colorError: colour.late,
      colorWarning: colour.soon,
      colorSuccess: colour.done,
      // antd would mix these grounds out of the dark tones of the words: mud
      colorErrorBg: colour.lateSoft,
      colorErrorBorder: colour.late,
      colorWarningBg: colour.soonSoft,
      colorWarningBorder: colour.soon,
      colorSuccessBg: colour.doneSoft,
      colorSuccessBorder: colour.done,
      colorInfoBg: colour.infoSoft,
      colorInfoBorder: colour.info,
      colorText: colour.ink,
      colorTextHeading: colour.ink,
      colorTextSecondary: colour.muted,
      colorTextTertiary: colour.muted,
      colorTextDescription: colour.muted,
      colorTextPlaceholder: colour.muted,
      colorBorder: colour.edge,
      colorBorderSecondary: colour.line,
      colorSplit: colour.line,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.surface,
      colorBgLayout: colour.ground,
      borderRadius: tokens.radius,
      boxShadowTertiary: tokens.shadow,
      fontSize: tokens.text.console,
      lineHeight: tokens.lineHeight.normal,
      fontFamily: tokens.font.sans,
    },
    components: {
      Button: {
        colorPrimary: colour.accent,
        colorPrimaryHover: colour.accentStrong,
        colorPrimaryActive: colour.accentStrong,
        primaryColor: colour.onAccent,
        // what is not primary answers the pointer in ink's company, never in the accent
        defaultHoverColor: colour.link,
        defaultHoverBorderColor: colour.link,
        defaultActiveColor: colour.link,
        defaultActiveBorderColor: colour.link,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
      },
      // the days of the months beside it are read and chosen like any other
      DatePicker: { colorTextDisabled: colour.muted },
    },
  }
}

/** The same tokens as CSS variables, for everything that antd does not draw. */
export const rootCss = (): string =>
  `:root{${paletteCss('light')}${measuresCss()}}@media (prefers-color-scheme:dark){:root{${paletteCss('dark')}}}@media print{:root{${paletteCss('light')}}}`

/** Whether the system says so now; followed while the page is open. */
const useMedia = (says: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = matchMedia(says)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(says).matches,
  )

/** Whether the system is dark now. */
export const useSystemDark = (): boolean => useMedia('(prefers-color-scheme: dark)')

/** Whether the system asks for less motion. */
export const useSystemStill = (): boolean => useMedia('(prefers-reduced-motion: reduce)')
