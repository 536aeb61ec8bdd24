import type { Role } from '../../kernel/access/index.ts'

type Offices = NonNullable<Role['offices']>

const offices = (kind: 'department' | 'office', keys: readonly string[]): Offices =>
  keys.map((key) => ({ key, title: `posts.${kind}.${key}` }))

/** Departments of a county: `dept-<county>-<key>`. What a county has besides is declared here before a ledger is given to it. */
export const departments: Offices = offices('department', [
  'organisation',
  'law',
  'petition',
  'housing',
  'urban',
  'agriculture',
  'water',
  'forestry',
  'transport',
  'land',
  'ecology',
  'civil',
  'labour',
  'health',
  'insurance',
  'education',
  'culture',
  'police',
  'justice',
  'market',
  'emergency',
  'industry',
  'finance',
  'statistics',
  'veterans',
])

/** Offices of a town: `office-<town>-<key>`. */
export const townOffices: Offices = offices('office', [
  'party',
  'safety',
  'economy',
  'agriculture',
  'service',
  'building',
  'enforcement',
])
