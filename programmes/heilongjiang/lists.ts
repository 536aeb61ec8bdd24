import type { NumberedList } from '../../kernel/list/index.ts'
import { listing } from '../../kernel/pack/index.ts'

const DOCUMENT = '黑龙江抓党建促乡村振兴经验材料'
/** The material names the lists and how long they are, neither their items nor their dates: from here on they can be kept. */
const FROM = '2024-01-01'

/** A list of which the document gives the name only: its items are the county's to keep. */
const named = (
  key: string,
  code: string,
  more: Pick<NumberedList, 'kind' | 'permits'> & {
    readonly clause: string
    readonly count?: number
    readonly level: 3 | 4
  },
): NumberedList => {
  const { clause, count, level, kind, permits } = more
  const role = level === 3 ? 'county-dispatcher' : 'town-dispatcher'
  return listing('heilongjiang', key).list({
    kind,
    ...(permits && { permits }),
    kept: { ledger: 'duty-items', code, leads: [{ level, role }] },
    versions: [
      {
        ...{ version: 'named', from: FROM, document: DOCUMENT, clause, whole: false, items: [] },
        ...(count !== undefined && { count }),
      },
    ],
  })
}

export const lists = [
  named('measures-30', 'measures-30', { kind: 'tasks', clause: '000-HLJ-01', count: 30, level: 3 }),
  named('key-tasks', 'key-tasks', { kind: 'tasks', clause: '000-HLJ-04', level: 3 }),
  named('secretary-duties-25', 'secretary-duties-25', { kind: 'tasks', clause: '000-HLJ-05', count: 25, level: 3 }),
  named('township-duties', 'township-duties', {
    ...{ kind: 'powers', clause: '000-HLJ-22', level: 4 },
    permits: { level: 4, clause: '“强乡赋能”：省级明确乡镇权责清单' },
  }),
]
