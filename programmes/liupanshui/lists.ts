import type { Proof } from '../../kernel/list/index.ts'
import { listing } from '../../kernel/pack/index.ts'

const LEADS = [{ level: 3, role: 'county-dispatcher' }]
const DOCUMENT = '六盘水抓党建促乡村振兴报道'
const { list, item } = listing('liupanshui', 'five-projects')
const task = (key: string, number: number, group: string, ...proofs: readonly Proof[]) =>
  item(key, number, { group, leads: LEADS, every: 'year', proofs })

/** 五项工程 are named in one sentence; the tasks under each are those that the text tells of, in its order. */
const fiveProjects = list({
  kind: 'tasks',
  versions: [
    {
      ...{ version: '2022', from: '2022-01-01', document: DOCUMENT, clause: '001-LPS-01', groups: 5, whole: false },
      items: [
        task('degrees', 1, 'quality', { indicator: 'degree-students' }),
        task('classes', 2, 'quality', { indicator: 'people-in-menu-classes' }),
        task('leaders', 3, 'lead', { indicator: 'towns-with-five-kinds' }),
        task('teams', 4, 'lead', { indicator: 'villages-with-team' }),
        task('standard', 5, 'base', { indicator: 'branches-standardised' }),
        task('collective', 6, 'base', { indicator: 'operating-income-from-10' }),
        task('experts', 7, 'talent', { indicator: 'villages-with-agronomist' }),
        task('talents', 8, 'talent', { indicator: 'practical-talents' }),
        task('grids', 9, 'governance', { process: 'dispute-mediation' }),
        task('civilised', 10, 'governance', { indicator: 'villages-civilised' }),
      ],
    },
  ],
})

export const lists = [
  fiveProjects,
  listing('liupanshui', 'team-measures-12').list({
    kind: 'tasks',
    kept: { ledger: 'duty-items', code: 'team-measures-12', leads: [{ level: 3, role: 'county-dispatcher' }] },
    versions: [
      {
        ...{
          version: 'named',
          from: '2020-01-01',
          document: '六盘水抓党建促乡村振兴报道',
          clause: '001-LPS-20 驻村干部作用发挥十二条措施',
        },
        ...{ whole: false, items: [], count: 12 },
      },
    ],
  }),
]
