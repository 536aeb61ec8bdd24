import type { Lead } from '../../kernel/list/index.ts'
import { listing } from '../../kernel/pack/index.ts'

const COUNTY = 'county-dispatcher'
const DEPARTMENT = 'department-handler'
const TOWN = 'town-dispatcher'
const VILLAGE = 'village-secretary'

const county = (role: string, ...helpers: string[]): readonly Lead[] => [
  { level: 3, role, ...(helpers.length > 0 && { helpers }) },
]
const all = (...below: readonly Lead[]): readonly Lead[] => [
  { level: 3, role: COUNTY, helpers: [DEPARTMENT] },
  ...below,
]
const town: Lead = { level: 4, role: TOWN }
const village: Lead = { level: 5, role: VILLAGE }

const { list: measures, item: measure } = listing('yunyan', 'yunyan-measures')

/** Made up for the demo: twelve measures, with the year before to compare. */
const yunyanMeasures = measures({
  kind: 'tasks',
  versions: [
    {
      version: '2025',
      from: '2025-01-01',
      until: '2025-12-31',
      document: '云雁县（虚构）抓党建促乡村振兴若干措施（2025年）',
      clause: '附件',
      count: 8,
      whole: true,
      fictional: true,
      items: [
        measure('income', 1, {
          ...{ group: 'economy', leads: all(town), due: '2025-12-31' },
          proofs: [{ indicator: 'operating-income-from-10', atLeast: 0.5 }],
        }),
        measure('empty-shell', 2, {
          ...{ group: 'economy', leads: all(town, village), due: '2025-06-30' },
          proofs: [{ indicator: 'empty-shell-villages' }],
        }),
        measure('audit', 3, { group: 'economy', leads: county(DEPARTMENT), due: '2025-12-31' }),
        measure('five-in-one', 4, {
          ...{ group: 'organisation', leads: all(town), due: '2025-12-31' },
          proofs: [{ indicator: 'five-in-one' }],
        }),
        measure('filing', 5, {
          ...{ group: 'organisation', leads: county(COUNTY), every: 'year' },
          proofs: [{ indicator: 'secretary-filed' }],
        }),
        measure('talks', 6, { group: 'organisation', leads: county(COUNTY, 'county-supervisor'), every: 'year' }),
        measure('signs', 7, {
          ...{ group: 'burden', leads: all(town), due: '2025-09-30' },
          proofs: [{ indicator: 'signs-to-clear', atMost: 0 }],
        }),
        measure('boards', 8, { group: 'burden', leads: county(COUNTY), every: 'quarter' }),
      ],
    },
    {
      version: '2026',
      from: '2026-01-01',
      document: '云雁县（虚构）抓党建促乡村振兴若干措施（2026年）',
      clause: '附件',
      count: 12,
      whole: true,
      fictional: true,
      items: [
        measure('income', 1, {
          ...{ group: 'economy', leads: all(town), due: '2026-12-31', text: true },
          proofs: [{ indicator: 'operating-income-from-10', atLeast: 0.6 }],
        }),
        measure('empty-shell', 2, {
          ...{ group: 'economy', leads: all(town, village), due: '2026-06-30' },
          proofs: [{ indicator: 'empty-shell-villages' }],
        }),
        measure('contracts', 3, {
          ...{ group: 'economy', leads: all(town), due: '2026-09-30' },
          proofs: [{ indicator: 'contracts-in-order', atLeast: 0.95 }],
        }),
        measure('supervision', 4, {
          ...{ group: 'economy', leads: county(DEPARTMENT, COUNTY), due: '2026-12-15' },
          proofs: [{ indicator: 'villages-audited' }],
        }),
        measure('five-in-one', 5, {
          ...{ group: 'organisation', leads: all(town), due: '2026-12-31' },
          proofs: [{ indicator: 'five-in-one' }],
        }),
        measure('filing', 6, {
          ...{ group: 'organisation', leads: county(COUNTY), every: 'year' },
          proofs: [{ indicator: 'secretary-filed' }],
        }),
        measure('talks', 7, {
          ...{ group: 'organisation', leads: county(COUNTY, 'county-supervisor'), every: 'half-year', text: true },
        }),
        measure('reserve', 8, {
          ...{ group: 'organisation', leads: all(town, village), due: '2026-12-31' },
          proofs: [{ indicator: 'reserve-fitting', atLeast: 0.8 }],
        }),
        measure('signs', 9, {
          ...{ group: 'burden', leads: all(town), due: '2026-09-30' },
          proofs: [{ indicator: 'signs-to-clear', atMost: 0 }],
        }),
        measure('one-month-one-study', 10, { group: 'burden', leads: county(COUNTY), every: 'month', text: true }),
        measure('gatherings', 11, {
          ...{ group: 'residents', leads: all(town, village), every: 'quarter' },
          proofs: [{ ledger: 'gatherings', atLeast: 1 }],
        }),
        measure('open-day', 12, { group: 'residents', leads: [town, village], due: '2026-12-20', text: true }),
      ],
    },
  ],
})

const { list: duties, item: duty } = listing('yunyan', 'yunyan-village-duties')
const own = (key: string, number: number) => duty(key, number, { group: 'own', leads: [village] })
const assist = (key: string, number: number) =>
  duty(key, number, { group: 'assist', leads: [{ ...village, helpers: [TOWN] }] })

/** Made up for the demo: what may be asked of a village; anything else is refused. */
const yunyanVillageDuties = duties({
  kind: 'powers',
  permits: { level: 5, clause: '云雁县（虚构）村级事项清单 第三条' },
  versions: [
    {
      version: '2026',
      from: '2026-01-01',
      document: '云雁县（虚构）村级履行职责事项和协助办理事项清单',
      count: 14,
      whole: true,
      fictional: true,
      items: [
        own('party-life', 1),
        own('collective', 2),
        own('money-open', 3),
        own('mediation', 4),
        own('roads', 5),
        own('lighting', 6),
        own('cleaning', 7),
        own('elderly', 8),
        assist('census', 9),
        assist('subsidies', 10),
        assist('flood', 11),
        assist('fire', 12),
        assist('insurance', 13),
        assist('statistics', 14),
      ],
    },
  ],
})

const { list: powers, item: power } = listing('yunyan', 'yunyan-township-powers')

/** Made up for the demo: powers of a town, each with the process or the service by which it is used. */
const yunyanTownshipPowers = powers({
  kind: 'powers',
  versions: [
    {
      version: '2026',
      from: '2026-01-01',
      document: '云雁县（虚构）乡镇职权目录',
      count: 5,
      whole: true,
      fictional: true,
      items: [
        power('requests', 1, { group: 'service', leads: [town], proofs: [{ process: 'resident-requests' }] }),
        power('mediate', 2, { group: 'service', leads: [town], proofs: [{ process: 'dispute-mediation' }] }),
        power('proxy', 3, { group: 'service', leads: [town], proofs: [{ process: 'proxy-services' }] }),
        power('allowance', 4, { group: 'service', leads: [town], proofs: [{ service: 'civil-01' }] }),
        power('grid', 5, { group: 'governance', leads: [town], proofs: [{ process: 'grid-admission' }] }),
      ],
    },
  ],
})

export const lists = [yunyanMeasures, yunyanVillageDuties, yunyanTownshipPowers]
