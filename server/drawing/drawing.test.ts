import { describe, expect, it } from 'vitest'
import { claim } from '../../kernel/workflow/example/process.ts'
import type { ParameterSet, Step } from '../../kernel/workflow/index.ts'
import { loadPacks } from '../packs.ts'
import { layout, type Wording } from './layout.ts'
import { svgOf } from './svg.ts'
import { textOf } from './text.ts'
import { wordingOf } from './words.ts'

const wording: Wording = {
  step: (key) => `<${key}>`,
  details: (key) => (key === 'hear' ? ['who', 'how long'] : []),
  action: (_, key) => key,
  kind: (kind) => `means ${kind}`,
  supervision: ['who comes in'],
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

  it('no two arrows end in the same place', () => {
    const ends = placed.arrows.flatMap(({ points }) => [points[0], points.at(-1)]).map((at) => `${at?.x} ${at?.y}`)
    expect(new Set(ends).size).toBe(ends.length)
  })

  it('tells ways back and what the system does in time from the others, without colour alone', () => {
    const kinds = (kind: string) => placed.arrows.filter((one) => one.kind === kind).flatMap(({ lines }) => lines)
    expect(kinds('back')).toContain('refuse')
    expect(kinds('lapse')).toEqual(['silence', 'unheard'])
    expect(kinds('onward')).toContain('pass')
    const svg = svgOf(claim, 't', placed, wording)
    for (const kind of ['back', 'lapse']) {
      expect(svg).toMatch(new RegExp(`\\.${kind}\\{[^}]*stroke-dasharray`))
      expect(svg).toContain(`marker-end="url(#${kind})"`)
      expect(svg).toContain(`means ${kind}`)
    }
    expect(svg).toContain('who comes in')
  })

  it('is one file without anything from elsewhere, its words escaped', () => {
    const svg = svgOf(claim, 'A & B', placed, wording)
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

interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
const overlap = (a: Rect, b: Rect): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2

describe('every process of the packs', async () => {
  const packs = await loadPacks()
  const processes = packs.set.packs.flatMap((pack) => pack.processes ?? [])
  const sets = packs.set.packs.flatMap((pack) => pack.parameters ?? [])
  const cases = processes.flatMap((process) =>
    (['zh-CN', 'en'] as const).map((language) => ({ name: `${process.key} ${language}`, process, language })),
  )
  it.each(cases)('$name: no label lies over a step or another label, none is outside', ({ process, language }) => {
    const parameters = sets.find((one) => one.process === process.key)
    const drawn = layout(process, wordingOf({ packs, language, process, parameters }))
    const rects = [
      ...drawn.boxes.map((box) => ({ ...box, name: box.title })),
      ...drawn.arrows.map(({ label, lines, from }) => ({ ...label, name: `${from}: ${lines.join('/')}` })),
    ]
    const wrong = rects.flatMap((one, index) =>
      rects.slice(index + 1).flatMap((other) => (overlap(one, other) ? [`${one.name} over ${other.name}`] : [])),
    )
    expect(wrong).toEqual([])
    for (const { x, width } of rects) expect(x - width / 2 >= 0 && x + width / 2 <= drawn.width).toBe(true)
    for (const { details } of drawn.boxes) expect(details.join()).not.toMatch(/drawing\.|\{|…|undefined/)
  })
})

describe('words under a step', () => {
  const params: ParameterSet = {
    key: 'club',
    title: 't',
    process: claim.key,
    from: '2026-01-01',
    basis: 'b',
    limits: { a: { unit: 'hours', amount: 1 }, b: { unit: 'working-days', amount: 2 } },
    returns: 0,
    reopenWindow: { unit: 'hours', amount: 1 },
    supervision: [
      { after: { unit: 'hours', amount: 0 }, line: true, block: false },
      { after: { unit: 'natural-days', amount: 3 }, line: false, block: true, desks: [{ role: 'king', at: 3 }] },
    ],
    callBackShare: 0,
    values: {},
  }
  const packs = { words: (key: string) => key, role: () => undefined }
  const escalate = { title: 't', effect: 'supervise', by: ['system'], fields: [] } as const
  const step = (limits: readonly string[]) => ({
    ...(claim.steps.hear as Step),
    limit: 'a',
    limits: limits.map((limit) => ({ when: 'true', limit })),
    actions: { escalate },
    desks: ['pawn', 'knight', 'bishop'].map((role) => ({ role, at: 5 })),
  })
  const say = (limits: readonly string[], more: ParameterSet['limits'] = {}) =>
    wordingOf({
      packs,
      language: 'en',
      process: { ...claim, steps: { hear: step(limits) } },
      parameters: { ...params, limits: { ...params.limits, ...more } },
    })

  it('names all who may hold it and all its limits', () => {
    const said = ['pawn', 'or knight', 'or bishop', 'within 1 hour']
    expect(say(['b', 'b', 'a']).details('hear')).toEqual([
      ...said,
      'in some cases 2 working days',
      '▲ supervised when late',
    ])
    const many = Object.fromEntries(
      [7, 30, 5].map((amount) => [`d${amount}`, { unit: 'natural-days', amount }] as const),
    ) as ParameterSet['limits']
    expect(say(['b', ...Object.keys(many)], many).details('hear')[4]).toBe('in some cases 2 working days, 5 to 30 days')
  })

  it('says who comes in when it is late', () => {
    expect(say([]).supervision).toEqual([
      '▲ A late step is supervised by:',
      '  at once: who the holder reports to',
      '  3 days: king',
    ])
  })
})
