import { startsOf } from '../../kernel/pack/index.ts'
import type { Process } from '../../kernel/workflow/index.ts'
import type { Wording } from './layout.ts'
import type { Kind } from './ways.ts'
import { waysOf } from './ways.ts'

/** Steps in the order of their stages, the beginning first within a stage. */
const ordered = (process: Process): readonly string[] => {
  const starts = startsOf(process)
  const place = (key: string): number =>
    process.stages.indexOf(process.steps[key]?.stage ?? '') * 2 + (starts.includes(key) ? 0 : 1)
  return Object.keys(process.steps).sort((a, b) => place(a) - place(b))
}

const mark = (process: Process, key: string): string => {
  if (process.steps[key]?.final) return '■'
  return startsOf(process).includes(key) ? '▶' : '○'
}

const SIGNS: Readonly<Record<Kind, string>> = { onward: '→', back: '↩', lapse: '⏱→' }

/** One line an action, with all that it may lead to. */
const ways = (process: Process, key: string, wording: Wording): readonly string[] => {
  const out = waysOf(process)
    .filter(({ from }) => from === key)
    .flatMap(({ actions, ...way }) => actions.map((action) => ({ ...way, action })))
  return [...Map.groupBy(out, ({ action, kind }) => `${action} ${kind}`).values()].map((some) => {
    const [{ action, kind }] = some as [(typeof some)[number]]
    const targets = some.map(({ to }) => wording.step(to)).join(' / ')
    return `    ${wording.action(key, action)} ${SIGNS[kind]} ${targets}`
  })
}

const legend = (process: Process, wording: Wording): readonly string[] => {
  const kinds = new Set(waysOf(process).map(({ kind }) => kind))
  return (['onward', 'back', 'lapse'] as const)
    .filter((kind) => kinds.has(kind))
    .map((kind) => `${SIGNS[kind]} ${wording.kind(kind)}`)
}

/** The process as lines: each step with who holds it and how long, its ways out, and what the signs mean. ▶ begins, ■ ends. */
export const textOf = (
  process: Process,
  stageWords: (stage: string) => string,
  wording: Wording,
): readonly string[] => [
  ...ordered(process).flatMap((key) => {
    const step = process.steps[key]
    const head = [mark(process, key), `[${stageWords(step?.stage ?? '')}]`, wording.step(key), `(${key})`].join(' ')
    const details = wording.details(key).join(' · ')
    return [details === '' ? head : `${head}  ${details}`, ...ways(process, key, wording)]
  }),
  '',
  ...legend(process, wording),
  ...wording.supervision,
]
