import { edgesOf, startsOf } from '../../kernel/pack/index.ts'
import type { Process } from '../../kernel/workflow/index.ts'
import type { Wording } from './layout.ts'

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

const ways = (process: Process, key: string, wording: Wording): readonly string[] => {
  const out = edgesOf(process).filter((edge) => edge.from === key && edge.to in process.steps)
  const lines = out.map((edge) => `    ${wording.action(key, edge.action)} → ${wording.step(edge.to)}`)
  return [...new Set(lines)]
}

/** The process as lines: each step with who holds it and how long, and its ways out. ▶ begins, ■ ends. */
export const textOf = (process: Process, stageWords: (stage: string) => string, wording: Wording): readonly string[] =>
  ordered(process).flatMap((key) => {
    const step = process.steps[key]
    const head = [mark(process, key), `[${stageWords(step?.stage ?? '')}]`, wording.step(key), `(${key})`].join(' ')
    const details = wording.details(key).join(' · ')
    return [details === '' ? head : `${head}  ${details}`, ...ways(process, key, wording)]
  })
