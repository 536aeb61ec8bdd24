import type { Process } from '../../ui/matter/vocabulary.ts'

/** What a grid worker records, and the process that it opens with what is known beforehand. */
export interface Kind {
  readonly key: string
  readonly process: string
  readonly data: Readonly<Record<string, string>>
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

/** The four kinds as far as the packs in force offer their processes, then every other process under its own title. */
export const kindsOf = (
  processes: readonly Process[],
): { readonly four: readonly Kind[]; readonly others: readonly Kind[] } => {
  const offered = new Set(processes.map(({ key }) => key))
  const taken = new Set(FOUR.map(({ process }) => process))
  return {
    four: FOUR.filter(({ process }) => offered.has(process)),
    others: processes
      .filter(({ key }) => !taken.has(key))
      .map(({ key }) => ({ key, process: key, data: {}, asksWho: true })),
  }
}
