import type { Desk } from '../access/index.ts'
import { deskOf } from '../access/index.ts'
import type { RegionCode } from '../place/index.ts'
import { ancestorsOf, countyOf, DIVISION_WIDTHS, within } from '../place/index.ts'
import type { Context, Directory } from './context.ts'
import type { Actor, MatterState } from './matter.ts'
import type { DeskRule } from './types.ts'

const LAYERS = [{ digits: 3 }, { digits: 2 }] as const

/** From where a rule looks: the matter as it stands before the act, and who acts. */
export interface Site {
  readonly context: Pick<Context, 'directory' | 'matter' | 'layers'>
  readonly state: Pick<MatterState, 'back' | 'ledAt'> | null
  readonly actor: Actor
  /** On the closed route nobody outside the role may learn of it: only the same role stands in. */
  readonly sealed?: boolean
}

export const roleOf = (desk: Desk): string => desk.slice(0, desk.indexOf('@'))
/** The part after `@`: an organisation, or a region where the desk belongs to a region alone. */
export const seatOf = (desk: Desk): string => desk.slice(desk.indexOf('@') + 1)

export const deskOfActor = (actor: Actor): Desk | undefined =>
  actor.kind === 'staff' ? deskOf(actor.position) : undefined

/** Number of digits of a code at a level; undefined beyond the layers. */
const widthOf = (level: number, layers: Context['layers'] = LAYERS): number | undefined =>
  level <= DIVISION_WIDTHS.length
    ? DIVISION_WIDTHS[level - 1]
    : layers.slice(0, level - DIVISION_WIDTHS.length).reduce((sum, layer) => sum + layer.digits, 12)

/** The matter's region cut to a level; undefined where it lies above that level. */
export const regionAt = ({ matter, layers }: Site['context'], level: number): RegionCode | undefined => {
  const width = widthOf(level, layers)
  return width === undefined || width > matter.region.length ? undefined : matter.region.slice(0, width)
}

const layersOf = (layers: Context['layers'] = LAYERS) => layers.map((layer) => ({ ...layer, key: '', title: '' }))

/** The region and all above it, nearest first. */
const upwards = (context: Site['context'], region: RegionCode): readonly RegionCode[] => [
  region,
  ...ancestorsOf(region, layersOf(context.layers)),
]

/** Where the work of a region is done today: there, or in what took it over. */
const today = ({ directory }: Pick<Site['context'], 'directory'>, region: RegionCode): readonly RegionCode[] =>
  directory.became?.(region) ?? [region]

const firstLive = ({ directory }: Site['context'], role: string, places: readonly RegionCode[]): Desk | undefined =>
  places.map((place) => directory.deskAt(role, place)).find((desk) => desk !== undefined && directory.live(desk))

/** Desk of the role at the region or the nearest region above it that has one. */
export const nearest = (context: Site['context'], role: string, region: RegionCode): Desk | undefined =>
  firstLive(
    context,
    role,
    today(context, region).flatMap((one) => upwards(context, one)),
  )

/** The same above the region: further up the block. */
export const nearestAbove = (context: Site['context'], role: string, region: RegionCode): Desk | undefined =>
  firstLive(
    context,
    role,
    today(context, region).flatMap((one) => upwards(context, one).slice(1)),
  )

/** The desk that the rule names by history or by the one who acts. */
const known = (rule: DeskRule, site: Site): Desk | undefined => {
  if (rule.at === 'self') return deskOfActor(site.actor)
  if (rule.at === 'sender') return site.state?.back[0]?.desk
  return typeof rule.at === 'object' ? site.state?.ledAt[rule.at.ledAt] : undefined
}

const isKnown = (rule: DeskRule): boolean => rule.at === 'self' || rule.at === 'sender' || typeof rule.at === 'object'
const fitsRole = (rule: DeskRule, desk: Desk): boolean => rule.role === '*' || rule.role === roleOf(desk)

const placeOf = (rule: DeskRule, site: Site): RegionCode | undefined => {
  if (typeof rule.at === 'number') return regionAt(site.context, rule.at)
  return rule.at === 'county' ? countyOf(site.context.matter.region) : site.context.matter.region
}

/** The desk that a rule means, live or vacant; undefined where it means none here (no such level, nobody sent it). */
const meant = (rule: DeskRule, site: Site): Desk | undefined => {
  if (isKnown(rule)) {
    const desk = known(rule, site)
    return desk !== undefined && fitsRole(rule, desk) ? desk : undefined
  }
  if (rule.at === 'inside') return nearest(site.context, rule.role, site.context.matter.region)
  const place = placeOf(rule, site)
  if (place === undefined) return undefined
  const { deskAt } = site.context.directory
  const found = today(site.context, place).map((one) => deskAt(rule.role, one))
  return found.find((desk) => desk !== undefined) ?? deskAt(rule.role, place) ?? `${rule.role}@${place}`
}

/** First live desk on the line above a desk. */
const onLine = ({ directory }: Site['context'], desk: Desk): Desk | undefined => {
  let above = directory.above(desk)
  // a line has few rungs; the bound guards against roles that report to each other
  for (let rung = 0; above !== undefined && rung < 12; rung += 1) {
    if (directory.live(above)) return above
    above = directory.above(above)
  }
  return undefined
}

/**
 * The desk of the same role that took over a desk whose region is no more: its twin in the part that holds `around` now, then in
 * the others. Undefined while its region stands, and where nobody is there yet.
 */
export const inheritorOf = (directory: Directory, desk: Desk, around: RegionCode): Desk | undefined => {
  const seat = seatOf(desk)
  const isPlace = /^\d+$/.test(seat)
  const region = directory.regionOf(desk) ?? (isPlace ? seat : undefined)
  const parts = region === undefined ? [] : today({ directory }, region)
  if (region === undefined || parts.includes(region)) return undefined
  const here = today({ directory }, around)
  const holds = (part: RegionCode): number => Number(here.some((one) => within(one, part)))
  const role = roleOf(desk)
  // an organisation is named by its region; another beside it has other duties
  const twinIn = (part: RegionCode): Desk | undefined =>
    isPlace ? directory.deskAt(role, part) : `${role}@${seat.replace(region, part)}`
  return parts
    .toSorted((a, b) => holds(b) - holds(a))
    .map(twinIn)
    .find((twin) => twin !== undefined && twin !== desk && directory.live(twin))
}

/**
 * Who takes the place of a vacant desk: what inherited it where its region is no more; the next above on the line, then the same role further up the block; on the closed route only
 * the same role, so that it never comes before somebody who was not meant to learn of it.
 */
export const standInFor = (context: Site['context'], desk: Desk, sealed: boolean): Desk | undefined => {
  const inheritor = inheritorOf(context.directory, desk, context.matter.region)
  if (inheritor !== undefined) return inheritor
  const role = roleOf(desk)
  const seat = seatOf(desk)
  const isPlace = /^\d+$/.test(seat)
  // a desk named by its place alone was vacant when it was named: somebody may have come since, under an organisation
  const come = isPlace ? context.directory.deskAt(role, seat) : undefined
  if (come !== undefined && come !== desk && context.directory.live(come)) return come
  const region = context.directory.regionOf(desk) ?? (isPlace ? seat : undefined)
  // never another organisation beside it: that one has other duties
  const block = region === undefined ? undefined : nearestAbove(context, role, region)
  return (sealed ? undefined : onLine(context, desk)) ?? block
}

const forResident = (rules: readonly DeskRule[]): boolean => rules.length === 0 || rules[0]?.at === 'resident'

/** First live desk that the rules find as they stand. */
export const findLive = (rules: readonly DeskRule[], site: Site): Desk | undefined => {
  for (const rule of rules) {
    const desk = meant(rule, site)
    if (desk !== undefined && site.context.directory.live(desk)) return desk
  }
  return undefined
}

/**
 * Who holds a step. The first live desk; where none is live, whoever stands in for the first one, and so on; where nobody at all
 * is found, the vacant desk itself, where it waits in everybody's sight above. Null at a step of the resident, or of nobody.
 */
export const findLead = (rules: readonly DeskRule[], site: Site): Desk | null => {
  if (forResident(rules)) return null
  const live = findLive(rules, site)
  if (live !== undefined) return live
  const places = rules.filter((rule) => rule.role !== '*')
  const vacant = rules.flatMap((rule) => meant(rule, site) ?? [])
  const wanted = [...vacant, ...places.map((rule) => `${rule.role}@${site.context.matter.region}`)]
  for (const desk of wanted) {
    const standIn = standInFor(site.context, desk, site.sealed ?? false)
    if (standIn !== undefined) return standIn
  }
  return wanted[0] ?? null
}

const placed = (rule: DeskRule, region: RegionCode, site: Site): boolean => {
  const { matter } = site.context
  if (rule.at === 'inside') return site.actor.kind === 'staff' && within(region, site.actor.position.region)
  if (rule.at === 'county') return countyOf(region) === countyOf(matter.region)
  const place = typeof rule.at === 'number' ? regionAt(site.context, rule.at) : matter.region
  return place !== undefined && (region === place || today(site.context, place).includes(region))
}

/** Whether a chosen desk is one that the rules allow. */
export const mayChoose = (rules: readonly DeskRule[], desk: Desk, site: Site): boolean =>
  rules.some((rule) => {
    if (!fitsRole(rule, desk)) return false
    if (isKnown(rule)) return known(rule, site) === desk
    const region = site.context.directory.regionOf(desk)
    return region !== undefined && placed(rule, region, site)
  })
