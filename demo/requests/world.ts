import type { Position } from '../../kernel/access/index.ts'
import type { WorkCalendar } from '../../kernel/calendar/index.ts'
import type { GridLayer } from '../../kernel/place/index.ts'
import type { Actor, Directory, ParameterSet, Process } from '../../kernel/workflow/index.ts'
import { COUNTY, type County, type Village } from '../county.ts'
import type { People } from '../people.ts'
import { seeded } from '../seeded.ts'

/** The rules that requests run under, and who is there to act. */
export interface World {
  readonly process: Process
  readonly parametersOn: (day: string) => ParameterSet
  readonly calendar: WorkCalendar
  readonly layers: readonly GridLayer[] | undefined
  readonly inList: (list: string, code: string) => boolean
  readonly directory: Directory
  /** Somebody who holds the desk; the same `n`, the same person. */
  readonly holderOf: (desk: string, n: number) => Actor | undefined
  /** How fast (1 is usual, 2 takes twice as long) and how well (-1 to 1) an organisation or region works. */
  readonly mannerOf: (org: string) => Manner
}
export interface Manner {
  readonly pace: number
  readonly care: number
}

export const peopleByDesk = (people: People): World['holderOf'] => {
  const names = new Map(people.accounts.map(({ id, name }) => [id, name]))
  const byDesk = Map.groupBy(people.posts, (post) => `${post.role}@${post.org ?? post.region}`)
  return (desk, n) => {
    const posts = byDesk.get(desk) ?? []
    const post = posts[n % Math.max(1, posts.length)]
    if (post === undefined) return undefined
    const { id, role, region, org } = post
    const position: Position = org === null ? { id, role, region } : { id, role, region, org }
    return { kind: 'staff', position, name: names.get(post.account) ?? '' }
  }
}

/** A place keeps its manner all year, so that a board has something to show. */
export const mannersFrom = (seed: number): World['mannerOf'] => {
  const known = new Map<string, Manner>()
  return (org) => {
    const held = known.get(org)
    if (held) return held
    const random = seeded(seed + [...org].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_003, 7))
    const manner = { pace: random.logNormal(1, 0.22), care: Math.max(-1, Math.min(1, random.normal(0.1, 0.35))) }
    known.set(org, manner)
    return manner
  }
}

/** The desk that a target means for a request from a place. */
export const deskFor = (target: string, village: Village, region: string): string => {
  const [kind, key] = target.split(':')
  if (kind === 'dept') return `department-handler@dept-${COUNTY}-${key}`
  if (kind === 'office') return `town-office@office-${village.town}-${key}`
  if (kind === 'worker') return `grid-worker@${region.length === 17 ? region : `${village.code}00101`}`
  if (kind === 'grid') return `grid-leader@${region.length >= 15 ? region.slice(0, 15) : `${village.code}001`}`
  return `village-secretary@gov-${village.code}`
}

/** Villages by how many households they have: whoever is more, writes more. */
export const villagesBySize = (county: County): readonly (readonly [Village, number])[] =>
  county.villages.map((village) => [
    village,
    village.grids.reduce((sum, grid) => sum + grid.groups.reduce((all, group) => all + group.households, 0), 0),
  ])
