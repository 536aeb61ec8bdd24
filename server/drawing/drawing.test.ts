import { describe, expect, it } from 'vitest'
import { claim } from '../../kernel/workflow/example/process.ts'
import { layout, type Wording } from './layout.ts'
import { svgOf } from './svg.ts'
import { textOf } from './text.ts'

const wording: Wording = {
  step: (key) => `<${key}>`,
  details: (key) => (key === 'hear' ? ['who', 'how long'] : []),
  action: (_, key) => key,
}

describe('a process drawn', () => {
  const placed = layout(claim, wording)
  const box = (key: string) => placed.boxes.find((one) => one.key === key)

  it('has every step once, none over another, all inside the picture', () => {
    expect(placed.boxes.map(({ key }) => key).sort()).toEqual(Object.keys(claim.steps).sort())
    for (const one of placed.boxes) {
      expect(one.x - one.width / 2 >= 0 && one.x + one.width / 2 <= placed.width).toBe(true)
      expect(one.y - one.height / 2 >= 0 && one.y + one.height / 2 <= placed.height).toBe(true)
      for (const other of placed.boxes) {
        if (one === other) continue
        const apart =
          Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
          Math.abs(one.y - other.y) >= (one.height + other.height) / 2
        expect([one.key, other.key, apart]).toEqual([one.key, other.key, true])
      }
    }
  })

  it('reads from above to below: the beginning over the end', () => {
    expect(box('hear')?.y).toBeLessThan(box('rule')?.y ?? 0)
    expect(Math.max(...placed.boxes.map(({ y }) => y))).toBe(box('done')?.y)
  })

  it('arrows begin and end at their steps', () => {
    for (const { from, to, points } of placed.arrows) {
      const near = (key: string, at: { x: number; y: number } | undefined) => {
        const of = box(key)
        return (
          Math.abs((of?.x ?? 0) - (at?.x ?? 0)) <= (of?.width ?? 0) / 2 + 1 &&
          Math.abs((of?.y ?? 0) - (at?.y ?? 0)) <= (of?.height ?? 0) / 2 + 1
        )
      }
      expect([from, to, near(from, points[0]), near(to, points.at(-1))]).toEqual([from, to, true, true])
    }
  })

  it('is one file without anything from elsewhere, its words escaped', () => {
    const svg = svgOf(claim, 'A & B', placed)
    expect(svg).toContain('&lt;hear&gt;')
    expect(svg).toContain('<title>A &amp; B</title>')
    expect(svg).not.toMatch(/href|<script|<image|url\((?!#)/)
  })
})

it('as text names every step, its ways out, where it begins and where it ends', () => {
  const lines = textOf(claim, (stage) => stage, wording)
  expect(lines).toContain('▶ [hear] <hear> (hear)  who · how long')
  expect(lines).toContain('    pass → <deal>')
  expect(lines).toContain('■ [applaud] <done> (done)')
  expect(lines.filter((line) => /^[▶○■]/.test(line))).toHaveLength(Object.keys(claim.steps).length)
})
