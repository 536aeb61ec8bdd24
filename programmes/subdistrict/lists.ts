import type { Lead, Proof } from '../../kernel/list/index.ts'
import { listing } from '../../kernel/pack/index.ts'

/** 002-JD-07: the secretaries of the subdistrict and of its communities both answer. */
const BOTH: readonly Lead[] = [
  { level: 4, role: 'town-dispatcher' },
  { level: 5, role: 'village-secretary' },
]

const { list, item } = listing('subdistrict', 'project-tasks-28')

/** 实施步骤（二）: how the lists stand is looked at every half year. */
const task = (key: string, number: number, group: string, ...proofs: readonly Proof[]) =>
  item(key, number, { group, leads: BOTH, every: 'half-year', ...(proofs.length > 0 && { proofs }) })

/**
 * The 28 numbered tasks, in short words. The document speaks of seven projects (“七大”工程) and carries six: the tasks of all six are here, so
 * that the list is whole though a project lacks.
 */
const projectTasks = list({
  kind: 'tasks',
  versions: [
    {
      version: '2023',
      from: '2023-02-21',
      document: '街道2023年抓党建促乡村振兴示范工作实施方案',
      clause: '三、主要任务',
      count: 28,
      groups: 7,
      whole: true,
      items: [
        task('theory', 1, 'soul'),
        task('education', 2, 'soul'),
        task('carriers', 3, 'soul'),
        task('street-committee', 4, 'geese', { ledger: 'gatherings', atLeast: 1 }),
        task('secretaries', 5, 'geese', { indicator: 'secretary-filed' }),
        task('three-in-one-built', 6, 'geese'),
        task('core', 7, 'base', { indicator: 'secretary-is-director' }),
        task('party-net', 8, 'base', { indicator: 'leaders-and-representatives-in-party' }),
        task('lagging', 9, 'base'),
        task('standard', 10, 'base', { indicator: 'branches-standardised' }),
        task('ecology', 11, 'base', { indicator: 'villages-supervised' }),
        task('town-cadres', 12, 'merit', { indicator: 'town-posts-vacant' }),
        task('leaders-link', 13, 'merit'),
        task('training', 14, 'merit'),
        task('teams', 15, 'merit', { indicator: 'villages-with-team' }),
        task('rich-helpers', 16, 'merit', { indicator: 'helpers-who-help' }),
        task('rural-talent', 17, 'merit', { indicator: 'practical-talents' }),
        task('talent-down', 18, 'merit', { indicator: 'villages-with-agronomist' }),
        task('collective', 19, 'upgrade', { indicator: 'operating-income-from-10' }),
        task('red-villages', 20, 'upgrade'),
        task('industry', 21, 'upgrade', { indicator: 'villages-with-a-product' }),
        task('ecology-villages', 22, 'upgrade', { indicator: 'sewage-treated' }),
        task('manners', 23, 'upgrade', { indicator: 'villages-civilised' }),
        task('governance', 24, 'upgrade', { process: 'dispute-mediation' }),
        task('farmers', 25, 'upgrade', { indicator: 'rural-income-over-city' }),
        task('funding', 26, 'security', { indicator: 'lines-paid' }),
        task('places', 27, 'security', { indicator: 'villages-with-service-centre' }),
        task('care', 28, 'security'),
      ],
    },
  ],
})

/** Kinds of powers are named (审批、服务、执法) and none of them one by one: they are the county's to keep. */
const powers = listing('subdistrict', 'subdistrict-powers').list({
  kind: 'powers',
  kept: { ledger: 'duty-items', code: 'delegated-powers', leads: [{ level: 4, role: 'town-dispatcher' }] },
  versions: [
    {
      ...{ version: 'named', from: '2010-01-01', document: '街道示范工作实施方案（2023）', clause: '002-JD-10' },
      ...{ whole: false, items: [] },
    },
  ],
})

export const lists = [projectTasks, powers]
