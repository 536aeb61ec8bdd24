import { describe, expect, it } from 'vitest'
import { type Palette, paletteCss, tokens } from './index.ts'

const channel = (value: number): number => {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16)))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** WCAG 2.2 contrast ratio, 1 to 21. */
const contrast = (a: string, b: string): number => {
  const [hi = 0, lo = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (hi + 0.05) / (lo + 0.05)
}

const texts = ['ink', 'muted', 'link', 'accent', 'accentStrong', 'late', 'soon', 'done', 'info'] as const
const softs = { late: 'lateSoft', soon: 'soonSoft', done: 'doneSoft', info: 'infoSoft', accent: 'accentSoft' } as const

describe.each([
  ['light', 4.5],
  ['dark', 4.5],
  ['senior', 7],
] as const)('%s palette', (name, least) => {
  const palette: Palette = tokens.color[name]

  it.each(texts)('%s can be read on both grounds', (text) => {
    expect(contrast(palette[text], palette.surface)).toBeGreaterThanOrEqual(least)
    expect(contrast(palette[text], palette.ground)).toBeGreaterThanOrEqual(least)
  })
  it.each(Object.entries(softs))('%s can be read on its own soft ground, and so can ink', (text, soft) => {
    expect(contrast(palette[text as keyof typeof softs], palette[soft])).toBeGreaterThanOrEqual(least)
    expect(contrast(palette.ink, palette[soft])).toBeGreaterThanOrEqual(least)
  })
  it('the primary button can be read, at rest and pressed', () => {
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(least)
    expect(contrast(palette.onAccent, palette.accentStrong)).toBeGreaterThanOrEqual(least)
  })
  it('edges of fields and the focus ring stand out 3:1', () => {
    for (const ground of [palette.surface, palette.ground]) {
      expect(contrast(palette.edge, ground)).toBeGreaterThanOrEqual(3)
      expect(contrast(palette.focus, ground)).toBeGreaterThanOrEqual(3)
    }
  })
})

it('every palette has the same names, and they become CSS variables', () => {
  const names = Object.keys(tokens.color.light)
  expect(Object.keys(tokens.color.dark)).toEqual(names)
  expect(Object.keys(tokens.color.senior)).toEqual(names)
  expect(paletteCss('light')).toContain('--accent-strong:#962b1f;')
})
