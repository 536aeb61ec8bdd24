import { COUNTY, type County, type Village } from './county.ts'
import words from './data/names.json' with { type: 'json' }
import organisations from './data/organisations.json' with { type: 'json' }
import type { Seeded } from './seeded.ts'

export interface Account {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly phone: string
}
export interface Post {
  readonly id: string
  readonly account: string
  readonly role: string
  readonly region: string
  readonly org: string | null
  readonly title: string
}
export interface People {
  readonly accounts: readonly Account[]
  readonly posts: readonly Post[]
}

/** One sign-in for each role, all along one line of the tree: one request can be followed through all of them. */
export const DEMO_VILLAGE = `${COUNTY}001200`
export const DEMO_PASSWORD = 'Lingyan-2026-demo'
export const DEMO_LOGINS = [
  { login: 'lianhu', role: 'grid-worker', org: null, region: `${DEMO_VILLAGE}00101` },
  { login: 'wangge', role: 'grid-leader', org: null, region: `${DEMO_VILLAGE}001` },
  { login: 'cun', role: 'village-secretary', org: `gov-${DEMO_VILLAGE}`, region: DEMO_VILLAGE },
  { login: 'zhen', role: 'town-dispatcher', org: `gov-${COUNTY}001`, region: `${COUNTY}001` },
  { login: 'bangongshi', role: 'town-office', org: `office-${COUNTY}001-building`, region: `${COUNTY}001` },
  { login: 'xian', role: 'county-dispatcher', org: `dept-${COUNTY}-command`, region: COUNTY },
  { login: 'zhujian', role: 'department-handler', org: `dept-${COUNTY}-housing`, region: COUNTY },
  { login: 'ducha', role: 'county-supervisor', org: null, region: COUNTY },
  { login: 'jiwei', role: 'discipline-officer', org: `dept-${COUNTY}-discipline`, region: COUNTY },
  { login: 'xianzhang', role: 'county-leader', org: null, region: COUNTY },
  { login: 'fenxi', role: 'analyst', org: null, region: COUNTY },
  { login: 'xitong', role: 'system-admin', org: null, region: COUNTY },
  { login: 'anquan', role: 'security-admin', org: null, region: COUNTY },
  { login: 'shenji', role: 'audit-admin', org: null, region: COUNTY },
] as const

/** A made-up name; `surnames` are those that prevail in a village. */
export const personName = (random: Seeded, surnames: readonly string[] = []): string => {
  const surname = surnames.length > 0 && random.chance(0.7) ? random.pick(surnames) : random.pick(words.surnames)
  return random.chance(0.12)
    ? `${surname}${random.pick(words.single)}`
    : `${surname}${random.pick(words.first)}${random.pick(words.second)}`
}

/** Numbers that no operator gives out: 12 and nine digits. */
export const phone = (random: Seeded): string => `12${String(random.between(0, 999_999_999)).padStart(9, '0')}`

/** One to three surnames prevail in a village. */
export const surnamesOf = (random: Seeded): readonly string[] =>
  Array.from({ length: random.between(1, 3) }, () => random.pick(words.surnames))

const titles: Readonly<Record<string, string>> = organisations.titles

/** Accounts and the positions that they hold, in the order of the tree. */
export const planPeople = (
  random: Seeded,
  county: County,
  surnames: ReadonlyMap<string, readonly string[]>,
  at: number,
): People => {
  const accounts: Account[] = []
  const posts: Post[] = []
  const known = new Map<string, string>(DEMO_LOGINS.map((one) => [keyOf(one), one.login]))
  const appoint = (role: string, region: string, org: string | null, login: string, more: Appointing = {}): void => {
    const key = keyOf({ role, region, org })
    const account = {
      id: random.uuid(at),
      login: known.get(key) ?? login,
      name: personName(random, more.of),
      phone: phone(random),
    }
    known.delete(key)
    accounts.push(account)
    const title = more.title ?? titles[role] ?? ''
    posts.push({ id: random.uuid(at), account: account.id, role, region, org, title })
    // ids in order of time: the post that entitles comes after the position that one acts as
    for (const post of more.holds ?? [])
      posts.push({ id: random.uuid(at + 1), account: account.id, ...post, title: '' })
  }
  appointCounty(appoint)
  for (const town of county.towns) {
    for (const n of [1, 2]) appoint('town-dispatcher', town.code, `gov-${town.code}`, `zhen${town.code}-${n}`)
    for (const office of organisations.offices) {
      const org = `office-${town.code}-${office.key}`
      for (const n of [1, 2]) appoint('town-office', town.code, org, `bgs${town.code}-${office.key}-${n}`)
    }
  }
  for (const village of county.villages) appointVillage(appoint, village, surnames.get(village.code) ?? [])
  return { accounts, posts }
}

const keyOf = (of: { role: string; region: string; org: string | null }): string => `${of.role} ${of.org ?? of.region}`

type Appoint = (role: string, region: string, org: string | null, login: string, more?: Appointing) => void
interface Appointing {
  readonly title?: string
  /** Surnames that prevail. */
  readonly of?: readonly string[]
  /** Posts that entitle to it (000-PT-04). */
  readonly holds?: readonly Pick<Post, 'role' | 'region' | 'org'>[]
}

const appointCounty = (appoint: Appoint): void => {
  for (const { role, org, region } of DEMO_LOGINS) {
    if (region !== COUNTY || role === 'department-handler') continue
    const count = role === 'county-dispatcher' ? 4 : role === 'county-leader' || role === 'county-supervisor' ? 2 : 1
    for (let n = 1; n <= count; n += 1) appoint(role, region, org, `${role}-${n}`)
  }
  for (const { key } of organisations.departments) {
    if (key === 'command') continue
    for (const n of [1, 2]) appoint('department-handler', COUNTY, `dept-${COUNTY}-${key}`, `bm-${key}-${n}`)
  }
}

const appointVillage = (appoint: Appoint, village: Village, of: readonly string[]): void => {
  const org = `gov-${village.code}`
  appoint('village-secretary', village.code, org, `cun${village.code}-1`, { of })
  appoint('village-secretary', village.code, org, `cun${village.code}-2`, { of, title: titles['village-clerk'] })
  for (const [n, grid] of village.grids.entries()) {
    // every ninth grid is led by a member of the village committee, the others by the head of their villagers' group
    const post =
      n % 9 === 8
        ? { role: 'village-committee-member', region: village.code, org }
        : { role: 'villager-group-leader', region: grid.code, org: null }
    appoint('grid-leader', grid.code, null, `wg${grid.code}`, { of, holds: [post] })
    for (const group of grid.groups) appoint('grid-worker', group.code, null, `lh${group.code}`, { of })
  }
}
