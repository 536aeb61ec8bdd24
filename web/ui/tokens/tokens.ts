/**
 * The design tokens: the one place where colours, type and measures are decided. antd's theme, the field app and the public
 * pages read them from here. Plain data, no imports, so that everything can.
 * Lengths are CSS pixels. Contrast is proved by tokens.test.ts.
 */
export const tokens = {
  color: {
    light: {
      /** Cinnabar: the mark and the one primary action of a screen, nothing else. */
      accent: '#b5382a',
      accentStrong: '#962b1f',
      onAccent: '#ffffff',
      accentSoft: '#fbeeec',
      ink: '#1f2328',
      /** Second voice: labels, captions, times. */
      muted: '#57606a',
      line: '#d8dbdf',
      /** Edges of what can be filled in or pressed: 3:1 against both surfaces. */
      edge: '#858c94',
      surface: '#ffffff',
      /** The page behind the cards. */
      ground: '#f6f6f4',
      link: '#0b5394',
      focus: '#0b5394',
      late: '#a8071a',
      lateSoft: '#fdeeee',
      soon: '#85500a',
      soonSoft: '#fdf3df',
      done: '#1a6b3c',
      doneSoft: '#e8f5ec',
      info: '#0b5394',
      infoSoft: '#e9f1fa',
    },
    dark: {
      accent: '#e5786a',
      accentStrong: '#f0938a',
      onAccent: '#1a0d0b',
      accentSoft: '#3a1f1b',
      ink: '#e9ebee',
      muted: '#a8b0b8',
      line: '#363c43',
      edge: '#7d8690',
      surface: '#1e2226',
      ground: '#15181b',
      link: '#8bbcf0',
      focus: '#8bbcf0',
      late: '#ff8f8f',
      lateSoft: '#3d1c1f',
      soon: '#f0bd63',
      soonSoft: '#3a2c12',
      done: '#7fd19b',
      doneSoft: '#16331f',
      info: '#8bbcf0',
      infoSoft: '#172c42',
    },
    /** Senior mode: every text at least 7:1 on every ground it stands on. */
    senior: {
      accent: '#8f2619',
      accentStrong: '#771d12',
      onAccent: '#ffffff',
      accentSoft: '#fbeeec',
      ink: '#111418',
      muted: '#3b434b',
      line: '#a9afb6',
      edge: '#5c636b',
      surface: '#ffffff',
      ground: '#f6f6f4',
      link: '#083f73',
      focus: '#083f73',
      late: '#8a0515',
      lateSoft: '#fdeeee',
      soon: '#663c05',
      soonSoft: '#fdf3df',
      done: '#12502c',
      doneSoft: '#e8f5ec',
      info: '#083f73',
      infoSoft: '#e9f1fa',
    },
  },
  font: {
    sans: '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "Source Han Sans SC", system-ui, sans-serif',
    mono: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  },
  /** Size of body text by face. */
  text: { public: 18, senior: 24, field: 16, console: 14 },
  lineHeight: { normal: 1.5, running: 1.6, tight: 1.3 },
  /** The 4 px grid: `space[4]` is 16 px. */
  space: [0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48],
  radius: 8,
  shadow: '0 1px 2px rgb(31 35 40 / 8%), 0 2px 8px rgb(31 35 40 / 6%)',
  /** Least side of what a finger presses. */
  touch: { normal: 44, senior: 60 },
  /** Widest column of running text, and of a whole public page. */
  measure: { text: 680, page: 960 },
} as const

export type Palette = { readonly [K in keyof typeof tokens.color.light]: string }
export type PaletteName = keyof typeof tokens.color
