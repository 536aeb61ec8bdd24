import type { Process } from '../../ui/matter/vocabulary.ts'

/** What a grid worker records, and the process that it opens with what is known beforehand. */
export interface Kind {
  readonly key: string
  readonly process: string
  readonly data: Readonly<Record<string, string>>
  readonly category?: string
  /** Questions that are asked here though they may be left out elsewhere, with the answers that are offered. */
  readonly asks?: Readonly<Record<string, readonly string[]>>
  /** The person speaks for himself: his own post is the place. */
  readonly own?: boolean
  /** Whether somebody is behind it who wants to hear back. */
  readonly asksWho: boolean
}

/** 000-PT-08: 政策宣传、民情摸排、信息上报、便民服务. */
const FOUR: readonly Kind[] = [
  { key: 'reporting', process: 'resident-requests', data: {}, asksWho: true },
  { key: 'service', process: 'proxy-services', data: {}, asksWho: true },
  { key: 'sentiment', process: 'grid-task', data: { kind: 'sentiment' }, asksWho: false },
  { key: 'publicity', process: 'grid-task', data: { kind: 'publicity' }, asksWho: false },
]

const feedback = (key: string, category: string): Kind => ({
  key,
  process: 'resident-requests',
  data: {},
  category,
  asks: { nature: ['suggestion', 'complaint'] },
  asksWho: true,
  own: true,
})

/**
 * 国办函〔2026〕12号: whoever must use a program can complain of it and propose, with a number to follow and an answer. About the
 * program (信息化建设) and about the work itself (作风建设).
 */
export const FEEDBACK: readonly Kind[] = [feedback('program', '0804'), feedback('work', '020103')]

const KNOWN: readonly Kind[] = [...FOUR, ...FEEDBACK]

/** Kind of a report as it lies on the phone. */
export const kindOf = (report: { kind: string; process: string }): Kind =>
  KNOWN.find(({ key }) => key === report.kind) ?? other(report.process)

/** What a report of the kind begins with. */
export const beginning = ({ key, process, asksWho, data, category = '' }: Kind) => ({
  kind: key,
  process,
  asksWho,
  data,
  category,
})

/** A process that is none of the four is its own kind. */
const other = (process: string): Kind => ({ key: process, process, data: {}, asksWho: true })

/** The four kinds as far as the packs in force offer their processes, then every other process under its own title. */
export const kindsOf = (
  processes: readonly Process[],
): { readonly four: readonly Kind[]; readonly others: readonly Kind[] } => {
  const offered = new Set(processes.map(({ key }) => key))
  const taken = new Set(FOUR.map(({ process }) => process))
  return {
    four: FOUR.filter(({ process }) => offered.has(process)),
    others: processes.filter(({ key }) => !taken.has(key)).map(({ key }) => other(key)),
  }
}
