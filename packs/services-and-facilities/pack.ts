import type { Pack } from '../../kernel/pack/index.ts'
import { declaring, field, must } from '../../kernel/pack/index.ts'
import * as patrols from './patrols.ts'
import * as plans from './plans.ts'
import * as referrals from './referrals.ts'

const { list, ledger, indicator } = declaring('services-and-facilities')

const facilities = ledger({
  key: 'facilities',
  subject: 'facility',
  basis: ['000-PT-14', '000-HQ-13', '000-HQ-15', '000-AJ-22', '002-JD-52'],
  levels: [5, 6],
  grain: ['name'],
  keeper: 'village-secretary',
  freshDays: 366,
  fields: [
    field.text('name', 60, { ...must, disclosed: true }),
    field.code('facility_kind', 'facility-kind', { ...must, disclosed: true }),
    field.code('facility_state', 'facility-state', { ...must, disclosed: true }),
    field.year('opened_in', { required: "facility_state == 'open'", disclosed: true }),
    field.yesNo('upgraded', { ...must, disclosed: true }),
    field.integer('floor_area', { most: 1_000_000, unit: '平方米' }, { disclosed: true }),
    field.text('opening_hours', 60, { disclosed: true }),
    field.point('place', { disclosed: true }),
    field.text('belt', 40, { disclosed: true }),
  ],
})

/** 000-PT-15: where people of a grid or of a group of households live; how many they are is in the register of households. */
const dwellings = ledger({
  key: 'dwelling-places',
  subject: 'dwelling',
  basis: ['000-PT-15'],
  levels: [6, 7],
  grain: [],
  keeper: 'village-secretary',
  fields: [field.point('place', must)],
})

const counted = (key: string) => field.integer(key, { most: 200_000, unit: '户' }, must)
/** 000-PT-15: who reaches an open centre or station on foot; worked out by the program, with the numbers that it rests on. */
const reach = ledger({
  key: 'service-reach',
  subject: 'service-reach',
  basis: ['000-PT-15'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: 'village-secretary',
  computed: true,
  fields: [
    field.year('year', must),
    counted('households_within'),
    field.integer('households_outside', { most: 200_000, unit: '户' }),
    field.integer('households_unknown', { most: 200_000, unit: '户' }),
    field.integer('walking_minutes', { most: 1000, unit: '分钟' }),
    field.integer('metres_a_minute', { most: 1000, unit: '米' }),
    field.decimal('detour', 2, { most: 10 }),
  ],
})

/** 000-PT-15: fifteen minutes; how fast people walk and how the way winds are defaults, for a county to set by date. */
const walks = [
  {
    ...{ from: '2010-01-01', minutes: 15, metresPerMinute: 70, detour: 1.3 },
    basis: '000-PT-15：15分钟党群服务圈；步行速度和绕行系数为本系统默认值',
  },
]

/** 002-JD-51: sewage, old houses and their upkeep are the housing bureau's own work; no village or town types them again. */
const environment = ledger({
  key: 'village-environment',
  subject: 'environment',
  basis: ['002-JD-51'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: { role: 'department-handler', organisation: 'housing' },
  fields: [
    field.year('year', must),
    field.integer('hamlets', { least: 1, most: 500, unit: '个' }, must),
    field.integer(
      'hamlets_treated',
      { most: 500, unit: '个' },
      {
        ...must,
        valid: [{ when: 'hamlets_treated <= hamlets', otherwise: 'services-and-facilities.otherwise.more-than-all' }],
      },
    ),
    field.integer('old_houses', { most: 100_000, unit: '栋' }, must),
    field.integer(
      'old_houses_improved',
      { most: 100_000, unit: '栋' },
      {
        ...must,
        valid: [
          { when: 'old_houses_improved <= old_houses', otherwise: 'services-and-facilities.otherwise.more-than-all' },
        ],
      },
    ),
    field.yesNo('upkeep_rule', must),
  ],
})

/** 003-HB-30, 003-HB-31: what the operator of a public platform says of its year, as a statistic; nobody is judged by it (国办函〔2026〕12号). */
const platform = ledger({
  key: 'platform-use',
  subject: 'platform-use',
  basis: ['003-HB-30', '003-HB-31', '国办函〔2026〕12号'],
  levels: [3],
  grain: ['year'],
  period: 'year',
  keeper: 'county-dispatcher',
  fields: [
    field.year('year', must),
    field.text('source_document', 100, { ...must, disclosed: true }),
    field.integer('registered_people', { most: 2_000_000_000, unit: '人' }, { ...must, disclosed: true }),
    field.integer('scanning_people', { most: 2_000_000_000, unit: '人' }, { ...must, disclosed: true }),
    field.integer('visits', { most: 2_000_000_000_000, unit: '人次' }, { ...must, disclosed: true }),
    field.integer('villages_with_code', { most: 1_000_000, unit: '个' }, { ...must, disclosed: true }),
  ],
})

const OPEN = "facility_state == 'open'"
const open = (kinds: readonly string[]): string =>
  `${OPEN} && facility_kind in [${kinds.map((kind) => `'${kind}'`).join(', ')}]`

const count = (key: string, kinds: readonly string[], basis: readonly string[], more = '') =>
  indicator({ key, unit: '个', basis, is: { kind: 'count', ledger: 'facilities', where: `${open(kinds)}${more}` } })
const coverage = (key: string, kinds: readonly string[], basis: readonly string[], target?: number) =>
  indicator({
    key,
    unit: '%',
    places: 1,
    basis,
    is: { kind: 'coverage', ledger: 'facilities', level: 5, where: open(kinds) },
    better: 'more',
    ...(target && { target: { value: target, basis: basis[0] as string } }),
  })
const ratio = (key: string, ledgerKey: string, over: string, under: string, basis: readonly string[]) =>
  indicator({ key, unit: '%', places: 1, basis, is: { kind: 'ratio', ledger: ledgerKey, over, under }, better: 'more' })

const used = (key: string, of: string, unit: string, basis: readonly string[]) =>
  indicator({ key, unit, basis, is: { kind: 'sum', ledger: 'platform-use', of } })
/** Without a target and without a better: a statistic only. */
const rate = (key: string, unit: string, is: string, basis: readonly string[]) =>
  indicator({ key, unit, places: 1, basis: [...basis, '国办函〔2026〕12号'], is: { kind: 'formula', is } })

export const pack: Pack = {
  key: 'services-and-facilities',
  version: '1.0.0',
  title: 'services-and-facilities.title',
  basis: [
    { document: '莆田、花桥镇、街道方案设施各条', clause: '000-PT-14、000-PT-15、000-HQ-15、000-MS-10、002-JD-51' },
  ],
  lists: [
    list('facility-kind', [
      'party-service-centre',
      'grid-station',
      'service-point',
      'elderly-station',
      'culture-venue',
      'clinic',
      'childcare',
      'sports',
      'points-shop',
      'mediation-room',
      'heritage',
      'remote-learning',
    ]),
    list('facility-state', ['open', 'building', 'upgrading', 'closed']),
    ...plans.lists,
    ...referrals.lists,
    ...patrols.lists,
  ],
  ledgers: [
    facilities,
    dwellings,
    reach,
    environment,
    platform,
    ...plans.ledgers,
    ...referrals.ledgers,
    ...patrols.ledgers,
  ],
  reaches: [
    {
      from: { ledger: 'dwelling-places', point: 'place' },
      to: { ledger: 'facilities', point: 'place', where: open(['party-service-centre', 'grid-station']) },
      into: {
        ...{ ledger: 'service-reach', within: 'households_within', outside: 'households_outside' },
        ...{ unknown: 'households_unknown', minutes: 'walking_minutes', metresPerMinute: 'metres_a_minute' },
        detour: 'detour',
      },
      walks,
    },
  ],
  indicators: [
    count('service-centres', ['party-service-centre'], ['000-PT-14']),
    count('service-centres-upgraded', ['party-service-centre'], ['000-PT-14'], ' && upgraded'),
    count('grid-stations', ['grid-station'], ['000-PT-14']),
    count('service-points', ['service-point'], ['000-HQ-13', '000-MS-12']),
    count('elderly-stations', ['elderly-station'], ['000-HQ-15']),
    count('heritage-sites', ['heritage'], ['002-JD-49']),
    indicator({
      key: 'heritage-belts',
      unit: '条',
      basis: ['002-JD-49'],
      is: { kind: 'distinct', ledger: 'facilities', field: 'belt', where: `${open(['heritage'])} && belt != null` },
    }),
    coverage('villages-with-service-centre', ['party-service-centre'], ['000-PT-14']),
    coverage('villages-with-elderly-station', ['elderly-station'], ['000-HQ-15'], 1),
    coverage('villages-with-culture-venue', ['culture-venue'], ['002-JD-52']),
    coverage('villages-with-clinic', ['clinic'], ['000-AJ-22']),
    coverage('villages-with-remote-learning', ['remote-learning'], ['003-HB-12'], 1),
    coverage('villages-with-childcare', ['childcare'], ['000-AJ-22']),
    indicator({
      key: 'households-reached',
      unit: '户',
      basis: ['000-PT-15'],
      is: { kind: 'sum', ledger: 'service-reach', of: 'households_within' },
    }),
    indicator({
      key: 'households-in-15-minutes',
      version: '2',
      unit: '%',
      places: 1,
      basis: ['000-PT-15'],
      is: {
        kind: 'ratio',
        ledger: 'service-reach',
        over: 'households_within',
        under: 'households_within + households_outside',
      },
      better: 'more',
    }),
    indicator({
      key: 'households-of-unknown-place',
      unit: '户',
      basis: ['000-PT-15'],
      is: { kind: 'sum', ledger: 'service-reach', of: 'households_unknown' },
      better: 'less',
    }),
    used('platform-people', 'registered_people', '人', ['003-HB-31']),
    used('platform-visits', 'visits', '人次', ['003-HB-31']),
    used('platform-scanning-people', 'scanning_people', '人', ['003-HB-30']),
    used('platform-villages', 'villages_with_code', '个', ['003-HB-30']),
    rate('platform-visits-per-person', '次', 'platform_visits / platform_people', ['003-HB-31']),
    rate('platform-registered', '%', 'platform_people / residents', ['003-HB-30']),
    rate('platform-scanned', '%', 'platform_scanning_people / residents', ['003-HB-30']),
    rate('platform-covered', '%', 'platform_villages / villages_on_record', ['003-HB-30']),
    ratio('sewage-treated', 'village-environment', 'hamlets_treated', 'hamlets', ['002-JD-51']),
    ratio('old-houses-improved', 'village-environment', 'old_houses_improved', 'old_houses', ['002-JD-51']),
    indicator({
      key: 'villages-with-upkeep-rule',
      unit: '%',
      places: 1,
      basis: ['002-JD-51'],
      is: { kind: 'share', ledger: 'village-environment', of: 'upkeep_rule' },
      better: 'more',
    }),
    ...plans.indicators,
    ...referrals.indicators,
    ...patrols.indicators,
  ],
}
