/** What one who knows the question writes by hand: a cascade in one statement, integers where they do, the index when the rows are there. */
const SUMS = [
  'income_n',
  'income_d',
  'operating_n',
  'debt_n',
  'income_debt',
  'people_n',
  'households_n',
  'helped_n',
  'land_n',
  'road_n',
  'above_n',
  'income_head',
  'people_head',
  'records',
]

const up = (level: string, below: string, width: number): string =>
  `${level} as materialized (select left(region, ${width}) as region, ${SUMS.map((name) => `sum(${name})${name === 'land_n' ? '' : '::bigint'} as ${name}`).join(', ')} from ${below} group by 1)`

/** The same query for both databases, over a table `source` of records. */
export const cascade = (source: string): string => `with village as materialized (
    select region, coalesce(income, 0)::bigint as income_n, (income is not null)::int::bigint as income_d, operating::bigint as operating_n,
      case when income is not null then debt else 0 end::bigint as debt_n, coalesce(income, 0)::bigint as income_debt, people::bigint as people_n,
      households::bigint as households_n, helped::bigint as helped_n, land as land_n, road::int::bigint as road_n,
      coalesce(income >= 10000000, false)::int::bigint as above_n, coalesce(income, 0)::bigint as income_head,
      case when income is not null then people else 0 end::bigint as people_head, 1::bigint as records
    from ${source}
  ), ${up('town', 'village', 9)}, ${up('county', 'town', 6)}, ${up('city', 'county', 4)}, ${up('province', 'city', 2)}
  select * from village union all select * from town union all select * from county union all select * from city union all select * from province`

export const statements = (source: string): readonly string[] => [
  'drop table if exists floor_sums',
  `create table floor_sums as ${cascade(source)}`,
  'alter table floor_sums add primary key (region)',
]

/** One change by hand: five ancestors of a village. */
export const ONE_CHANGE = `update floor_sums set income_n = income_n + $1::bigint, income_debt = income_debt + $1::bigint, income_head = income_head + $1::bigint
  where region in ($2, left($2, 9), left($2, 6), left($2, 4), left($2, 2))`
